"""The papers of a calibration session of corpus «Б»: decision, reference on the employee, protocol, feedback."""
