"""Papers laid out with LibreOffice's results, without it."""
