"""The answers to the survey of annex 7 summed up, item 16 of the methodology «А»; the layout is ours."""
