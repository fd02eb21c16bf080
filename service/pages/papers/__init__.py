"""Papers that are made: found again, put together, and followed by what comes next."""
