"""The notice of the result to a dismissed employee, items 24 and 51 of «А», 10 of «Б»; a recommended layout."""
