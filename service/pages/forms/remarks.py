"""What is said beside the fields of a page: violations, and values that follow from what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from doc_templates.catalogue import Form
from service.documents.printable import printable
from service.pages.forms.outline import SECTION, Leaf, Node, Outline, Rows, steps_of
from service.pages.forms.typed import Entered, entered
from service.services import Services
from service.spreadsheets.columns import value_at
from service.texts import MESSAGES
from validators.foreseen import foreseen
from validators.messages.catalog import SCHEMA, Localized
from validators.violations import Severity, Violation

MISSING: Final = "missing"
SHAPES: Final = frozenset({"kind", "whole", "number_comma", "number_text", "date_shape", "choice"})
"""Variants of a wrong shape that speak of JSON; a page says what is to be typed."""
LENGTHS: Final = frozenset({"list_exact", "list_range"})
BESIDE: Final[Mapping[str, str]] = {
    "allowed_scores": "/kpis/{}/score",
    "decide_by": "/signed_on",
    "hold_by": "/session_on",
    "kpi_average": "/kpis",
    "majority": "/members",
    "members": "/members",
    "quality_average": "/qualities",
    "quarters_counted": "/quarters",
    "realization_percents": "/kpis/{}/realization_percent",
    "result_after": "/decision/score_after",
    "result_before": "/decision/score_before",
}
"""Where computed values stand that are called otherwise than the field they belong to."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence beside a value: an error, a warning, or what is missing.

    ``alone`` is the same where it stands apart from its value, and has to name it.
    """

    pointer: str
    severity: str
    text: str
    alone: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything that is said about the data of a page.

    Attributes:
        entered: the data as a paper.
        errors: what forbids the paper and is not for want of a value.
        warnings: what goes with it.
        missing: values that are still to be filled in.
        computed: sentences about values that follow from the others, by where they stand, ``""`` of the paper.
    """

    entered: Entered
    errors: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    missing: tuple[Remark, ...] = ()
    computed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether the paper can be made."""
        return not self.errors and not self.missing

    @property
    def general(self) -> tuple[Remark, ...]:
        """What is said of the paper as a whole."""
        return tuple(each for each in self.said(missing=False) if not each.pointer)

    def lifted(self, known: frozenset[str]) -> Remarks:
        """Return the same with what is said of some values at the top said of the paper as a whole.

        What is missing of them is an error: it is not filled in on the page.

        Args:
            known: names of the values, which stand apart from the page.
        """

        def lift(found: tuple[Remark, ...]) -> tuple[Remark, ...]:
            return tuple(
                replace(one, pointer="", text=one.alone) if _top(one.pointer) in known else one for one in found
            )

        computed: dict[str, tuple[str, ...]] = {}
        for pointer, texts in self.computed.items():
            place_ = "" if _top(pointer) in known else pointer
            computed[place_] = (*computed.get(place_, ()), *texts)
        lost = lift(tuple(one for one in self.missing if _top(one.pointer) in known))
        left = tuple(one for one in self.missing if _top(one.pointer) not in known)
        errors = (*lift(self.errors), *lost)
        return replace(self, errors=errors, warnings=lift(self.warnings), missing=left, computed=computed)

    def said(self, *, missing: bool) -> tuple[Remark, ...]:
        """Return everything that is said, with what is missing or without."""
        return (*self.errors, *(self.missing if missing else ()), *self.warnings)


def remarks_of(services: Services, form: Form, outline: Outline, data: Mapping[str, Any], today: date) -> Remarks:
    """Check the data of a page as a paper is checked, and say everything in the language of the outline."""
    paper, language = entered(outline, data), outline.language
    outcome = services.check(form.slug, paper.data, today=today, language=language, calendar=services.calendar)
    outcome = printable(services.variants, form, None, paper.data, outcome, language)
    impossible = [each.pointer for each in outcome.violations if each.severity is Severity.ERROR]
    kept = _without(outline, paper, impossible)
    if outcome.record is not None and kept is paper.data:
        steps = outcome.explain()
    else:
        steps = foreseen(form.slug, kept, today=today, language=language, calendar=services.calendar)
    return remarks_on(outline, paper, outcome.violations, _beside(outline, paper, steps))


def remarks_on(
    outline: Outline,
    paper: Entered,
    violations: Iterable[Violation],
    computed: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Remarks:
    """Return violations as what is said beside the fields of a page."""
    errors: list[Remark] = []
    missing: list[Remark] = []
    warnings: list[Remark] = []
    for violation in violations:
        remark = _remark(outline, paper, violation)
        if _is_missing(paper, violation):
            missing.append(remark)
        else:
            (errors if violation.severity is Severity.ERROR else warnings).append(remark)
    return Remarks(paper, tuple(errors), tuple(warnings), tuple(missing), computed)


def _without(outline: Outline, paper: Entered, pointers: Sequence[str]) -> dict[str, Any]:
    """Return the data of a paper without required values that are wrong: nothing follows from an impossible score."""
    wrong = [
        steps_of(pointer)
        for pointer in pointers
        if isinstance(node := outline.find(paper.on_page(pointer)), Leaf) and node.required
    ]
    found = deepcopy(paper.data) if wrong else paper.data
    for *above, last in wrong:
        holder = value_at(found, tuple(above))
        if isinstance(holder, dict):
            holder.pop(last, None)
    return found


def _top(pointer: str) -> str:
    return pointer.split("/")[1] if pointer else ""


def _variant(violation: Violation) -> str | None:
    said = violation.said
    if violation.rule != SCHEMA or not isinstance(said, Localized):
        return None
    return said.message.id.partition(".")[2]


def _is_missing(paper: Entered, violation: Violation) -> bool:
    """Tell whether a value is not filled in yet, or an error is that a list has no entry yet."""
    if _variant(violation) == MISSING:
        return True
    return violation.severity is Severity.ERROR and value_at(paper.data, steps_of(violation.pointer)) == []


def _remark(outline: Outline, paper: Entered, violation: Violation) -> Remark:
    pointer = place(outline, paper.on_page(violation.pointer))
    node, variant = outline.find(pointer), _variant(violation)
    text = violation.message
    alone = None
    if variant == MISSING and node is not None:
        text = MESSAGES.text(SECTION, "missing_here", outline.language)
        alone = MESSAGES.text(SECTION, "missing", outline.language, label=called(outline, pointer))
    elif variant in SHAPES and isinstance(node, Leaf):
        text = MESSAGES.text(SECTION, f"wrong_{node.kind}", outline.language)
    elif variant in LENGTHS and isinstance(node, Rows):
        text = MESSAGES.text(SECTION, "wrong_rows", outline.language, least=node.least, most=node.most)
    if alone is None and variant is not None and node is not None:
        alone = f"{called(outline, pointer)}: {text}"
    return Remark(pointer, violation.severity.value, text, alone or text)


def place(outline: Outline, pointer: str) -> str:
    """Return the pointer of what the page has at a place or above it; ``""`` is the page as a whole."""
    while pointer and outline.find(pointer) is None:
        pointer = pointer.rpartition("/")[0]
    return pointer


def called(outline: Outline, pointer: str) -> str:
    """Return what a value is called where it stands alone: with what it belongs to, entries by their number."""
    words: list[str] = []
    nodes: Sequence[Node] = outline.nodes
    for number, step in enumerate(steps_of(pointer)):
        if isinstance(step, int):
            wording = outline.wordings.get(steps_of(pointer)[: number + 1])
            words[-1] = wording.title if wording else f"{words[-1]} {step + 1}"
            continue
        node = next(each for each in nodes if each.name == step)
        words.append(node.label)
        nodes = () if isinstance(node, Leaf) else node.nodes
    return " – ".join(words)


def _beside(outline: Outline, paper: Entered, steps: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pointer, text in _placed(outline, paper, steps):
        found[pointer] = (*found.get(pointer, ()), text)
    return found


def _placed(outline: Outline, paper: Entered, steps: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for step in steps:
        name, _, number = step["value"].partition("/")
        pointer = BESIDE.get(name, "/" + step["value"]).format(number)
        node = outline.find(pointer)
        # How many there are of a list in which nothing is filled in yet is not worth telling.
        if not (
            isinstance(node, Rows)
            and steps_of(pointer)[-1] == node.name
            and not value_at(paper.data, steps_of(pointer))
        ):
            yield (paper.on_page(pointer) if node is not None else ""), step["text"]
