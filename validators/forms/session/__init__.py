"""The papers of a calibration session of corpus «Б»: the decision to hold it, and its protocol."""
