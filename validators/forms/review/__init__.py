"""The reviews of corpus «А»: annex 6, and annex 10 of chapter 5."""
