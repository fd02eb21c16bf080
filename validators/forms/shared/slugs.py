"""Slugs of the forms of corpus «Б»."""

SHEETS = ("b1_score_sheet", "b2_score_sheet")
PROTOCOL = ("b_calibration_protocol",)
ANNUAL = ("b_annual",)
ORDER = ("b_calibration_order",)
ALL_FORMS = SHEETS + ORDER + PROTOCOL
