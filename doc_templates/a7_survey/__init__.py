"""The anonymous survey of a central state body's employees, annex 7 of the methodology «А» (item 16)."""
