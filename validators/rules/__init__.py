"""Engine of the rules: their model, facts and application; the rules themselves stand with forms and dossiers."""
