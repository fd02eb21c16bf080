"""What rules are and look at, and how they are applied; the rules themselves stand with their forms and dossiers."""
