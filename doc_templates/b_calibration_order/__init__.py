"""The decision to hold a calibration session, item 20 of the Model Methodology of corpus «Б»; a recommended layout."""
