"""The score sheet of chapter 5, annex 9 of the methodology «А» (items 44-48)."""
