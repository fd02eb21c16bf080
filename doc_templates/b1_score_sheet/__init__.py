"""Annex 1 of the Model Methodology of corpus «Б»: the score sheet of a person in a leading position."""
