"""The protocol of a calibration session, items 11 and 19-24 of the Model Methodology of corpus «Б»."""
