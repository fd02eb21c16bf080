"""The review of a released, rotated or absent servant of corpus «А», annex 10 of the methodology (item 50)."""
