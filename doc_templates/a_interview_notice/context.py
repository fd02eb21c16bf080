"""Context of the notice of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import notices, wording
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_signatory, signatory
from validators.forms.notices.schema import Interview, InterviewNotice
from validators.forms.shared.persons import Person

METHODOLOGY = "Методики оценки деятельности административных государственных служащих корпуса «А»"
VIDEO = "с использованием дистанционных средств видеосвязи"
IN_PERSON = "очно"
BLANK_OPENING = (
    f"В соответствии с пунктом 22 или 49 {METHODOLOGY} (ненужное зачеркнуть) уведомляем Вас о проведении собеседования "
    f"для оценки Вашей деятельности за {wording.BLANK_YEAR}."
)
ROLES = {
    "employee": "оцениваемый служащий",
    "authorized_person": "уполномоченное лицо",
    "hr_representative": "представитель службы управления персоналом",
    "immediate_supervisor": "непосредственный руководитель (по решению уполномоченного лица)",
}
BLANK_LINES = 3
"""Ruled lines for a text that is written by hand."""


def context(record: InterviewNotice, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled notice."""
    return {
        **notices.letter(record),
        "opening": _opening(record),
        "interview": _interview(record.interview),
        "purpose": [record.purpose],
        "participants": list(_participants(record)),
        "means": notices.sent_by(record.means),
        "signed_by": signatory(record.hr_representative),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys for a notice written by hand, with squares to tick."""
    return {
        **notices.blank_letter(),
        "opening": BLANK_OPENING,
        "interview": dict.fromkeys(("when", "form", "place"), ""),
        "purpose": [""] * BLANK_LINES,
        "participants": [{"role": words, "full_name": "", "office": ""} for words in ROLES.values()],
        "means": notices.blank_means(),
        "signed_by": blank_signatory(),
    }


def _opening(record: InterviewNotice) -> str:
    item, period = "22", wording.year(record.year)
    if record.chapter5:
        item, period = "49", f"период {wording.chapter5_period(record.year)}"
    return (
        f"В соответствии с пунктом {item} {METHODOLOGY} уведомляем Вас о проведении собеседования для оценки Вашей "
        f"деятельности за {period}."
    )


def _interview(interview: Interview) -> dict[str, str]:
    when = [wording.day(interview.held_on), interview.time]
    place = [interview.place, interview.link]
    return {
        "when": ", ".join(part for part in when if part),
        "form": VIDEO if interview.video else IN_PERSON,
        "place": ", ".join(part for part in place if part),
    }


def _participants(record: InterviewNotice) -> Iterator[dict[str, str]]:
    present: dict[str, Person | None] = {role: getattr(record, role) for role in ROLES}
    for role, participant in present.items():
        if participant is not None:
            office = f"{participant.position}, {participant.organization}"
            yield {"role": ROLES[role], "full_name": participant.full_name, "office": office}


BINDING = TemplateBinding(
    record=InterviewNotice,
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
