"""Pages for people: the shell all have in common, the design system, the start page, errors and the description."""
