"""A form that is being written on its page: what was typed, what is said about it, and in what two versions differ.

Drafts and the sheets of cycles are written by this.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Response, g, request
from fluent.runtime.types import fluent_number

from doc_templates.catalogue import Form
from service.access.users import UserNotFoundError, get_user
from service.api import previewing
from service.api.context import context, current_services
from service.documents.retrieval import MEDIA_TYPES
from service.drafts.store import Draft
from service.local_time import local_time
from service.pages import forgery
from service.pages.forms.outline import Leaf, Outline, outline
from service.pages.forms.remarks import Remark, Remarks, called, remarks_of
from service.pages.forms.typed import fields, typed
from service.pages.forms.views import Beside, SectionView, id_of, places, sections
from service.pages.language import page_language, word
from service.pages.public import describe
from service.pages.rendering import POLICY, page
from service.preview import Refusal

WRITER_BYTES: Final = 12
MAX_SUMMARY: Final = 30
MOST_NOTICED: Final = 8
TRIED: Final = "tried"
MOST_TRIES: Final = 5
"""How often a page asks for a preview by itself, two seconds apart, until it says that others are waiting."""
FRAMED: Final = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


@dataclass(frozen=True, slots=True)
class Page:
    """A draft on its page: what was typed, and what is said about it.

    ``writer`` is the word of this page, by which what it saved itself is told from what others did. ``address`` is
    where it is sent; ``known`` names values at the top of the data that stand elsewhere and are not filled in here.
    """

    draft: Draft
    form: Form
    outline: Outline
    data: dict[str, Any]
    writer: str
    address: str
    known: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        draft: Draft,
        address: str,
        data: dict[str, Any] | None = None,
        writer: str = "",
        known: frozenset[str] = frozenset(),
    ) -> Page:
        """Return the page of a draft with its data, or with other data that were typed since."""
        form, shape = context().forms[draft.form], outline(draft.form, page_language())
        own = draft.data if data is None else data
        return cls(draft, form, shape, own, writer or secrets.token_urlsafe(WRITER_BYTES), address, known)

    def remarks(self) -> Remarks:
        """Return what is said about the data; what is said of known values is said of the whole."""
        found = remarks_of(current_services(), self.form, self.outline, self.data, context().today())
        return found.lifted(self.known) if self.known else found

    def sections(self, remarks: Remarks, *, missing: bool) -> list[SectionView]:
        """Return what is filled in on the page."""
        found = sections(self.outline, self.data, remarks, missing=missing)
        shown = (tuple(one for one in each.nodes if one.beside.pointer[1:] not in self.known) for each in found)
        return [replace(each, nodes=nodes) for each, nodes in zip(found, shown, strict=True) if nodes]

    def shown(self, *, missing: bool = False, clash: bool = False) -> dict[str, Any]:
        """Return what the templates name; with ``missing`` what is not filled in yet is marked too."""
        remarks = self.remarks()
        found = self.sections(remarks, missing=missing)
        spots = list(places(found))
        return {
            "draft": self.draft,
            # A page that was not saved still stands on what it was read from.
            "version": request.form.get("version") if clash else self.draft.version,
            "address": self.address,
            "writer": self.writer,
            "form_name": self.form.name,
            "form_source": describe(self.form)["source"],
            "remarks": remarks,
            "counts": _counts(remarks),
            "sections": found,
            "spots": spots,
            "marked": missing,
            "summary": _summary(remarks, spots) if missing else (),
            "noticed": _noticed(remarks, spots, missing=missing),
            "saved_at": None if clash else _clock_time(self.draft),
            "clash": _clash(self.draft) if clash else None,
        }


def _counts(remarks: Remarks) -> dict[str, str]:
    counted = {"errors": remarks.errors, "warnings": remarks.warnings, "left": remarks.missing}
    return {key: word("forms", key, number=fluent_number(len(found))) for key, found in counted.items()}


def _summary(remarks: Remarks, spots: Sequence[Beside]) -> list[tuple[str, str | None]]:
    """Return what stands in the way of the paper, in the order of the page, each with the id of its field."""
    order = {spot.pointer: number for number, spot in enumerate(spots)}
    found = sorted((*remarks.errors, *remarks.missing), key=lambda each: order.get(each.pointer, -1))
    told = [(each.alone, id_of(each.pointer) if each.pointer else None) for each in found[:MAX_SUMMARY]]
    return [*told, (word("forms", "more_errors"), None)] if len(found) > MAX_SUMMARY else told


def _noticed(remarks: Remarks, spots: Sequence[Beside], *, missing: bool) -> list[tuple[Remark, str]]:
    """Return what is to be looked at, what stands in the way first, in the order of the page, with ids of fields."""
    order = {spot.pointer: number for number, spot in enumerate(spots)}
    said = ((*remarks.errors, *(remarks.missing if missing else ())), remarks.warnings)
    found = [each for some in said for each in sorted(some, key=lambda each: order.get(each.pointer, -1))]
    return [(each, id_of(each.pointer)) for each in found if each.pointer][:MOST_NOTICED]


def _clock_time(draft: Draft) -> str:
    return local_time(draft.updated_at).strftime("%H:%M")


def _clash(draft: Draft) -> str:
    """Return that somebody else changed a draft, by name where that is known; one may write in two windows, too."""
    if draft.updated_by is None or draft.updated_by == user_id():
        return word("forms", "clash")
    try:
        return word("forms", "clash_by", name=get_user(current_services().database, draft.updated_by).name)
    except UserNotFoundError:
        return word("forms", "clash")


def user_id() -> str | None:
    """Return the id of who is signed in."""
    return getattr(g.get("caller"), "id", None)


def typed_data(slug: str) -> dict[str, Any]:
    """Return the data of the fields that were posted; of two versions, each as it was chosen."""
    known = outline(slug, page_language())
    posted = dict(request.form.items(multi=False))
    for name, choice in request.form.items():
        if name.startswith("pick:") and choice == "theirs":
            pointer = name.removeprefix("pick:")
            posted[pointer] = posted.get(f"theirs:{pointer}", "")
    return typed(known, posted.items())


def sent_version() -> int:
    """Return the number of saving that the page was read from, 0 where none was sent."""
    version = request.form.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < WRITER_BYTES else 0


def difference(found: Page) -> Response:
    """Show in what the data of the page differ from what another one saved."""
    mine = dict(fields(found.outline, found.data))
    theirs = dict(fields(found.outline, found.draft.data))
    pointers = list(dict.fromkeys((*mine, *theirs)))
    differing = [
        {
            "pointer": pointer,
            "label": called(found.outline, pointer),
            "mine": mine.get(pointer, ""),
            "theirs": theirs.get(pointer, ""),
            "mine_shown": _read(found.outline, pointer, mine),
            "theirs_shown": _read(found.outline, pointer, theirs),
        }
        for pointer in pointers
        if mine.get(pointer, "") != theirs.get(pointer, "")
    ]
    kept = [
        (pointer, mine.get(pointer, "")) for pointer in pointers if mine.get(pointer, "") == theirs.get(pointer, "")
    ]
    return page(
        "forms/difference.html",
        409,
        address=found.address,
        draft=found.draft,
        writer=found.writer,
        differing=differing,
        kept=kept,
    )


def _read(known: Outline, pointer: str, values: Mapping[str, str]) -> str:
    """Return what was typed into a field as a person reads it: a choice by its words."""
    node, text = known.find(pointer), values.get(pointer, "")
    if not isinstance(node, Leaf):
        return text
    words = {code: label for label, code in node.column.choices.items()}
    return words.get(text) or {"true": word("forms", "yes"), "false": word("forms", "no")}.get(text, text)


def previewed(slug: str, data: Mapping[str, Any]) -> Response:
    """Return what the frame of a page shows of data: the paper as it would be printed; nothing of it is kept."""
    found = previewing.previewed(slug, data)
    if isinstance(found, Refusal):
        return _no_preview(found)
    shown = Response(found, mimetype=MEDIA_TYPES["pdf"])
    shown.headers["Content-Security-Policy"] = FRAMED
    return shown


def _no_preview(why: Refusal) -> Response:
    """Say why there is no preview; where it only takes long, as the first one does, it is asked for again by itself."""
    tried = request.form.get(TRIED, "")
    again = int(tried) + 1 if tried.isascii() and tried.isdigit() and len(tried) == 1 else 1
    waits = why is Refusal.BUSY and again <= MOST_TRIES
    return page(
        "forms/no_preview.html",
        503,
        policy=FRAMED,
        reason=why.message.render(page_language()),
        waits=waits,
        sent=[(name, text) for name, text in request.form.items(multi=True) if name not in {TRIED, forgery.FIELD}],
        again=(TRIED, again if waits else 0),
        can_repeat=why in {Refusal.BUSY, Refusal.ABSENT},
    )
