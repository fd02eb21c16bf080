"""``--help`` in the reader's language: texts are found when they are shown, for commands are made at import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from service.settings import terminal_language
from worker.texts import MESSAGES

SECTION: Final = "help"
LANGUAGE: Final = "worker.cli.language"
"""Where click keeps the language asked for, for a command and those below it."""


def language_of(context: click.Context) -> str:
    """Return the language a command was asked to speak, or that of its surroundings."""
    asked: str | None = context.meta.get(LANGUAGE)
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
    """A command whose help stands in the catalogues under its name."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the command."""
        _tell(self, ctx)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, described in the language of the command."""
        return _described(super().get_help_option(ctx), ctx)


class LocalizedGroup(click.Group):
    """A group of commands whose help stands in the catalogues under its name."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the group, with a line about each command."""
        _tell(self, ctx)
        for command in self.commands.values():
            _tell(command, ctx)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, described in the language of the group."""
        return _described(super().get_help_option(ctx), ctx)


def _tell(command: click.Command, context: click.Context) -> None:
    command.help = help_text(str(command.name), context)


def _described(option: click.Option | None, context: click.Context) -> click.Option | None:
    if option is not None:
        option.help = help_text("help", context)
    return option


def localized_option(*names: str, key: str, **rest: Any) -> Callable[[Any], Any]:
    """Return the decorator of an option whose help stands in the catalogues."""
    return click.option(*names, cls=LocalizedOption, key=key, **rest)
