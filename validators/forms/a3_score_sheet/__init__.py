"""The score sheet of corpus «А» for a year: annex 3, and what decides whether and how a year is assessed."""
