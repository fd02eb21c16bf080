"""What several forms use: persons, KPIs, assessed periods, facts and rules of a whole corpus."""
