"""The tables of scores of corpus «А»: annexes 4 and 5."""
