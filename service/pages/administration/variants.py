"""The forms of a state body's own, each beside the official one as both are printed: sent, put in force, withdrawn.

An officer does so for the own state body, the administrator of the installation for each. What lies in the
installation's folder is shown beside it; whoever runs the installation changes that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, request, url_for

from doc_templates.variants import STANDARD, Variant
from service.access.state_bodies import StateBody
from service.api.context import context, current_caller
from service.documents.retrieval import MEDIA_TYPES
from service.documents.variant_uploads import (
    FaultyVariantError,
    Upload,
    UploadNotFoundError,
    discard,
    list_uploads,
    put_in_force,
    send_variant,
    withdraw,
)
from service.errors import StorageError
from service.own_variants import Sent
from service.pages import errors
from service.pages.administration.reach import BOTH, all_bodies, body_of, chosen_id, form_page, go, services_of
from service.pages.language import moment, page_language, word
from service.pages.rendering import POLICY, page
from service.pages.shell import Pages
from service.preview import Refusal
from service.services import Services
from service.variant_archives import MOST_BYTES, UnusableArchiveError
from validators.messages.values import day

blueprint = Pages("variants_pages", __name__, roles=BOTH, takes_files=True)

FRAMED: Final = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
OWN, OFFICIAL = "own", "official"


@dataclass(frozen=True, slots=True)
class Entry:
    """A variant on a page; ``variant`` is ``None`` where what was sent cannot be read, ``upload`` where nothing was."""

    id: str
    variant: Variant | None
    upload: Upload | None = None
    remarks: tuple[str, ...] = ()

    def counts_for(self, body: StateBody) -> bool:
        """Return whether papers of a state body are made by it."""
        if self.upload is not None:
            return self.variant is not None and self.upload.in_force and self.upload.body_id == body.id
        return self.variant is not None and self.variant.of(body.name)

    @property
    def sent(self) -> tuple[Sent, ...]:
        """What a preview has to know beside the folder."""
        return () if self.upload is None else (self.upload.sent,)


@blueprint.get("/variants")
def show() -> Response:
    """List the variants, and the forms of each."""
    return page("administration/variants.html", variants=[_shown(one) for one in entries().values()])


@blueprint.get("/variants/new")
def ask() -> Response:
    """Ask for the archive of a variant."""
    return _form({}, {})


@blueprint.post("/variants/new")
def send() -> Response:
    """Take the archive of a variant in, or say what is wrong in it; no paper is made by it yet."""
    said = {"body": request.form.get("body", "")}
    own = current_caller().state_body_id
    bodies = {body.id for body in all_bodies()}
    body_id = own or chosen_id(said["body"])
    file = request.files.get("file")
    wrong = {} if body_id in bodies else {"body": word("variants", "no_body")}
    if file is None or not file.filename:
        wrong["file"] = word("variants", "no_file")
    if wrong or file is None:
        return _form(said, wrong)
    services = services_of(body_of(body_id))
    try:
        upload_id = send_variant(services, file.stream.read(MOST_BYTES + 1))
    except UnusableArchiveError as error:
        return _form(said, {"file": word("variants", f"archive_{error.key}", limit=error.limit)})
    except FaultyVariantError as error:
        faults = [fault.full_message.render(page_language()) for fault in error.faults]
        return _form(said, {"file": word("variants", "faulty", number=len(faults))}, faults)
    return go(url_for("variants_pages.show_one", variant_id=upload_id))


@blueprint.get("/variants/<variant_id>")
def show_one(variant_id: str) -> Response:
    """Show what was sent: what it declares, the remarks about it, its forms, and what may be done with it."""
    entry = _entry(variant_id)
    if entry.upload is None:
        raise errors.PageError("not-found")
    return _one(entry)


@blueprint.post("/variants/<variant_id>/adopt")
def adopt(variant_id: str) -> Response:
    """Have papers made by a variant from now on."""
    entry = _entry(variant_id)
    try:
        put_in_force(_services_of(entry), entry.id)
    except FaultyVariantError as error:
        return _one(entry, [fault.full_message.render(page_language()) for fault in error.faults])
    except UploadNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("variants_pages.show_one", variant_id=entry.id))


@blueprint.post("/variants/<variant_id>/withdraw")
def withdraw_one(variant_id: str) -> Response:
    """Have no more papers made by a variant."""
    entry = _entry(variant_id)
    try:
        withdraw(_services_of(entry), entry.id)
    except UploadNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("variants_pages.show_one", variant_id=entry.id))


@blueprint.post("/variants/<variant_id>/discard")
def discard_one(variant_id: str) -> Response:
    """Forget a variant that was never in force."""
    entry = _entry(variant_id)
    try:
        discard(_services_of(entry), entry.id)
    except UploadNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("variants_pages.show"))


@blueprint.get("/variants/<variant_id>/<slug>/<language>")
def compare(variant_id: str, slug: str, language: str) -> Response:
    """Show a form of a variant beside the official one."""
    entry, variant = _printable(variant_id, slug, language)
    form = context().forms[slug]
    known = {OWN: variant.body, OFFICIAL: word("variants", "official")}
    if language not in form.languages:
        del known[OFFICIAL]
    place: dict[str, Any] = {"variant_id": entry.id, "slug": slug, "language": language}
    frames = [(name, url_for("variants_pages.paper", which=which, **place)) for which, name in known.items()]
    return page("administration/variant.html", entry=entry, form_name=form.name, frames=frames)


@blueprint.get("/variants/<variant_id>/<slug>/<language>/<which>")
def paper(variant_id: str, slug: str, language: str, which: str) -> Response:
    """Give the sample of a form as it is printed by the variant, or by the official form."""
    entry, variant = _printable(variant_id, slug, language)
    wanted = {OWN: variant.id, OFFICIAL: STANDARD}.get(which)
    if wanted is None:
        raise errors.PageError("not-found")
    shared = context()
    found: bytes | Refusal = Refusal.UNKNOWN
    # The sample is older than some variants: these are shown by their blank form.
    for data in (shared.forms[slug].sample(), {}):
        if found is Refusal.UNKNOWN:
            found = shared.preview(slug, data, language, wanted, today=shared.today(), sent=entry.sent)
    if isinstance(found, Refusal):
        return page("forms/no_preview.html", 503, policy=FRAMED, reason=found.message.render(page_language()))
    answer = Response(found, mimetype=MEDIA_TYPES["pdf"])
    answer.headers["Content-Security-Policy"] = FRAMED
    return answer


def entries() -> dict[str, Entry]:
    """Return the variants that the user sees by their ids: what was sent, then those of the folder."""
    own = current_caller().state_body_id
    installation = context().installation
    name = None if own is None else body_of(None).name
    services = installation if own is None else services_of(body_of(None))
    found = {upload.id: _read(installation, upload) for upload in list_uploads(services)}
    for variant in installation.own.installed:
        if name is None or variant.of(name):
            found[variant.id] = Entry(variant.id, variant)
    return found


def _read(installation: Services, upload: Upload) -> Entry:
    try:
        reading = installation.own.read(upload.sent, installation.files)
    except StorageError:
        return Entry(upload.id, None, upload)
    remarks = tuple(error.full_message.render(page_language()) for error in reading.errors)
    return Entry(upload.id, next(iter(reading.variants)), upload, remarks)


def _entry(variant_id: str) -> Entry:
    entry = entries().get(variant_id)
    if entry is None:
        raise errors.PageError("not-found")
    return entry


def _printable(variant_id: str, slug: str, language: str) -> tuple[Entry, Variant]:
    entry = _entry(variant_id)
    if entry.variant is None or (slug, language) not in entry.variant.templates:
        raise errors.PageError("not-found")
    return entry, entry.variant


def _services_of(entry: Entry) -> Services:
    """Return what works on the rows of the state body that sent a variant.

    Raises:
        PageError: nobody did, it lies in the folder.
    """
    if entry.upload is None:
        raise errors.PageError("not-found")
    return services_of(body_of(entry.upload.body_id))


def _form(said: dict[str, str], wrong: dict[str, str], faults: Sequence[str] = ()) -> Response:
    administrator = current_caller().state_body_id is None
    bodies = [(body.id, body.name) for body in all_bodies()] if administrator else []
    return form_page("administration/variant_new.html", wrong, typed=said, bodies=bodies, faults=faults)


def _one(entry: Entry, faults: Sequence[str] = ()) -> Response:
    told = [(each, None) for each in faults]
    return page("administration/variant_sent.html", 422 if told else 200, one=_shown(entry), errors=told)


def _shown(entry: Entry) -> dict[str, Any]:
    variant, upload, written = entry.variant, entry.upload, page_language()
    found: dict[str, Any] = {"entry": entry, "variant": variant, "upload": upload, "state": _state(entry)}
    if upload is not None:
        names = {body.id: body.name for body in all_bodies()}
        found["body"] = names.get(upload.body_id, "–")
        found["sent_at"] = moment(upload.created_at)
        found["in_force_at"] = upload.in_force_at and moment(upload.in_force_at)
        found["withdrawn_at"] = upload.withdrawn_at and moment(upload.withdrawn_at)
    if variant is not None:
        forms = context().forms
        number, dated = variant.order.number, day(variant.order.date, written)
        found |= {
            "order": word("variants", "order", number=number, day=dated),
            "since": day(variant.since, written),
            "until": None if variant.until is None else day(variant.until, written),
            "forms": [(slug, language, forms[slug].name) for slug, language in variant.templates],
        }
    return found


def _state(entry: Entry) -> tuple[str, str]:
    """Return the words of where a variant stands, and the kind of their tag."""
    upload = entry.upload
    if entry.variant is None:
        return word("variants", "unreadable"), "bad"
    if upload is not None and upload.withdrawn_at is not None:
        return word("variants", "withdrawn"), ""
    if upload is not None and not upload.in_force:
        return word("variants", "waits"), "warn"
    if entry.variant.in_force(context().today()):
        return word("variants", "in_force"), "good"
    return word("variants", "not_in_force"), ""
