"""Accepts what clients send, stores it durably and hands the finished papers back."""
