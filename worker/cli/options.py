"""The options that several commands share."""

from __future__ import annotations

import click

from validators.messages.catalogue import FALLBACK, LANGUAGES

FILE = click.argument("name", metavar="FILE")
AS_JSON = click.option("--json", "as_json_", is_flag=True, help="Ответ в JSON, для программ.")
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ГГГГ-ММ-ДД",
    help="Проверить как на эту дату (по умолчанию сегодня).",
)
FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="warning: предупреждения тоже запрещают документ.",
)
LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=FALLBACK,
    show_default=True,
    help="Язык сообщений о нарушениях.",
)
EXPLAIN = click.option("--explain", is_flag=True, help="Показать, как получено каждое вычисленное значение.")
