"""The official forms: one folder per form with its template, context and sample."""
