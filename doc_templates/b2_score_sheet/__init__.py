"""Annex 2 of the Model Methodology of corpus «Б»: the score sheet of a person in a non-leading position."""
