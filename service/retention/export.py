"""Everything about one person as one archive, for who asks what is known of them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import IO, Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.db.models import DocumentRow, DraftRow, EmployeeRow, JournalRow, PaperRow, Status
from service.db.sought import ABOUT
from service.documents.retrieval import open_file
from service.employees import store as employees
from service.journal.events import Action, Event, Kind, note
from service.retention.people import Named, names
from service.services import Services
from validators.people import folded

PART = "person"
"""The part of a paper that the journal names where it was handed out with all about a person."""


def write_person(services: Services, person: Named, target: IO[bytes]) -> int:
    """Write what there is about a person; return how many papers there are.

    Papers about the person are in it whole, with their files; of lists and papers about others only what they say of
    the person, as those are confidential too. Each paper stands in the journal before it is handed out.

    Raises:
        DatabaseUnavailableError: it could not be read, or not be noted.
        StorageError: a file cannot be read now.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        query = select(PaperRow, DocumentRow).join(DocumentRow, DocumentRow.id == PaperRow.document_id)
        rows = session.execute(query.where(names(person)).order_by(PaperRow.created_at)).all()
        papers = [_paper(paper, document, person) for paper, document in rows]
        ready = {document.id: document.formats for _, document in rows if document.status == Status.READY}
        others = {"drafts": _drafts(session, person), "staff_list": _staff(session, person)}
        others["journal"] = _journal(session, [one["id"] for one in papers])
        for one in papers:
            note(session, Event(Action.DOWNLOAD, Kind.DOCUMENT, one["id"], PART), now=now)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in papers:
            archive.writestr(f"papers/{one['id']}.json", _json(one))
            for format_ in ready.get(one["id"], ()) if one["whole"] else ():
                archive.writestr(f"papers/{one['id']}.{format_}", open_file(services, one["id"], format_).content)
        for name, content in others.items():
            archive.writestr(f"{name}.json", _json(content))
    return len(papers)


def _paper(paper: PaperRow, document: DocumentRow, person: Named) -> dict[str, Any]:
    data = json.loads(document.payload or "{}")
    about: Mapping[str, Any] = next((data[name] for name in ABOUT if isinstance(data.get(name), Mapping)), {})
    whole = _is(about, person)
    return {
        "id": document.id,
        "form": document.form,
        "created_at": document.created_at.isoformat(),
        "kept_until": paper.kept_until and paper.kept_until.isoformat(),
        "whole": whole,
        "data": data if whole else list(_said(data, person)),
        **({"computed": document.computed, "violations": document.violations} if whole else {}),
    }


def _said(value: Any, person: Named) -> Iterator[Any]:
    """Yield the objects within data that are the person."""
    if isinstance(value, Mapping):
        if _is(value, person):
            yield value
            return
        for inner in value.values():
            yield from _said(inner, person)
    elif isinstance(value, list):
        for inner in value:
            yield from _said(inner, person)


def _is(said: Mapping[str, Any], person: Named) -> bool:
    """Tell whether people are one: by their IIN where both have one, else by the name."""
    iin, name = said.get("iin"), said.get("full_name")
    if person.iin is not None and isinstance(iin, str):
        return iin == person.iin
    return person.name is not None and isinstance(name, str) and folded(name) == person.name


def _drafts(session: Session, person: Named) -> list[dict[str, Any]]:
    texts = [text for text in (person.iin, person.full_name) if text is not None]
    query = select(DraftRow).where(or_(*(DraftRow.data.contains(text, autoescape=True) for text in texts)))
    found = []
    for row in session.scalars(query):
        said = list(_said(json.loads(row.data), person))
        if said:
            found.append({"id": row.id, "form": row.form, "updated_at": row.updated_at.isoformat(), "person": said})
    return found


def _staff(session: Session, person: Named) -> list[dict[str, Any]]:
    known = EmployeeRow.iin == person.iin if person.iin is not None else EmployeeRow.name == person.name
    return [asdict(one) for one in employees.read(session, known)]


def _journal(session: Session, ids: list[str]) -> list[dict[str, Any]]:
    query = select(JournalRow).where(JournalRow.subject_id.in_(ids)).order_by(JournalRow.id)
    return [
        {
            "at": row.at.isoformat(),
            "actor": [row.actor_kind, row.actor_id],
            "action": row.action,
            "subject": [row.subject_kind, row.subject_id],
            "part": row.part,
        }
        for row in session.scalars(query)
    ]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)
