"""Turns stored records into documents: renders DOCX, converts to PDF, inspects and files the result."""
