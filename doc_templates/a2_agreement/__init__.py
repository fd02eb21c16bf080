"""The annual agreement of servants of category 2, annex 2 of the methodology «А» (items 6-11)."""
