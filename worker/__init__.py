"""Turns stored records into documents: renders DOCX, converts to PDF, inspects and files the result."""

import gc

# What loading the modules allocates stays; looking through it for cycles every 700 objects is a seventh of every start.
gc.set_threshold(max(10_000, gc.get_threshold()[0]))
