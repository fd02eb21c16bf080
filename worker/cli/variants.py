"""``bagalau variants``: lists and checks the variants of state bodies before they are used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from doc_templates.catalogue import FORMS, form
from doc_templates.errors import CatalogueError
from doc_templates.template_files import Template
from doc_templates.variant_folder import Reading, read_variants
from doc_templates.variants import Variant
from service.settings import SettingsError, read_settings
from validators.check import check
from validators.messages.catalog import reason
from worker.cli.errors import DONE, UNUSABLE, sentence, unusable
from worker.cli.options import LANGUAGE, LANGUAGE_OF_ALL, LocalizedCommand, LocalizedGroup, localized_option
from worker.inspection import InspectionError
from worker.making import Origin, compose, make_docx
from worker.render import DocxRenderer, RenderError
from worker.texts import MESSAGES, word

LEAST: Final = "variant.toml"


@click.group(cls=LocalizedGroup)
@LANGUAGE_OF_ALL
def variants() -> None:
    """Manage the variants of state bodies."""


@variants.command("check", cls=LocalizedCommand)
@click.argument("folder", metavar="[DIR]", required=False)
@localized_option("-o", "--output", metavar="DIR", key="trial")
@LANGUAGE
def check_variants(folder: str | None, output: str | None, language: str) -> None:
    """Check a folder of variants: what they declare, their templates, and a trial filling."""
    try:
        place = Path(folder) if folder else read_settings().variants_dir
        sys.exit(_check(place, None if output is None else Path(output), language))
    except (CatalogueError, SettingsError) as error:
        text = sentence(error, language)
    except OSError as error:
        text = sentence(unusable("system", path=error.filename, reason=reason(error)), language)
    click.secho(text, fg="red", err=True)
    sys.exit(UNUSABLE)


def _check(place: Path, output: Path | None, language: str) -> int:
    if not place.is_dir():
        click.secho(_word("no_folder", language, place=place), fg="yellow")
        return DONE
    if (place / LEAST).is_file():
        click.secho(_word("single", language, place=place, parent=place.parent), fg="red", err=True)
        return UNUSABLE
    reading = read_variants(place, FORMS)
    failed = {variant.id: found for variant in reading.variants if (found := list(_try_out(variant, output, language)))}
    _show(reading, failed, language)
    return UNUSABLE if failed or reading.blocking else DONE


def _try_out(variant: Variant, output: Path | None, message_language: str) -> Iterator[str]:
    """Fill in each template with the form's sample and with nothing; yield the errors."""
    for (slug, language), template in variant.templates.items():
        for name, content in (("sample", True), ("blank", False)):
            try:
                docx = _fill(slug, language, template, filled=content)
            except (RenderError, InspectionError) as error:
                place = f"{variant.id}/{template.path.name}"
                yield _word(f"unfilled_{name}", message_language, place=place, fault=sentence(error, message_language))
                continue
            if output is not None:
                output.mkdir(parents=True, exist_ok=True)
                (output / f"{variant.id} {slug}.{language} {_word(name, message_language)}.docx").write_bytes(docx)


def _fill(slug: str, language: str, template: Template, *, filled: bool) -> bytes:
    official = form(slug)
    outcome = check(slug, official.sample(), today=official.sample_on)
    record, computed = (outcome.record, outcome.computed) if filled else (None, {})
    origin = Origin("variants-check", datetime.now(UTC).replace(microsecond=0), language)
    return make_docx(DocxRenderer(), compose(official, record, computed, origin, template)).content


def _show(reading: Reading, failed: Mapping[str, list[str]], language: str) -> None:
    error = click.style(word("error", language), fg="red", bold=True)
    for found in reading.errors:
        mark = click.style(_word("remark", language), fg="yellow") if found.harmless else error
        click.echo(f"{mark}  {found.full_message.render(language)}")
    for text in (text for texts in failed.values() for text in texts):
        click.echo(f"{error}  {text}")
    for variant in reading.variants:
        if variant.id not in failed:
            named = {"id": variant.id, "body": variant.body, "forms": ", ".join(variant.forms)}
            click.secho(_word("fit", language, **named), fg="green")
            click.echo(f"       {_order(variant, language)}")
    if not (reading.errors or failed or len(reading.variants)):
        click.echo(_word("none", language))


def _order(variant: Variant, language: str) -> str:
    key = "order" if variant.until is None else "order_until"
    days = {"date": variant.order.date, "since": variant.since, "until": variant.until}
    return _word(key, language, number=variant.order.number, **days)


def _word(key: str, language: str, /, **values: Any) -> str:
    return MESSAGES.text("variants", key, language, **values)
