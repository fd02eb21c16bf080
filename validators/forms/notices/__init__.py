"""The notices to an employee who is not at work: of an interview and of the result."""
