"""Cycles: the assessment of a period, decided from the staff list, with a sheet for each appointment."""
