"""Who may come in: users and their sessions, one-time links, units, and what each may do. Knows no web framework."""
