"""The act of destruction of papers whose term of retention is over (items 14 of «А», 13 of «Б»)."""
