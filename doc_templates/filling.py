"""What a form's ``context.py`` declares: which record fills the form, what is printed, and what the paper is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from doc_templates.names import Naming, Subject


@dataclass(frozen=True, slots=True)
class Filling:
    """How a form is filled in.

    Attributes:
        record: the class of the records that fill the form.
        naming: what its papers are called.
        subject: tells whom and which period the paper of a record is about.
        issuer: takes the state body that issues the paper from a record.
        context: makes what is printed of a record and of what was computed from it; plain values only.
        blank_context: makes the same keys for the form to be filled in by hand.
    """

    record: type
    naming: Naming
    subject: Callable[[Any], Subject]
    issuer: Callable[[Any], str]
    context: Callable[[Any, Mapping[str, Any]], dict[str, Any]]
    blank_context: Callable[[], dict[str, Any]]
