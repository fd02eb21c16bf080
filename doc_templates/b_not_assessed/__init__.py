"""The list of employees of corpus «Б» who were not assessed for a quarter, with the reasons («Б» items 4, 6)."""
