"""Dossiers: documents that belong together, checked with each other and accepted all or none."""
