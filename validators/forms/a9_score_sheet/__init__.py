"""The score sheet of chapter 5: annex 9."""
