"""The annual agreement of employees of category 1, annex 1 of the methodology «А» (items 6-11)."""
