"""The review of a servant of corpus «А», annex 6 of the methodology (items 23, 24)."""
