"""DOCX toolkit: markup, styles, phrases of layout, packages, lint, measures of texts; knows no form."""
