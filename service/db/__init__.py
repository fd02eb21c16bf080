"""The database: tables, migrations, transactions. It is the truth about what was accepted."""
