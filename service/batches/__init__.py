"""Many papers at once: a file of rows comes in, each row is checked, and each becomes a document or a report."""
