"""The annual agreement of employees of category 2, annex 2 of the methodology «А» (items 6-11)."""
