"""Many papers at once: a sheet is dropped, looked at, corrected, and made."""
