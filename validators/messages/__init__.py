"""Messages and field descriptions by language, and the look of values inside them."""
