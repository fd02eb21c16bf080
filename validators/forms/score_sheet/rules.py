"""Corpus «Б», annexes 1 and 2: which form and by whom, scores, caps of penalties, the average and its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from validators import parameters
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.shared.corpus_b import SHEETS, QuarterFacts
from validators.forms.shared.values import DisciplinaryPenalty
from validators.messages.values import Either, Fixed, Term
from validators.numbers import mean, rounded
from validators.parameters.tables import PenaltyCaps, Role, Roles
from validators.rules.model import Finding, Moment, Rules, finding
from validators.schemas.unread import with_read
from validators.violations import Severity

CHAIR_ROLES = ("maslikhat_chair", "stand_in")


@dataclass(frozen=True, kw_only=True)
class SheetFacts(QuarterFacts):
    """A score sheet with its averages."""

    record: ScoreSheet

    @cached_property
    def exact(self) -> Decimal | Fraction:
        """The exact mean of the scores."""
        return mean([entry.score for entry in self.record.scores])

    @cached_property
    def average(self) -> Decimal:
        """The mean rounded half-up to two places."""
        return rounded(self.exact)

    @property
    def caps(self) -> PenaltyCaps:
        """Caps of penalties in force."""
        return parameters.penalty_caps(self.law_day)

    @cached_property
    def strictest_penalty(self) -> DisciplinaryPenalty | None:
        """The penalty imposed in the quarter that leaves least of the score of its parameter."""
        imposed = [one for one in self.record.disciplinary_penalties if one.imposed_on in self.period]
        return min(imposed, key=lambda one: self.caps.penalty(one.kind).cap, default=None)

    @property
    def roles(self) -> Roles:
        """Capacities of evaluators in force."""
        return parameters.evaluator_roles(self.law_day)

    @property
    def role(self) -> Role:
        """The capacity the evaluator acts in, as the edition in force or else the newest that has it knows it."""
        code = self.record.evaluator.role
        return self.roles.roles.get(code) or parameters.known_roles()[code]


rule = Rules(forms=SHEETS)


@rule("B17-form", item="B17", words="forms", at=("/employee/category", "/employee/managerial"))
def form(facts: SheetFacts) -> Iterator[Finding]:
    """The sheet is on the annex of the employee's category and position.

    A leading position of C-1 or D-3 outside the brackets falls under part two (annex 1) and under part three (annex 2):
    either form is lawful, and whether a position is such a one the data do not always say.
    """
    employee, positions = facts.record.employee, facts.positions
    row = positions.row(employee.category, managerial=employee.managerial)
    if row.form == facts.form:
        return
    by_category = employee.category in positions.named
    pointer = "/employee/category" if by_category else "/employee/managerial"
    bracketed = positions.bracketed.get(employee.category)
    variant = "bracketed" if row.who == "named" and not by_category else row.who
    values = {"category": employee.category, "right": Term(row.form), "wrong": Term(facts.form)}
    severity = None
    if bracketed is not None:
        values["positions"] = bracketed
        surely = positions.in_brackets(employee.category, employee.position)
        if not (surely and employee.managerial):
            variant, severity = "leading_or_bracketed", Severity.WARNING
    yield finding(variant, pointer, severity, **values)


@rule(
    "B17-evaluator", item="B17", words="forms", severity=Severity.WARNING, at=("/evaluator/category", "/evaluator/role")
)
def evaluator(facts: SheetFacts) -> Iterator[Finding]:
    """The employee is assessed by whom item 17 names for the annex.

    One person is often both («и/или», подпункт 4 пункта 3), so the capacity stated is never more than worth a look.
    Other capacities are lawful on their own grounds (items 4 and 18); the chairman of the maslikhat has one such
    ground only.
    """
    employee, role = facts.record.employee, facts.role
    if facts.positions.is_audit_chair(employee.position, employee.organization):
        if role.code not in CHAIR_ROLES:
            yield finding("audit_chair", "/evaluator/role", Severity.WARNING, by=role.by)
        return
    if role.code == "maslikhat_chair":
        yield finding("not_audit_chair", "/evaluator/role", Severity.WARNING)
        return
    row = facts.positions.row(employee.category, managerial=employee.managerial)
    own = facts.record.evaluator.category
    if role.head and own is not None and not facts.positions.heads(own):
        yield finding("no_head", "/evaluator/category", category=own, by=role.by)
    heads_too = own is not None and facts.positions.heads(own) and any(facts.roles.heads(code) for code in row.roles)
    if role.ordinary and role.code not in row.roles and not heads_too:
        lawful = [facts.roles.roles[code].by for code in row.roles]
        values = {"by": role.by, "lawful": Either(tuple(lawful)), "category": employee.category}
        yield finding("leading" if employee.managerial else "others", "/evaluator/role", **values)


@rule("B4-ground", item="B4, 18", severity=Severity.WARNING, at="/evaluator/ground")
def ground(facts: SheetFacts) -> Iterator[Finding]:
    """Where another assesses than item 17 names, the sheet's data say on what ground."""
    role = facts.role
    if role.decision and facts.record.evaluator.ground is None:
        yield finding("missing", "/evaluator/ground", by=role.by, basis=Term(f"basis_{role.code}"))


