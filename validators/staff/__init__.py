"""The staff list: who serves, in which positions, when absent. It comes before any paper, and cycles are made of it."""
