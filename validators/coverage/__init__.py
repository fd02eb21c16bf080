"""Every item and annex of the order, and what the product does about it: the data behind ``docs/coverage.md``."""
