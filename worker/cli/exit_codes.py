"""How a command ends: with a code, and a message in place of a traceback."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from typing import Final, ParamSpec

import click

from service.errors import DatabaseUnavailableError, InvalidSubmissionError, StorageError
from service.settings import SettingsError
from validators.errors import ValidatorsError
from worker.cli.errors import UNUSABLE, UnusableError, sentence
from worker.cli.options import language_of
from worker.convert.errors import ConverterError
from worker.inspection import InspectionError
from worker.render import RenderError
from worker.serve import CannotServeError

P = ParamSpec("P")

UNUSABLE_ERRORS: Final = (
    CannotServeError,
    ConverterError,
    DatabaseUnavailableError,
    InspectionError,
    InvalidSubmissionError,
    RenderError,
    SettingsError,
    StorageError,
    UnusableError,
    ValidatorsError,
)


def exit_codes(command: Callable[P, int]) -> Callable[P, None]:
    """Let a command return its exit code, and turn the errors foreseen into a message and the code 2."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except UNUSABLE_ERRORS as error:
            text = sentence(error, language_of(click.get_current_context()))
            click.secho(text, fg="red", err=True)
            if kwargs.get("as_json_"):
                click.echo(json.dumps({"error": text}, ensure_ascii=False))
            code = UNUSABLE
        sys.exit(code)

    return run
