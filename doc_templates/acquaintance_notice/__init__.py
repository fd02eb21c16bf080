"""The notice of the result to an employee in service, items 24 of «А», 10 and 16 of «Б»; a recommended layout."""
