"""``bagalau variants``: what state bodies' own variants there are, and what is wrong with them before they are used."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from doc_templates.catalogue import FORMS, form
from doc_templates.errors import CatalogueError
from doc_templates.variant_folder import read_variants
from service.settings import SettingsError, read_settings
from validators.check import check
from worker.assemble import InspectionError
from worker.cli.errors import DONE, UNUSABLE
from worker.papers import Origin, compose, make_docx
from worker.render import DocxRenderer, RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from doc_templates.template_files import Template
    from doc_templates.variant_folder import Reading
    from doc_templates.variants import Variant

LEAST: Final = "variant.toml"


@click.group()
def variants() -> None:
    """Варианты методики корпуса «Б», утверждённые государственными органами."""


@variants.command("check")
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("-o", "--output", metavar="DIR", help="Сохранить сюда пробные документы (DOCX), чтобы посмотреть на них.")
def check_variants(folder: str | None, output: str | None) -> None:
    """Проверить папку вариантов: описания, шаблоны и пробное заполнение.

    DIR - папка с вариантами; по умолчанию та, что указана в BAGALAU_VARIANTS_DIR.
    """
    try:
        place = Path(folder) if folder else read_settings().variants_dir
        sys.exit(_check(place, None if output is None else Path(output)))
    except (CatalogueError, SettingsError) as error:
        reason = str(error)
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}."
    click.secho(reason, fg="red", err=True)
    sys.exit(UNUSABLE)


def _check(place: Path, output: Path | None) -> int:
    if not place.is_dir():
        click.secho(f"Папки {place} нет: вариантов нет, документы изготавливаются по Типовой методике.", fg="yellow")
        return DONE
    if (place / LEAST).is_file():
        click.secho(
            f"{place} - это один вариант; укажите папку, в которой он лежит: {place.parent}", fg="red", err=True
        )
        return UNUSABLE
    reading = read_variants(place, FORMS)
    failed = [text for variant in reading.variants for text in _try_out(variant, output)]
    _show(reading, failed)
    return UNUSABLE if failed or reading.grave else DONE


def _try_out(variant: Variant, output: Path | None) -> Iterator[str]:
    """Fill in each template with the form's sample and with nothing; yield what went wrong."""
    for (slug, language), template in variant.templates.items():
        for name, content in (("образец", True), ("бланк", False)):
            try:
                docx = _fill(slug, language, template, filled=content)
            except (RenderError, InspectionError) as error:
                yield f"{variant.id}/{template.path.name}: {name} не заполняется: {error}"
                continue
            if output is not None:
                output.mkdir(parents=True, exist_ok=True)
                (output / f"{variant.id} {slug}.{language} {name}.docx").write_bytes(docx)


def _fill(slug: str, language: str, template: Template, *, filled: bool) -> bytes:
    official = form(slug)
    outcome = check(slug, official.sample(), today=official.sample_on)
    record, computed = (outcome.record, outcome.computed) if filled else (None, {})
    origin = Origin("variants-check", datetime.now(UTC).replace(microsecond=0), language)
    return make_docx(DocxRenderer(), compose(official, record, computed, origin, template)).content


def _show(reading: Reading, failed: list[str]) -> None:
    for fault in reading.faults:
        mark = click.style("Замечание", fg="yellow") if fault.harmless else click.style("Ошибка", fg="red", bold=True)
        click.echo(f"{mark}  {fault}")
    for text in failed:
        click.echo(f"{click.style('Ошибка', fg='red', bold=True)}  {text}")
    broken = {text.split("/")[0] for text in failed}
    for variant in reading.variants:
        if variant.id not in broken:
            until = "" if variant.until is None else f" до {variant.until:%d.%m.%Y}"
            click.secho(f"Годен  {variant.id}: {variant.body}, {', '.join(variant.forms)}", fg="green")
            click.echo(f"       приказ № {variant.order.number} от {variant.order.date:%d.%m.%Y}, "
                       f"действует с {variant.since:%d.%m.%Y}{until}")  # fmt: skip
    if not (reading.faults or failed or len(reading.variants)):
        click.echo("Вариантов в папке нет.")
