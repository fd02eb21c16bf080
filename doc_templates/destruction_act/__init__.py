"""The act of destruction of papers whose term of retention is over («А» item 14, «Б» item 13)."""
