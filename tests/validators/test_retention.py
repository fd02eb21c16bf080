"""Until when papers are kept, by the days that they name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from doc_templates.catalogue import FORMS
from validators.check import check, retention_of

SAMPLES = {form.slug: form for form in FORMS}
ISSUED = date(2026, 11, 27)


def _kept(slug: str, *, issued: date | None = None, **changes: Any) -> tuple[date, date]:
    form = SAMPLES[slug]
    data = {name: value for name, value in (form.sample() | changes).items() if value is not None}
    outcome = check(slug, data, today=issued or form.sample_on)
    assert outcome.retention is not None, outcome.violations
    assert retention_of(slug, outcome.payload, issued_on=issued or form.sample_on) == outcome.retention
    return outcome.retention.since, outcome.retention.until


@pytest.mark.parametrize(
    ("slug", "changes", "since", "until"),
    [
        ("b2_score_sheet", {}, date(2026, 10, 15), date(2029, 10, 15)),
        ("b2_score_sheet", {"signed_on": None}, ISSUED, date(2029, 11, 27)),
        ("b_calibration_protocol", {}, date(2026, 11, 3), date(2029, 11, 3)),
        ("a_monitoring", {}, date(2027, 1, 20), date(2030, 1, 20)),
        ("a9_score_sheet", {}, date(2025, 8, 22), date(2028, 8, 22)),
        ("a1_agreement", {}, date(2026, 2, 23), date(2029, 2, 23)),
        ("a1_agreement", {"signed_on": None}, date(2026, 12, 31), date(2029, 12, 31)),
    ],
)
def test_a_paper_is_kept_three_years_from_the_end_of_its_assessment_or_from_its_signing(
    slug: str, changes: dict[str, Any], since: date, until: date
) -> None:
    """A protocol from what followed it, monitoring from the end of the year's assessment, who signs by hand later."""
    issued = ISSUED if changes else None
    assert _kept(slug, issued=issued, **changes) == (since, until)


def test_a_sheet_that_is_signed_by_hand_may_be_signed_until_the_term_of_the_order() -> None:
    """Issued on the third, it is kept from the twentieth."""
    assert _kept("b2_score_sheet", issued=date(2026, 10, 3), signed_on=None)[0] == date(2026, 10, 20)


def test_every_form_says_until_when_its_papers_are_kept() -> None:
    """It is never before what the paper itself says, where it says so; an act of destruction is kept for ever."""
    for form in FORMS:
        outcome = check(form.slug, form.sample(), today=form.sample_on)
        if form.slug == "destruction_act":
            assert outcome.retention is None
            continue
        assert outcome.retention is not None, form.slug
        told = outcome.computed.get("retain_until", "")
        assert outcome.retention.until.isoformat() >= told, form.slug
        assert outcome.retention.until - outcome.retention.since > timedelta(days=3 * 365 - 1), form.slug
        assert outcome.retention.joint is not form.slug.endswith("_agreement"), form.slug
