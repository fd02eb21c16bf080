"""Every term of the order, counted: from the dates that begin it to the day that ends it, with the way between."""
