"""The notice of an interview in corpus «А», items 22 and 49 of the methodology; a recommended layout."""