@rule("B18-range", item="B18", words="range", at="/scores/*/score")
def score_range(facts: SheetFacts) -> Iterator[Finding]:
    """Each score lies within the scale."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for index, entry in with_read(facts.record.scores, "score"):
        if not least <= entry.score <= most:
            pointer = f"/scores/{index}/score"
            yield finding("outside", pointer, number=index + 1, score=entry.score, least=least, most=most)


@rule("B18-zero", item="B18", words="zero", severity=Severity.WARNING, annex="1, 2", at="/scores/*/score")
def zero(facts: SheetFacts) -> Iterator[Finding]:
    """A comment explains a zero, which says that nothing at all was done."""
    for index, entry in with_read(facts.record.scores, "score", "comment"):
        if not entry.score and entry.comment is None:
            yield finding("silent", f"/scores/{index}/score", number=index + 1)


@rule(
    "B-penalty-cap",
    item="B17",
    words=("penalties", "caps"),
    annex="1, 2",
    at=("/disciplinary_penalties/*/imposed_on", "/scores/4/score"),
)
def penalty_cap(facts: SheetFacts) -> Iterator[Finding]:
    """The score of the capped parameter is not above the one that the strictest penalty allows."""
    quarter, caps, strictest = facts.period, facts.caps, facts.strictest_penalty
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on not in quarter and penalty.imposed_on <= facts.document_day:
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            values = {"imposed": penalty.imposed_on, "quarter": quarter.roman, "year": quarter.year}
            yield finding("outside", pointer, Severity.WARNING, **values)
    if strictest is None:
        return
    known, index = caps.penalty(strictest.kind), caps.parameter - 1
    score = facts.record.scores[index].score
    if score > known.cap:
        yield finding(
            "exceeded_other" if known.kind == "other" else "exceeded",
            f"/scores/{index}/score",
            score=score,
            cap=known.cap,
            penalty=Term(f"penalty_{known.kind}"),
            imposed=strictest.imposed_on,
        )


@rule(
    "B-penalty-date",
    item="B17",
    words="penalties",
    severity=Severity.WARNING,
    annex="1, 2",
    moment=Moment.DOCUMENT,
    at="/disciplinary_penalties/*/imposed_on",
)
def penalty_date(facts: SheetFacts) -> Iterator[Finding]:
    """A penalty counts in its quarter, and a later one than the sheet cannot be known yet.

    The sheet does not print penalties, so a wrong day is one of the data, and the paper contradicts nothing.
    """
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on > facts.document_day:
            variant = "unsigned" if facts.signed_on is None else "signed"
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            yield finding(variant, pointer, imposed=penalty.imposed_on, day=facts.document_day)


SCORED = ("B18-range", "B-penalty-cap")


@rule("B-average", item="B17", words="average", annex="1, 2", at=("/average", "/scores"), given=SCORED)
def average(facts: SheetFacts) -> Iterator[Finding]:
    """The average is that of the scores, and its rounding does not change the result."""
    stated = facts.record.average
    if stated is not None and stated != facts.average:
        variant = "differs" if facts.average == facts.exact else "differs_rounded"
        yield finding(variant, "/average", stated=stated, average=Fixed(facts.average), exact=facts.exact)
    by_rounded, by_exact = facts.scale.band_of(facts.average), facts.scale.band_of(facts.exact)
    if by_rounded != by_exact:
        yield finding(
            "rounding",
            "/scores" if stated is None else "/average",
            Severity.WARNING,
            exact=facts.exact,
            average=Fixed(facts.average),
            result=by_rounded.words,
            other=by_exact.words,
        )


@rule("B8-result", item="B8", at="/result", given=SCORED)
def result(facts: SheetFacts) -> Iterator[Finding]:
    """The result stated is that of the scale for the average."""
    stated, right = facts.record.result, facts.scale.band_of(facts.average)
    if stated is not None and stated != right.code:
        words = facts.scale.words(stated)
        yield finding("differs", "/result", stated=words, right=right.words, average=Fixed(facts.average))
