"""An interview announced to a servant of corpus «А», items 22 and 49 of the methodology; the layout is ours."""
