"""Pages of the quarter run in one place: cycles, how far they are, and the sheets in them."""
