"""Commands and options whose help is rendered in the reader's language when it is shown, and the shared options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from service.settings import terminal_language
from validators.messages.catalog import LANGUAGES
from worker.texts import MESSAGES

SECTION: Final = "help"
ASKED: Final = "worker.cli.language"
"""Key of the requested language in click's context, for a command and its subcommands."""


def language_of(context: click.Context) -> str:
    """Return the language of a command: the requested one, or that of the terminal."""
    asked: str | None = context.meta.get(ASKED)
    return asked or terminal_language()


def help_text(key: str, context: click.Context) -> str:
    """Return a text of the section ``help``."""
    return MESSAGES.text(SECTION, key, language_of(context))


class LocalizedOption(click.Option):
    """An option whose help stands in the catalogues under ``key``; ``value`` is the key of its value's name."""

    def __init__(self, *names: Any, key: str, value: str | None = None, **rest: Any) -> None:
        super().__init__(*names, **rest)
        self._key = key
        self._value = value

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line about this option, in the language of the command."""
        self.help = help_text(self._key, ctx)
        if self._value is not None:
            self.metavar = help_text(self._value, ctx)
        return super().get_help_record(ctx)


class LocalizedCommand(click.Command):
    """A command whose help stands in the catalogues under ``key``, by default its name."""

    def __init__(self, *args: Any, key: str | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.key = key or str(self.name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the command, of a group with a line about each of its commands."""
        for command in (self, *getattr(self, "commands", {}).values()):
            command.help = help_text(command.key, ctx)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, described in the language of the command."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = help_text("help", ctx)
        return option


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group of commands whose help stands in the catalogues under its name."""


def localized_option(*names: str, key: str, **rest: Any) -> Callable[[Any], Any]:
    """Return the decorator of an option whose help stands in the catalogues."""
    return click.option(*names, cls=LocalizedOption, key=key, **rest)


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
    """Keep the language for the help and the subcommands, and pass it to the command."""
    if asked is not None:
        context.meta[ASKED] = asked
    return language_of(context)


# Eager, so that help is rendered in the language.
LANGUAGE = localized_option("--language", type=click.Choice(LANGUAGES), callback=_keep, is_eager=True, key="language")
LANGUAGE_OF_ALL = localized_option(
    "--language", type=click.Choice(LANGUAGES), callback=_keep, is_eager=True, expose_value=False, key="language"
)
