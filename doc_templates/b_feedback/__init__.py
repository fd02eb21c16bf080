"""The record of a feedback meeting after a calibration session («Б» item 24)."""
