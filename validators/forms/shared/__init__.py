"""Shared by several forms: persons, KPIs, assessed periods, facts and rules of a whole corpus."""
