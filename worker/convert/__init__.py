"""Converts DOCX to PDF with warm, supervised LibreOffice processes that share nothing and reach nothing outside."""
