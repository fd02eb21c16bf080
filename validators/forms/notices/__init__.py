"""The notices to a servant who is not at work: of an interview and of the result."""
