"""Measures what the house promises about speed and memory, as ratios taken in one run on one machine."""
