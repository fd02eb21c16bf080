"""One row of a batch against the methodology: the document it would become, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from service.batches.messages import (
    all_errors,
    capped,
    form_violation,
    in_words_of_sheet,
    remark_violation,
    row_violation,
)
from service.batches.row_readers import InputRow
from service.batches.store import StoredBatch
from service.db.models import EXTERNAL_ID_LENGTH, Verdict
from service.documents.printable import printable
from service.documents.requests import check_external_id
from service.documents.store import NewDocument
from service.documents.submissions import Submission, new_document
from service.errors import ForbiddenByMethodology, InvalidSubmissionError
from service.local_time import local_date
from service.services import Services, find_form
from validators.check import Outcome


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What was found out about a row.

    Attributes:
        number: as its sender counts.
        form: slug of its form, ``None`` where there is no such form.
        external_id: the sender's own number, as far as it can be kept.
        new: the document it would become, ``None`` where it is rejected.
        record: what the methodology read, for the rules over all rows; ``None`` where it is rejected.
        unit: the state body that issues its paper.
        violations: the errors of a rejected row, the warnings of an accepted one.
        remarks: those of the warnings of an accepted row that are about how it stands in the file, not its document.
        document_id: its document, once there is one.
        reused: whether that was there before.
    """

    number: int
    form: str | None
    external_id: str | None
    new: NewDocument | None
    record: Any | None
    unit: str | None
    violations: tuple[dict[str, Any], ...]
    remarks: tuple[dict[str, Any], ...] = ()
    document_id: str | None = None
    reused: bool = False

    @property
    def verdict(self) -> Verdict:
        """Whether it is good enough for a document."""
        return Verdict.REJECTED if self.new is None else Verdict.ACCEPTED

    def with_document(self, new: NewDocument, language: str) -> CheckedRow:
        """Return the row with the document and its warnings in the language."""
        return replace(self, new=new, violations=(*capped(new.violations, language), *self.remarks))


class RowChecker:
    """Checks the rows of one batch, all of them as of the day it was sent."""

    def __init__(self, services: Services, batch: StoredBatch) -> None:
        self._services = services.at_once()
        self._batch = batch
        self._today = local_date(batch.created_at)

    def check(self, row: InputRow) -> CheckedRow:
        """Return what is to be said of a row.

        Raises:
            StorageError: the template of a state body's own variant could not be kept.
        """
        options = self._batch.options
        slug = row.form or options.form
        if row.errors:
            return self._rejected(row, slug, all_errors(row, options.message_language, partial(self._found, slug)))
        remarks = tuple(remark_violation(remark, options.message_language) for remark in row.remarks)
        if slug is None or slug not in self._services.forms:
            return self._rejected(row, slug, (form_violation(slug, options.message_language),))
        submission = Submission(
            form=slug,
            data=row.data,
            formats=options.formats,
            external_id=row.external_id,
            fail_on=options.fail_on,
            language=options.language,
            variant=options.variant,
            message_language=options.message_language,
        )
        try:
            accepted = self._accepted(row, submission)
            if remarks and options.fail_on == "warning":
                return self._rejected(row, slug, (*accepted.violations, *remarks))
            return replace(accepted, violations=(*accepted.violations, *remarks), remarks=remarks)
        except ForbiddenByMethodology as error:
            found = in_words_of_sheet(
                (each.as_dict() for each in error.violations), row.cell_errors, options.message_language
            )
            return self._rejected(row, slug, (*found, *remarks))
        except InvalidSubmissionError as error:
            return self._rejected(row, slug, (row_violation("", error.message.render(options.message_language)),))

    def _accepted(self, row: InputRow, submission: Submission) -> CheckedRow:
        services = self._services
        form = find_form(services, submission.form, submission.language)
        check_external_id(submission.external_id)
        outcome = self._outcome(submission.form, submission.data)
        new = new_document(services, form, submission, outcome)
        return CheckedRow(
            number=row.number,
            form=submission.form,
            external_id=row.external_id,
            new=new,
            record=outcome.record,
            unit=form.author(outcome.record),
            violations=capped(new.violations, self._batch.options.message_language),
        )

    def _outcome(self, form: str, data: Any) -> Outcome:
        return self._services.check(
            form,
            data,
            today=self._today,
            language=self._batch.options.message_language,
            calendar=self._services.calendar,
        )

    def _found(self, slug: str | None, data: Any) -> Iterator[dict[str, Any]]:
        if slug is not None and slug in self._services.forms:
            options, form = self._batch.options, self._services.forms[slug]
            outcome = self._outcome(slug, data)
            outcome = printable(self._services.variants, form, options.variant, data, outcome, options.message_language)
            yield from (each.as_dict() for each in outcome.violations)

    def _rejected(self, row: InputRow, slug: str | None, violations: tuple[dict[str, Any], ...]) -> CheckedRow:
        return CheckedRow(
            number=row.number,
            form=slug if slug in self._services.forms else None,
            external_id=_kept(row.external_id),
            new=None,
            record=None,
            unit=None,
            violations=tuple(map(storable, capped(violations, self._batch.options.message_language))),
        )


def _kept(external_id: str | None) -> str | None:
    """Return as much of the sender's own number as the database takes."""
    if external_id is None:
        return None
    return "".join(filter(str.isprintable, external_id))[:EXTERNAL_ID_LENGTH] or None


def storable(value: Any) -> Any:
    """Return a value of JSON without what no database takes as text: halves of surrogate pairs, and zeros."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")
    if isinstance(value, dict):
        return {storable(name): storable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value
