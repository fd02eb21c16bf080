"""Messages by language, and the look of values inside them."""
