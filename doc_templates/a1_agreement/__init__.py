"""The annual agreement of servants of category 1, annex 1 of the methodology «А» (items 6-11)."""
