"""Keeps what was accepted: the database, which is the truth, and the files it points to."""
