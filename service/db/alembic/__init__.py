"""The history of the database schema, run by ``service.db.migrations``."""
