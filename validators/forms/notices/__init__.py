"""The notices: of an interview, and of the result, to who is not at work and to who is in service."""
