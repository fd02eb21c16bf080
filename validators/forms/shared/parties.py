"""Corpus «Б», chapter 2: which form a servant is assessed by, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.b_annual.rules import AnnualFacts
from validators.forms.shared.facts_b import QuarterFacts, SheetFacts
from validators.forms.shared.slugs import ALL_FORMS, ANNUAL, SHEETS
from validators.messages.values import Either, Term
from validators.people import same_person
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity

CHAIR_ROLES = ("maslikhat_chair", "stand_in")
rule = Rules(forms=SHEETS)


@rule("B17-self", item="B3", words="evaluator", forms=ALL_FORMS, moment=Moment.DOCUMENT)
def oneself(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody assesses oneself."""
    if same_person(facts.servant, facts.evaluator):
        yield finding("same", "/evaluator")


@rule("B17-category", item="B17", words="forms", severity=Severity.WARNING, forms=SHEETS + ANNUAL)
def category(facts: SheetFacts | AnnualFacts) -> Iterator[Finding]:
    """Item 17 goes by categories: one the register's list does not have may be a slip."""
    code = facts.record.employee.category
    if not facts.positions.knows(code):
        yield finding("unknown", "/employee/category", category=code)


@rule("B17-managerial", item="B3", words="managers", severity=Severity.WARNING, forms=SHEETS + ANNUAL)
def managerial(facts: SheetFacts | AnnualFacts) -> Iterator[Finding]:
    """A position of a category that item 3 names whole is a leading one."""
    employee = facts.record.employee
    if employee.category in facts.positions.named and not employee.managerial:
        yield finding("named", "/employee/managerial", category=employee.category)


@rule("B17-form", item="B17", words="forms")
def form(facts: SheetFacts) -> Iterator[Finding]:
    """The sheet is on the annex of the servant's category and position.

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


@rule("B17-evaluator", item="B17", words="forms", severity=Severity.WARNING)
def evaluator(facts: SheetFacts) -> Iterator[Finding]:
    """The servant is assessed by whom item 17 names for the annex.

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


@rule("B4-ground", item="B4, 18", severity=Severity.WARNING)
def ground(facts: SheetFacts) -> Iterator[Finding]:
    """Where another assesses than item 17 names, the sheet's data say on what ground."""
    role = facts.role
    if role.basis is not None and facts.record.evaluator.ground is None:
        yield finding("missing", "/evaluator/ground", by=role.by, basis=role.basis)
