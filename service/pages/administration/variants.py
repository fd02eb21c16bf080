"""The forms of a state body's own, each beside the official one as both are printed; nothing of it is stored.

An officer sees those of the own state body, the administrator of the installation each. They are added as folders by
whoever runs the installation, where ``bagalau lint`` checks them.
"""

from __future__ import annotations

from typing import Any, Final

from flask import Response, url_for

from doc_templates.variants import STANDARD, Variant
from service.api.context import context, current_caller
from service.documents.retrieval import MEDIA_TYPES
from service.pages import errors
from service.pages.administration.reach import BOTH, body_of
from service.pages.language import page_language, word
from service.pages.rendering import POLICY, page
from service.pages.shell import Pages
from service.preview import Refusal
from validators.messages.values import day

blueprint = Pages("variants_pages", __name__, roles=BOTH)

FRAMED: Final = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
OWN, OFFICIAL = "own", "official"


@blueprint.get("/variants")
def show() -> Response:
    """List the variants, and the forms of each."""
    return page("administration/variants.html", variants=[_shown(one) for one in _variants().values()])


@blueprint.get("/variants/<variant_id>/<slug>/<language>")
def compare(variant_id: str, slug: str, language: str) -> Response:
    """Show a form of a variant beside the official one."""
    variant = _variant(variant_id, slug, language)
    form = context().forms[slug]
    known = {OWN: variant.body, OFFICIAL: word("variants", "official")}
    if language not in form.languages:
        del known[OFFICIAL]
    place: dict[str, Any] = {"variant_id": variant.id, "slug": slug, "language": language}
    frames = [(name, url_for("variants_pages.paper", which=which, **place)) for which, name in known.items()]
    return page("administration/variant.html", variant=variant, form_name=form.name, frames=frames)


@blueprint.get("/variants/<variant_id>/<slug>/<language>/<which>")
def paper(variant_id: str, slug: str, language: str, which: str) -> Response:
    """Give the sample of a form as it is printed by the variant, or by the official form."""
    variant = _variant(variant_id, slug, language)
    wanted = {OWN: variant.id, OFFICIAL: STANDARD}.get(which)
    if wanted is None:
        raise errors.PageError("not-found")
    shared = context()
    found: bytes | Refusal = Refusal.UNKNOWN
    # The sample is older than some variants: these are shown by their blank form.
    for data in (shared.forms[slug].sample(), {}):
        if found is Refusal.UNKNOWN:
            found = shared.preview(slug, data, language, wanted, today=shared.today())
    if isinstance(found, Refusal):
        return page("forms/no_preview.html", 503, policy=FRAMED, reason=found.message.render(page_language()))
    answer = Response(found, mimetype=MEDIA_TYPES["pdf"])
    answer.headers["Content-Security-Policy"] = FRAMED
    return answer


def _variants() -> dict[str, Variant]:
    """Return the variants that the user sees by their ids."""
    found = context().installation.variants
    own = None if current_caller().state_body_id is None else body_of(None).name
    return {variant.id: variant for variant in found if own is None or variant.of(own)}


def _variant(variant_id: str, slug: str, language: str) -> Variant:
    variant = _variants().get(variant_id)
    if variant is None or (slug, language) not in variant.templates:
        raise errors.PageError("not-found")
    return variant


def _shown(variant: Variant) -> dict[str, Any]:
    forms = context().forms
    written = page_language()
    return {
        "variant": variant,
        "order": word("variants", "order", number=variant.order.number, day=day(variant.order.date, written)),
        "since": day(variant.since, written),
        "until": None if variant.until is None else day(variant.until, written),
        "now": variant.in_force(context().today()),
        "forms": [(slug, language, forms[slug].name) for slug, language in variant.templates],
    }
