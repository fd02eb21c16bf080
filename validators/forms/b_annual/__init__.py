"""The annual score of corpus «Б»."""
