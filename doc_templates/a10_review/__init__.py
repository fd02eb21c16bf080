"""The review of a released, rotated or absent employee of corpus «А», annex 10 of the methodology (item 50)."""
