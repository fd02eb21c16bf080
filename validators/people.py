"""Identity of people: whether two entries of a document mean the same person.

An IIN is unique and never reassigned, so where both entries carry one it alone decides: equal means the same person
whatever the spelling of the name, different means namesakes. Otherwise the full name and the position must agree,
compared without regard to case, spacing, and the letter ё (which papers write as е). The name alone would make
namesakes one person, of whom a large body has several; the name with the position hardly ever does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

_GAPS = re.compile(r"[\s\-‐‑‒–—.,]+")
# One Kazakh name has two spellings in Russian papers: «Әділ» and «Адиль».
_SPELLINGS = str.maketrans("әғқңөұүһі", "агкноуухи", "ьъ")
# Letters that look like Cyrillic ones, as they are typed by mistake; of a small "h" only the capital looks otherwise.
_LATIN_CAPITALS = str.maketrans("H", "Н")
_LATIN = str.maketrans("abcehikmoptxyəöü", "авсеһикмортхуәөү")
SURNAME_AND_GIVEN_NAME = 2


class HasIdentity(Protocol):
    """Anything that names a person."""

    @property
    def full_name(self) -> str:
        """Surname, name, patronymic."""

    @property
    def position(self) -> str:
        """The position held."""

    @property
    def iin(self) -> str | None:
        """Individual identification number, where it was given."""


def names_person(entry: object) -> bool:
    """Return whether an entry of a record names a person: no other has a full name."""
    return hasattr(entry, "full_name")


def same_person(one: HasIdentity, other: HasIdentity) -> bool:
    """Return whether both entries mean the same person; the module's text says how and why."""
    if one.iin is not None and other.iin is not None:
        return one.iin == other.iin
    return identity(one) == identity(other)


def clearly_different(one: HasIdentity, other: HasIdentity) -> bool:
    """Return whether the entries cannot mean one person: the IINs differ, or both the surname and the given name do.

    A surname changes by marriage, a position by transfer, a body by renaming; of these two entries one may be older.
    """
    if one.iin is not None and other.iin is not None:
        return one.iin != other.iin
    return not _names(one) & _names(other)


def _names(person: HasIdentity) -> set[str]:
    """Return surname and given name, in whichever order they were written, so that spellings of one name agree."""
    words = [normalized(word).translate(_SPELLINGS) for word in person.full_name.split()]
    return set([word for word in words if word][:SURNAME_AND_GIVEN_NAME])


def identity(person: HasIdentity) -> tuple[str, str]:
    """Return the normalized full name and position."""
    return normalized(person.full_name), normalized(person.position)


def repeated(names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield each name that came before, compared as :func:`normalized`: its first place, its place, itself."""
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        first = seen.setdefault(normalized(name), index)
        if first != index:
            yield first, index, name


def named_twice(people: Sequence[HasIdentity]) -> Iterator[tuple[int, int]]:
    """Yield each entry that means a person who came before: the first place of that person, and its own."""
    for index, one in enumerate(people):
        first = next((place for place in range(index) if same_person(people[place], one)), None)
        if first is not None:
            yield first, index


def normalized(text: str) -> str:
    """Return the text as it is compared: compatibility forms unified, lower case, ё as е, gaps as one space."""
    unified = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _GAPS.sub(" ", unified).strip()


def folded(text: str) -> str:
    """Return the text as it is searched: as :func:`normalized`, other letters as the Russian ones they stand for."""
    looked_like = normalized(text.translate(_LATIN_CAPITALS)).translate(_LATIN)
    return looked_like.translate(_SPELLINGS)
