"""Builds the Word templates from the words of the order: used by whoever changes a form, never by the service."""
