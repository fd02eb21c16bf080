"""The review of an employee of corpus «А», annex 6 of the methodology (items 23, 24)."""
