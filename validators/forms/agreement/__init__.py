"""The agreements of corpus «А»: annexes 1 and 2 (chapter 2), and annex 8 of chapter 5."""
