"""What is to be made of each row: which paper, under which name, or why none."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from doc_templates import catalogue
from doc_templates.names import file_name, folder_name
from doc_templates.template_files import Template
from doc_templates.variants import Variants
from service.batches.messages import all_errors, capped, form_violation, in_words_of_sheet, remark_violation
from service.batches.row_readers import InputRow
from service.documents.printable import printable
from service.documents.variants import choose
from validators.batch import Tally, check_contributions, contribution
from validators.calendar import WorkingCalendar
from validators.check import Outcome, check
from validators.violations import blocking_violations

FORMS: Final = frozenset(form.slug for form in catalogue.FORMS)
NAMESPACE: Final = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""RFC 9562's namespace for URLs: the id of a paper made here follows from what is in it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of all rows.

    Attributes:
        form: the form of rows that name none.
        formats: file formats to make.
        fail_on: ``warning`` lets warnings reject a row as errors do.
        language: of the messages.
        joined: whether PDFs may be made joined, and so without tags.
    """

    form: str | None
    formats: tuple[str, ...]
    fail_on: str = "error"
    language: str = "ru"
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """A row that becomes a paper.

    Attributes:
        row: its number.
        external_id: the sender's own number.
        form: slug of its form.
        payload: the canonical data, as JSON.
        computed: what the check computed.
        template: what its paper is made from: of the form, or of the state body's own variant.
        identifier: the id of the paper, which follows from its content.
        folder: name of the folder of its unit.
        stem: name of its files without suffix.
        violations: the warnings it was accepted with.
        key: hash of all that its files depend on.
    """

    row: int
    external_id: str | None
    form: str
    payload: str
    computed: dict[str, Any]
    template: Template
    identifier: str
    folder: str
    stem: str
    violations: tuple[dict[str, Any], ...]
    key: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that becomes no paper, and all that is wrong with it."""

    row: int
    external_id: str | None
    violations: tuple[dict[str, Any], ...]


class Planner:
    """Checks rows one after another and names their files; remembers what only all rows together can tell."""

    def __init__(self, wishes: Wishes, today: date, calendar: WorkingCalendar, variants: Variants) -> None:
        self._wishes = wishes
        self._variants = variants
        self._today = today
        self._calendar = calendar
        self._names: dict[int, int] = {}
        self._tally = Tally()

    def plan(self, rows: Iterable[InputRow]) -> Iterator[Job | Rejected]:
        """Yield what becomes of each row, in their order."""
        for row in rows:
            yield self._planned(row)

    def warnings_over_all(self) -> dict[int, tuple[dict[str, Any], ...]]:
        """Return the violations that show only among all rows, by row number."""
        found: dict[int, tuple[dict[str, Any], ...]] = {}
        for each in check_contributions(self._tally.shares(), language=self._wishes.language):
            found[each.place] = (*found.get(each.place, ()), each.violation.as_dict())
        return found

    def _planned(self, row: InputRow) -> Job | Rejected:
        form, language = row.form or self._wishes.form, self._wishes.language
        if row.errors:
            return self._rejected(row, all_errors(row, language, partial(self._found, form)))
        if form is None or form not in FORMS:
            return self._rejected(row, (form_violation(form, language),))
        outcome = self._outcome(form, row.data)
        found = in_words_of_sheet((each.as_dict() for each in outcome.violations), row.cell_errors, language)
        violations = (*found, *(remark_violation(remark, language) for remark in row.remarks))
        if blocking_violations(outcome.violations, self._wishes.fail_on) or (
            row.remarks and self._wishes.fail_on == "warning"
        ):
            return self._rejected(row, violations)
        return self._job(row, form, outcome, violations)

    def _outcome(self, form: str, data: Any) -> Outcome:
        language = self._wishes.language
        outcome = check(form, data, today=self._today, language=language, calendar=self._calendar)
        return printable(self._variants, catalogue.form(form), None, data, outcome, language)

    def _found(self, form: str | None, data: Any) -> Iterator[dict[str, Any]]:
        if form is not None and form in FORMS:
            yield from (each.as_dict() for each in self._outcome(form, data).violations)

    def _rejected(self, row: InputRow, violations: tuple[dict[str, Any], ...]) -> Rejected:
        return Rejected(row.number, row.external_id, capped(violations, self._wishes.language))

    def _job(self, row: InputRow, slug: str, outcome: Outcome, violations: tuple[dict[str, Any], ...]) -> Job:
        form = catalogue.form(slug)
        payload = json.dumps(outcome.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        identifier = str(uuid.uuid5(NAMESPACE, f"{slug}:{row.external_id or ''}:{payload}"))
        folder = folder_name(form.author(outcome.record))
        self._tally.add(row.number, contribution(slug, outcome.record))
        template = choose(self._variants, form, "ru", None, outcome).template
        key = json.dumps([identifier, outcome.computed, template.sha256, self._wishes.formats, self._wishes.joined])
        return Job(
            row=row.number,
            external_id=row.external_id,
            form=slug,
            payload=payload,
            computed=outcome.computed,
            template=template,
            identifier=identifier,
            folder=folder,
            stem=self._own_name(folder, form.file_stem(outcome.record, outcome.rules), row.external_id, identifier),
            violations=violations,
            key=hashlib.sha256(key.encode()).hexdigest(),
        )

    def _own_name(self, folder: str, stem: str, external_id: str | None, identifier: str) -> str:
        """Return a name no other paper of the folder has, and which does not depend on the rows around.

        The sender's number tells papers of namesakes apart; without one, or where it comes twice, a piece of the id.
        """
        short = identifier[:8]
        name = file_name(f"{stem}, {external_id or short}")
        # Hashes, because names of two hundred thousand papers fill the memory.
        taken, own = hash(f"{folder}/{name}".casefold()), hash(identifier)
        if self._names.setdefault(taken, own) == own:
            return name
        return file_name(f"{stem}, {external_id}, {short}")
