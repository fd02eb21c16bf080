"""Documents that belong together: the kinds of dossier and the rules between their documents."""
