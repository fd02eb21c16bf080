"""Builds the Word templates from the words of the order: by whoever changes a form, and for bodies' variants."""
