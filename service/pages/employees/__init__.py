"""The staff list: people with their positions and absences, one by one and as files."""
