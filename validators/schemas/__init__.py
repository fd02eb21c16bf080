"""The shape of ``data``: JSON in, frozen records out, and every value of the wrong shape named at once."""
