"""The covering letter of the package to the authorized body («А» item 26)."""
