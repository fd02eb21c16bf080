"""The journal on a page: who did what, to auditors of a state body and to the administrator of the installation.

Names are those of today. Of a paper its form is named and no person: who reads this sees no papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from flask import Response, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import keys, users
from service.api.context import context
from service.api.schemas import is_identifier
from service.db.chain import standing
from service.db.database import ScopedDatabase
from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, JournalRow, Role
from service.errors import InvalidSubmissionError
from service.journal.events import Action, Kind
from service.journal.listing import JournalPage, Wanted, names_of, read_page
from service.local_time import KAZAKHSTAN
from service.pages import errors
from service.pages.administration.reach import form_page, journal_of
from service.pages.language import moment, read_day, word
from service.pages.shell import Pages

blueprint = Pages("auditing", __name__, roles=(Role.AUDITOR, Role.INSTALLATION_ADMINISTRATOR))

LISTED: Final = 50
VERIFIED: Final = 2000
"""So many of the last events are verified for each look: a tenth of a second. The command follows the whole chain."""
PARTS: Final = frozenset({"in_force", "person", "password", "app", "sessions", "openid"})
"""Parts of an event that have words; others are formats of files."""
NAMED: Final = frozenset({Kind.KEY, Kind.USER, Kind.UNIT, Kind.STATE_BODY})
"""Subjects that have a name; of others the number is shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are asked for, as typed and chosen."""

    since: str
    until: str
    person: str
    action: str
    cursor: str

    @classmethod
    def sent(cls) -> Asked:
        """Return what the present address asks for."""
        return cls(*(request.args.get(name, "").strip()[:100] for name in cls.__slots__))

    def wanted(self) -> tuple[Wanted, dict[str, str]]:
        """Return the events that are meant, and what is wrong with what was typed."""
        days = {name: read_day(getattr(self, name)) for name in ("since", "until")}
        wrong = {name: word("audit", "no_day") for name, day in days.items() if day is None and getattr(self, name)}
        since, until = days["since"], days["until"]
        wanted = Wanted(
            since=None if since is None else _begin(since),
            until=None if until is None else keys.end_of_day(until),
            person=self.person if is_identifier(self.person) else None,
            action=self.action if self.action in {str(one) for one in Action} else None,
        )
        return wanted, wrong


@blueprint.get("/journal")
@blueprint.get("/journal/<state_body_id>")
def show(state_body_id: str | None = None) -> Response:
    """Show the journal, the newest first; whoever looks at it stands in it, too."""
    name, scope = journal_of(state_body_id)
    database = context().installation.of(scope).database
    asked = Asked.sent()
    wanted, wrong = asked.wanted()
    with database.reading() as session:
        found = _page(session, wanted, asked)
        known = _names(session, found)
        stands = standing(session, scope.state_body_id, most=VERIFIED)
    older = None if found.next_cursor is None else {**_filter(asked), "cursor": found.next_cursor}
    context().readings.note(scope, Kind.JOURNAL, scope.state_body_id)
    return form_page(
        "administration/journal.html",
        wrong,
        body_name=name,
        asked=asked,
        people=_people(database),
        actions=[(str(one), word("audit", f"action_{one}")) for one in Action],
        told=[_shown(one.event, known) for one in found.items],
        stands=stands,
        oldest=stands.oldest and moment(stands.oldest),
        newer=url_for("auditing.show", state_body_id=state_body_id, **_filter(asked)) if asked.cursor else None,
        older=older and url_for("auditing.show", state_body_id=state_body_id, **older),
    )


def _page(session: Session, wanted: Wanted, asked: Asked) -> JournalPage:
    try:
        return read_page(session, wanted, cursor=asked.cursor or None, limit=LISTED, newest_first=True)
    except InvalidSubmissionError:
        raise errors.PageError("not-found") from None


def _filter(asked: Asked) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in ("since", "until", "person", "action") if getattr(asked, name)}


def _people(database: ScopedDatabase) -> list[tuple[str, str]]:
    """Return who may have done something: the users and keys of a state body, and who administers the installation."""
    found = [(user.id, user.name) for user in users.list_users(database)]
    found += [(key.id, f"{key.name} ({word('audit', 'kind_key')})") for key in keys.list_keys(database)]
    with context().installation.database.reading() as whole:
        return found + users.administrators(whole)


def _names(session: Session, found: JournalPage) -> dict[str, str]:
    """Return the names of whoever did something and of what it was done to; of papers those of their forms.

    Administrators of the installation belong to no state body: they are looked up in the whole.
    """
    events = [one.event for one in found.items]
    subjects = {event.subject_id for event in events if event.subject_kind in NAMED}
    known = names_of(session, {event.actor_id for event in events} | subjects)
    papers = {event.subject_id for event in events if event.subject_kind == Kind.DOCUMENT}
    for row in session.execute(select(DocumentRow.id, DocumentRow.form).where(DocumentRow.id.in_(papers))):
        form = context().forms.get(row.form)
        known[row.id] = row.form if form is None else form.name
    with context().installation.database.reading() as whole:
        known.update(users.administrators(whole))
    return known


def _shown(event: JournalRow, known: Mapping[str, str]) -> dict[str, Any]:
    by_service = event.actor_kind == "system"
    subject = known.get(event.subject_id)
    if event.subject_kind == Kind.USER and event.subject_id == BUILTIN_STATE_BODY_ID:
        subject = word("audit", "no_user")
    part = word("audit", f"part_{event.part}") if event.part in PARTS else event.part.upper()
    return {
        "number": event.number,
        "at": moment(event.at),
        "who": word("audit", "system") if by_service else known.get(event.actor_id) or word("audit", "forgotten"),
        "kind": "" if by_service else word("audit", f"kind_{event.actor_kind}"),
        "action": word("audit", f"action_{event.action}"),
        "subject": word("audit", f"subject_{event.subject_kind}"),
        "name": subject,
        "official": event.subject_kind == Kind.DOCUMENT,
        "id": None if event.subject_kind in NAMED or event.subject_kind == Kind.JOURNAL else event.subject_id[:8],
        "part": part,
    }


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), KAZAKHSTAN)
