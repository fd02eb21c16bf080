"""Public API for documents that belong together: each is checked alone, then the rules between them are applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from validators.calendar import WorkingCalendar, default_calendar
from validators.check import SPECS, Outcome, check
from validators.dossiers.facts import Disagreement, DossierFacts, Member, within
from validators.dossiers.kinds import DOSSIERS, MIN_DOCUMENTS, NoDossierError, kind_of
from validators.messages.catalog import Localization
from validators.methodology import BUNDLED, Methodology
from validators.parameters import using
from validators.rules.engine import ordered, violation
from validators.rules.model import Moment, Rule, Scope
from validators.violations import Place, Verdict, Violation

__all__ = ["DOSSIERS", "DossierOutcome", "NoDossierError", "Place", "check_dossier"]


@dataclass(frozen=True)
class DossierOutcome(Verdict):
    """Result of checking a dossier.

    Attributes:
        violations: everything found, with pointers that begin at the request: ``/documents/1/data/kpis/2/planned``.
        kind: slug of the kind of dossier.
        documents: result of each document alone, in the order they were sent; pointers lie within its ``data``.
        between: what is wrong between documents; each names both, and its pointer begins at the request.
    """

    kind: str
    documents: tuple[Outcome, ...]
    between: tuple[Violation, ...]

    @classmethod
    def of(cls, kind: str, documents: tuple[Outcome, ...], between: tuple[Violation, ...]) -> DossierOutcome:
        """Return the result of a dossier, its violations gathered from the documents and from between them."""
        alone = (
            replace(each, pointer=within(index, each.pointer))
            for index, outcome in enumerate(documents)
            for each in outcome.violations
        )
        return cls(ordered([*alone, *between]), kind, documents, between)

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict as the JSON object of the contract."""
        return {
            "valid": self.valid,
            "kind": self.kind,
            "violations": [each.as_dict() for each in self.violations],
            "documents": [
                {"form": one.form, "valid": one.valid, "computed": one.explained, "edition": one.edition}
                for one in self.documents
            ],
        }


def check_dossier(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    documents: Sequence[tuple[str, Any]],
    *,
    today: date,
    kind: str | None = None,
    as_of: date | None = None,
    language: str = "ru",
    calendar: WorkingCalendar | None = None,
    methodology: Methodology = BUNDLED,
) -> DossierOutcome:
    """Check documents that belong together and find everything that is wrong with them at once.

    A document whose shape is wrong takes no part in the rules between documents: they need whole records.

    Args:
        documents: slug and ``data`` of each, as for :func:`validators.check.check`.
        today: the caller's date.
        kind: slug of the kind of dossier; found by the forms when left out.
        as_of: validate as on this day instead of today.
        language: of the messages; what a language lacks is in Russian.
        calendar: with the installation's overrides; without it, the bundled one.
        methodology: parameters, rules and messages to check by; those of the order.

    Raises:
        UnknownFormError: there is no such form.
        NoDossierError: documents of these forms make up no dossier, or not one of that kind.
    """
    days = calendar or default_calendar()
    asked: Mapping[str, Any] = {"today": today, "as_of": as_of, "language": language, "methodology": methodology}
    outcomes = tuple(check(form, data, calendar=days, **asked) for form, data in documents)
    found = kind_of([form for form, _ in documents], kind)
    with using(methodology.parameters):
        members = tuple(
            Member(index, each.form, SPECS[each.form].facts(each.form, each.record, as_of or today, days))
            for index, each in enumerate(outcomes)
            if each.record is not None
        )
        between = ordered(_between(methodology.rules, members, methodology.localization(language)))
    return DossierOutcome.of(found.slug, outcomes, between)


def _between(rules: Sequence[Rule], members: Sequence[Member], messages: Localization) -> Iterator[Violation]:
    """Apply each rule between documents to those it looks at, where there are two of them at least."""
    for rule in rules:
        looked_at = tuple(member for member in members if member.form in rule.forms)
        if rule.scope is Scope.DOSSIER and len(looked_at) >= MIN_DOCUMENTS and _in_force(rule, looked_at):
            for each in rule.check(DossierFacts(looked_at)):
                places = each.documents if isinstance(each, Disagreement) else ()
                yield replace(violation(rule, each, messages), documents=places)


def _in_force(rule: Rule, members: Sequence[Member]) -> bool:
    """Return whether a rule applies: by the latest assessed period, or the latest document, whichever counts for it."""
    if rule.moment is Moment.DOCUMENT:
        return rule.in_force(max(member.facts.document_day for member in members))
    assessed = [member.facts.assessed for member in members]
    days = [period.first_day for period in assessed if period is not None]
    return bool(days) and rule.in_force(max(days))
