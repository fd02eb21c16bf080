"""The list of employees who were not assessed, with the reasons («А» item 26)."""
