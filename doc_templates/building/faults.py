"""What the lint may find: kinds of faults, worded for whoever brings a template in the catalogues of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from doc_templates.texts import BOOK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.messages.sayings import Saying

SECTION: Final = "template"
"""The section of the catalogues with the words for each kind."""

HARMLESS: Final = frozenset(
    {"office_part", "listed_font", "disordered", "unused_style", "direct", "language", "hyphenation", "hyphenation_on"}
    | {"divided", "undivided"}
)
"""Kinds in spite of which a form can be made."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a template: its kind, a key of ``SECTION``, and what its words name."""

    kind: str
    values: Mapping[str, Any]

    @property
    def harmless(self) -> bool:
        """Tell whether papers come out right all the same; the official templates have no fault at all."""
        return self.kind in HARMLESS

    @property
    def saying(self) -> Saying:
        """The fault in words: what is wrong and what would be right."""
        return BOOK.say(SECTION, self.kind, **self.values)


def fault(kind: str, /, **values: Any) -> Fault:
    """Return a fault; the keywords fill its words.

    Raises:
        KeyError: no catalogue has words for the kind.
    """
    if not BOOK.has(SECTION, kind):
        raise KeyError(kind)
    return Fault(kind, values)
