"""Pages about how long papers are kept: what has fallen due, its destruction, legal holds, and all about a person."""
