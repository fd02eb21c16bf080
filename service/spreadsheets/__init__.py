"""Papers as rows: what a spreadsheet of a form looks like, and how its rows become ``data`` and its errors cells."""
