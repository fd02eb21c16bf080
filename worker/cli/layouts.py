"""``bagalau layout``: whether papers laid out without LibreOffice are what it would make; prints forms and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import click

from doc_templates import catalogue
from service.db.database import Database
from service.db.tenancy import EVERY_BODY
from service.documents import layout_keys
from service.settings import read_settings
from service.wiring import open_services
from worker.cli.errors import DONE, FORBIDDEN, unusable
from worker.cli.exit_codes import exit_codes
from worker.cli.options import LANGUAGE, LANGUAGE_OF_ALL, LocalizedCommand, LocalizedGroup, localized_option
from worker.cli.showing import aligned
from worker.context import open_converter
from worker.layout.layouts import Compared, Layouts
from worker.layout_check import compare_issued
from worker.render import DocxRenderer
from worker.texts import word

PAPERS: Final = 40
HASH_SHOWN: Final = 12
HEADS: Final = ("form", "template", "equal", "refused", "different", "reason")


@dataclass(frozen=True, slots=True)
class _Result:
    form: str
    template: str
    compared: Compared

    def cells(self) -> tuple[str, ...]:
        found = self.compared
        numbers = (found.equal, found.refused.total(), found.different)
        why = found.reason or ", ".join(f"{reason}: {number}" for reason, number in found.refused.most_common())
        return (self.form, self.template[:HASH_SHOWN], *map(str, numbers), why)


@click.group(cls=LocalizedGroup)
@LANGUAGE_OF_ALL
def layout() -> None:
    """Look after the layout without LibreOffice."""


@layout.command("verify", cls=LocalizedCommand, key="layout_verify")
@localized_option("--papers", type=click.IntRange(1), default=PAPERS, show_default=True, key="papers")
@localized_option("--form", "form", metavar="SLUG", key="layout_form")
@LANGUAGE
@exit_codes
def verify(papers: int, form: str | None, language: str) -> int:
    """Make papers both ways on this machine and compare them number by number."""
    forms = [each for each in catalogue.FORMS if (each.laid_out if form is None else each.slug == form)]
    if not forms:
        raise unusable("unknown_form", form=repr(form), known=", ".join(each.slug for each in catalogue.FORMS))
    settings, found = read_settings(), []
    with open_converter(settings, 1) as converter:
        layouts = Layouts(DocxRenderer(), converter, None)
        for one in forms:
            for template in one.templates():
                compared = Compared()
                layouts.compare(one.slug, template, papers, compared)
                found.append(_Result(one.slug, template.sha256, compared))
    heads = tuple(word(f"layout_{name}", language) for name in HEADS)
    click.echo("\n".join(aligned([heads, *(result.cells() for result in found)])))
    return FORBIDDEN if any(result.compared.different for result in found) else DONE


@layout.command("keys", cls=LocalizedCommand, key="layout_keys")
@LANGUAGE
@exit_codes
def keys(language: str) -> int:
    """Show which layouts this installation uses, and which were shut."""
    database = Database(read_settings().database_url, pool_size=1).of(EVERY_BODY)
    try:
        with database.reading() as session:
            found = layout_keys.listed(session)
    finally:
        database.dispose()
    for each in found:
        state = word(f"layout_{each.state}", language)
        place = f"{each.form} {each.template_sha256[:HASH_SHOWN]} LibreOffice {each.libreoffice}"
        click.echo(f"{place}: {state} ({each.compared}){f', {each.reason}' if each.reason else ''}")
    if not found:
        click.echo(word("layout_none", language))
    return DONE


@layout.command("issued", cls=LocalizedCommand, key="layout_issued")
@LANGUAGE
@exit_codes
def issued(language: str) -> int:
    """Compare the papers that were issued with a layout which is shut now."""
    settings = read_settings()
    services = open_services(settings)
    try:
        with open_converter(settings, 1) as converter:
            database = services.database.whole.of(EVERY_BODY)
            for _ in compare_issued(database, services.files, DocxRenderer(), converter):
                pass
        with database.reading() as session:
            compared, differing = layout_keys.count_checked(session), layout_keys.differing(session)
    finally:
        services.database.dispose()
    for document_id, reason in differing:
        click.echo(f"{document_id}: {reason}")
    click.echo(word("layout_issued", language, compared=compared, differ=len(differing)))
    return FORBIDDEN if differing else DONE
