"""Documents: accepted, stored, claimed by workers, handed back with their files."""
