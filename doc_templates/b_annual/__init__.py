"""The annual score of an employee, item 5 of the Model Methodology of corpus «Б»; a recommended layout."""
