"""Shared by the routes of all features: endpoints, schemas, problems, languages, access. Imports no feature."""
