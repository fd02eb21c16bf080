"""Pages for people: what this service is, whether it can make documents now, and what an error means."""
