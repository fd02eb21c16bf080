"""What the HTTP routes of all features are built from: bodies, problems, languages, access. Knows no feature."""
