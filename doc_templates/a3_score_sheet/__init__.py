"""The score sheet of a calendar year, annex 3 of the methodology «А» (items 16-21)."""
