"""What users read: messages and field descriptions by language, and how values look inside them."""
