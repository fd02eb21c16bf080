"""The table of maximum scores by the percent of realization, annex 4 of the methodology «А» (item 19)."""
