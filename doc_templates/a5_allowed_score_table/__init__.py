"""The table of allowed scores by the percent of realization, annex 5 of the methodology «А» (item 19)."""
