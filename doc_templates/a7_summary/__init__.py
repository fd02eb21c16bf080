"""The summary of the survey of annex 7, item 16 of the methodology «А»; a recommended layout."""
