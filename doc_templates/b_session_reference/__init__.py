"""The reference on an employee for the members of a calibration session («Б» item 16, subitem 3)."""
