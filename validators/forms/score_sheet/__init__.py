"""The score sheets of corpus «Б»: annexes 1 and 2."""
