"""The annual agreement of chapter 5, annex 8 of the methodology «А» (items 33-36)."""
