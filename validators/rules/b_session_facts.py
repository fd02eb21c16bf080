"""What the rules of a calibration session look at: the decision to hold it, and its protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.computed import Computed, Ends, Explanation, Result, Said
from validators.messages.values import Count
from validators.rules.b_facts import QuarterFacts, common

if TYPE_CHECKING:
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.deadlines.counting import Due
    from validators.schemas.b_calibration_order import CalibrationOrder
    from validators.schemas.b_forms import CalibrationProtocol, Person


@dataclass(frozen=True, kw_only=True)
class SessionFacts(QuarterFacts):
    """A paper of a calibration session."""

    record: CalibrationOrder | CalibrationProtocol

    @property
    def servant(self) -> Person:
        """The servant who disagrees."""
        return self.record.appellant

    @property
    def evaluator(self) -> Person:
        """Who gave the contested assessment."""
        return self.record.evaluator

    @property
    def called(self) -> tuple[date | None, str]:
        """The day the session was called, where it is known, and the pointer of that day."""
        raise LookupError(self.form)

    @property
    def decide_by(self) -> Due:
        """The last day to call the session and to approve its composition (item 20)."""
        return self.due("b_calling", submitted_on=self.record.appeal.submitted_on)

    @property
    def hold_by(self) -> Due:
        """The last day to hold the session (item 21)."""
        return self.due("b_session", submitted_on=self.record.appeal.submitted_on)


@dataclass(frozen=True, kw_only=True)
class OrderFacts(SessionFacts):
    """The decision to hold a calibration session; the session is called on the day it is signed."""

    record: CalibrationOrder

    @property
    def called(self) -> tuple[date | None, str]:
        """The day of signing."""
        return self.record.signed_on, "/signed_on"


@dataclass(frozen=True, kw_only=True)
class ProtocolFacts(SessionFacts):
    """A protocol of a calibration session."""

    record: CalibrationProtocol

    @property
    def called(self) -> tuple[date | None, str]:
        """The day the protocol names."""
        return self.record.called_on, "/called_on"


def order_facts(form: str, record: CalibrationOrder, today: date, calendar: WorkingCalendar) -> OrderFacts:
    """Return the facts of a decision to hold a session."""
    return OrderFacts(**common(form, record, today, calendar))


def protocol_facts(form: str, record: CalibrationProtocol, today: date, calendar: WorkingCalendar) -> ProtocolFacts:
    """Return the facts of a protocol."""
    return ProtocolFacts(**common(form, record, today, calendar))


def order_values(facts: OrderFacts) -> Computed:
    """Return how many members there are, and the last days to sign the decision and to hold the session."""
    computed = Computed()
    computed.add(_members("B20-min", len(facts.record.members)))
    computed.add(Ends("decide_by", "b_calling", facts.decide_by))
    computed.add(Ends("hold_by", "b_session", facts.hold_by))
    computed.retained("b_retention", facts.kept_until)
    return computed


def protocol_values(facts: ProtocolFacts) -> Computed:
    """Return the results before and after a session, how many members it has and how many make a majority.

    Results are left out as in a score sheet.
    """
    computed, decision = Computed(), facts.record.decision
    if facts.known:
        computed.add(Result("result_before", "B8-result", facts.scale, decision.score_before))
        computed.add(Result("result_after", "B8-result", facts.scale, decision.score_after))
    members = len(facts.record.members)
    computed.add(_members("B23-majority", members))
    values = {"members": Count(members, "of_members"), "majority": members // 2 + 1}
    computed.add(Said("majority", "B23-majority", values["majority"], Explanation("majority", values)))
    computed.retained("b_retention", facts.kept_until)
    return computed


def _members(rule: str, number: int) -> Said:
    return Said("members", rule, number, Explanation("members", {"members": Count(number, "members")}))
