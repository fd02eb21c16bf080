"""Reference data: forms, rules, editions, deadlines, calendar and validation. Nothing is stored."""
