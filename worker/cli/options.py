"""The options that several commands share."""

from __future__ import annotations

import click

from validators.messages.catalog import LANGUAGES
from worker.cli.helping import LANGUAGE as KEPT
from worker.cli.helping import language_of, localized_option

FILE = click.argument("name", metavar="FILE")
AS_JSON = localized_option("--json", "as_json_", is_flag=True, key="as_json")
AS_OF = localized_option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    value="day",
    key="as_of",
)
FAIL_ON = localized_option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", show_default=True, key="fail_on"
)
EXPLAIN = localized_option("--explain", is_flag=True, key="explain")
FOLDER = localized_option("-o", "--output", "folder", metavar="DIR", required=True, key="output")
FORMATS = localized_option("--format", "formats", default="docx,pdf", show_default=True, key="format")


def _keep(context: click.Context, _option: click.Parameter, asked: str | None) -> str:
    """Keep the language for the help and the commands below, and give it to the command."""
    if asked is not None:
        context.meta[KEPT] = asked
    return language_of(context)


# Eager, so that the help that follows it is in the language.
LANGUAGE = localized_option("--language", type=click.Choice(LANGUAGES), callback=_keep, is_eager=True, key="language")
LANGUAGE_OF_ALL = localized_option(
    "--language", type=click.Choice(LANGUAGES), callback=_keep, is_eager=True, expose_value=False, key="language"
)
