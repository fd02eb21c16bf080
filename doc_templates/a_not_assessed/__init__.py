"""The list of servants who were not assessed, with the reasons («А» item 26)."""
