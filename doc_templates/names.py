"""Titles and file names of finished papers: form, period, surname."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_templates import wording

if TYPE_CHECKING:
    from doc_templates.wording import HasQuarter

BLANK_AUTHOR = "Bagalau"
"""Author of a blank form, which nobody has issued yet."""

NO_BODY = "Без органа"

LONGEST_SURNAME = 40
LONGEST_BODY = 60
LONGEST_FOLDER = 80
LONGEST_STEM_BYTES = 200
"""A file name has at most 255 bytes, of which a suffix and a copy's number need some."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and which period a paper is about, at full length for its title and short for its file name."""

    whom: str
    whom_short: str
    period: str
    period_short: str


def servant(full_name: str, period: str, period_short: str) -> Subject:
    """Return the subject of a paper about a person; file names have the surname only."""
    return Subject(full_name, full_name.split(maxsplit=1)[0][:LONGEST_SURNAME], period, period_short)


def servant_in_quarter(full_name: str, period: HasQuarter) -> Subject:
    """Return the subject of a paper about a person's quarter."""
    short = f"{wording.QUARTERS[period.quarter]} квартал {period.year}"
    return servant(full_name, wording.quarter(period), short)


def servant_in_year(full_name: str, year: int) -> Subject:
    """Return the subject of a paper about a person's calendar year."""
    return servant(full_name, wording.year(year), str(year))


def body_in_year(organization: str, year: int) -> Subject:
    """Return the subject of a paper about a state body's calendar year."""
    return Subject(organization, shortened(organization, LONGEST_BODY), wording.year(year), str(year))


@dataclass(frozen=True, slots=True)
class Naming:
    """What papers of one form are called.

    Attributes:
        title: name of the paper in the title of a window.
        stem: a shorter name at the beginning of file names.
        blank_stem: the file name of the blank form.
    """

    title: str
    stem: str
    blank_stem: str

    def title_of(self, subject: Subject) -> str:
        """Return the title of the paper about a subject."""
        return f"{self.title}: {subject.whom}, {subject.period}"

    def stem_of(self, subject: Subject) -> str:
        """Return the file name, without suffix, of the paper about a subject."""
        return file_name(f"{self.stem}, {subject.period_short}, {subject.whom_short}")


def folder_name(body: str) -> str:
    """Return the name of the folder for the papers of a state body, of none where its name has no letter to write."""
    return file_name(shortened(body, LONGEST_FOLDER)) or NO_BODY


def shortened(name: str, most: int) -> str:
    """Return a name in at most so many characters, dots for what is left out of its middle.

    Names of state bodies often differ in their last words only: «… по городу Астана», «… по городу Алматы».
    """
    if len(name) <= most:
        return name
    end = (most - 1) // 2
    return f"{name[: most - 1 - end].rstrip()}…{name[-end:].lstrip()}"


def file_name(text: str) -> str:
    r"""Return the text as a file name that Windows, macOS and Linux accept, letters of any language kept.

    Source: «Naming Files, Paths, and Namespaces» of the Windows documentation: no ``< > : " / \ | ? *``, no
    controls, no blank or full stop at the end. Invisible characters go too, since they only serve to deceive.
    """
    kept = "".join(letter for letter in text if unicodedata.category(letter) not in _HIDDEN)
    single = " ".join(_FORBIDDEN.sub("-", kept).split())
    return single.encode()[:LONGEST_STEM_BYTES].decode(errors="ignore").strip(" .")
