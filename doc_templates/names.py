"""Short names: surname with initials, titles and file names of finished papers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from doc_templates import wording
from doc_templates.wording import HasQuarter

BLANK_AUTHOR = "Bagalau"
"""Author of a blank form, which has no issuer yet."""

NO_BODY = "Без органа"

NOT_IN_FORCE = "Недействующая форма"
"""Begins the file names of papers on a form that is no longer in force."""

MAX_LENGTH_SURNAME = 40
MAX_LENGTH_BODY = 60
MAX_LENGTH_FOLDER = 80
MAX_STEM_BYTES = 200
"""A file name has at most 255 bytes, of which a suffix and a copy's number need some."""

INITIALS = 2
"""Of the name and the patronymic."""
KEPT_SURNAME = 12
"""Letters of a surname that fits beside its initials in every signature, the dated one, too; a longer one may part."""
KINSHIP = frozenset(
    {"ұлы", "улы", "қызы", "кызы", "гызы", "оғлы", "оглы", "оглу"}
    | {"uly", "ūly", "qyzy", "kyzy", "kizi", "qizi", "gizi", "ogly", "oglu", "oğlu"}
)
"""«Son of», «daughter of» written apart: part of the patronymic, no name of its own."""
SURNAME_PARTICLES = frozenset(
    {"фон", "ван", "дер", "ден", "де", "да", "ди", "дю", "ла", "ле", "эль", "аль", "бен", "ибн"}
    | {"von", "van", "der", "den", "de", "da", "di", "du", "la", "le", "el", "al", "bin", "ibn"}
)
"""Stand before a surname and belong to it, in small letters; with a capital letter they are surnames themselves."""
MAX_LENGTH_INITIAL = 2
"""Letters of an initial with its full stop: «Е.», «Дж.»."""

_APART = re.compile(r"\s+[-\u2010-\u2015]\s*|\s*[-\u2010-\u2015]\s+")
"""A hyphen inside a double name, with a blank beside it."""
_HYPHENS = re.compile("[-\u2010\u2011]")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Person or body and period of a paper, at full length for its title and short for its file name."""

    whom: str
    whom_short: str
    period: str
    period_short: str


def surname(full_name: str) -> str:
    """Return the surname of a full name: «Ахметов» of «Ахметов Ерлан Серікұлы», «Ахметов Е.С.» and «Е.С. Ахметов»."""
    return _parts(full_name)[0]


def surname_with_initials(full_name: str) -> str:
    """Return «Сейтқали А. Б.» of «Сейтқали Айдана Бауыржанқызы»; surnames stand first in official papers.

    Its blanks do not break, except the one behind a surname longer than ``KEPT_SURNAME``.
    """
    found, initials = _parts(full_name)
    if not initials:
        return found
    gap = "\u00a0" if len(found) <= KEPT_SURNAME else " "
    return found + gap + "\u00a0".join(initials)


def _parts(full_name: str) -> tuple[str, list[str]]:
    """Return the surname and the initials of the other names, which may be none."""
    composed = unicodedata.normalize("NFC", full_name)
    words = _APART.sub("-", composed.replace(",", " ").replace(".", ". ")).split()
    leading = next((place for place, word in enumerate(words) if not _is_initial(word)), 0)
    # «Е. С. Ахметов»: the surname is the first word that is written out.
    words = words[leading:] + words[:leading]
    end = next((place for place, word in enumerate(words) if word not in SURNAME_PARTICLES), 0) + 1
    # «Иванова (Петрова) Анна»: the former surname stays with the present one.
    while end < len(words) and not words[end][0].isalpha():
        end += 1
    found = [initial for word in words[end:] for initial in _initials(word, capitals=not words[0].isupper())]
    return " ".join(words[:end]).rstrip(".") or full_name, found[:INITIALS]


def _is_initial(word: str) -> bool:
    parts = _HYPHENS.split(word)
    return all(
        len(part.rstrip(".")) == 1 or (part.endswith(".") and len(part) <= MAX_LENGTH_INITIAL + 1) for part in parts
    )


def _initials(word: str, *, capitals: bool) -> list[str]:
    """Return the initial of a name, two of «ЕС» where other names are not in capitals, none of «қызы»."""
    if word.casefold().strip("-") in KINSHIP or not word[0].isalpha():
        return []
    if _is_initial(word):
        return ["-".join(f"{part.rstrip('.').capitalize()}." for part in _HYPHENS.split(word))]
    if capitals and len(word) == INITIALS and word.isupper():
        return [f"{letter}." for letter in word]
    names = [part for part in _HYPHENS.split(word) if part and part.casefold() not in KINSHIP]
    kept = [part for part in names if part[0].isupper()] or names[:1]
    return ["-".join(f"{part[0].upper()}." for part in kept)] if kept else []


def _employee(full_name: str, period: str, period_short: str) -> Subject:
    """Return the subject of a paper about a person; file names have the surname only."""
    return Subject(full_name, surname(full_name)[:MAX_LENGTH_SURNAME].rstrip(), period, period_short)


def _quarter(period: HasQuarter) -> str:
    return f"{wording.QUARTERS[period.quarter]} квартал {period.year}"


def employee_in_quarter(full_name: str, period: HasQuarter) -> Subject:
    """Return the subject of a paper about a person's quarter."""
    return _employee(full_name, wording.quarter(period), _quarter(period))


def employee_in_year(full_name: str, year: int) -> Subject:
    """Return the subject of a paper about a person's calendar year."""
    return _employee(full_name, wording.year(year), str(year))


def body_in_year(organization: str, year: int) -> Subject:
    """Return the subject of a paper about a state body's calendar year."""
    return Subject(organization, shortened(organization, MAX_LENGTH_BODY), wording.year(year), str(year))


def body_in_quarter(organization: str, period: HasQuarter) -> Subject:
    """Return the subject of a paper about a state body's quarter."""
    return Subject(organization, shortened(organization, MAX_LENGTH_BODY), wording.quarter(period), _quarter(period))


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles and file names of the papers of a form.

    Attributes:
        title: name of the paper in the title of a window.
        stem: a shorter name at the beginning of file names.
        blank: name of the blank form in its file name, where the title is too long or another form has it too.
    """

    title: str
    stem: str
    blank: str | None = None

    @property
    def blank_stem(self) -> str:
        """The file name of the blank form, without suffix."""
        return f"{self.blank or self.title} (бланк)"

    def title_of(self, subject: Subject) -> str:
        """Return the title of the paper about a subject; of the form alone where the subject is empty."""
        about = ", ".join(part for part in (subject.whom, subject.period) if part)
        return f"{self.title}: {about}".replace(wording.GAP, " ") if about else self.title

    def stem_of(self, subject: Subject) -> str:
        """Return the file name, without suffix, of the paper about a subject; of the blank without a subject."""
        about = [part for part in (subject.period_short, subject.whom_short) if part]
        return file_name(", ".join([self.stem, *about])) if about else self.blank_stem


@lru_cache(maxsize=1024)
def folder_name(body: str) -> str:
    """Return the name of the folder for the papers of a state body, of none where its name has no letter to write."""
    return file_name(shortened(body, MAX_LENGTH_FOLDER)) or NO_BODY


def shortened(name: str, max_length: int) -> str:
    """Return a name in at most ``max_length`` characters, dots for what is left out of its middle.

    Names of state bodies often differ in their last words only: «… по городу Астана», «… по городу Алматы».
    """
    if len(name) <= max_length:
        return name
    end = (max_length - 1) // 2
    return f"{name[: max_length - 1 - end].rstrip()}…{name[-end:].lstrip()}"


def file_name(text: str) -> str:
    r"""Return the text as a file name that Windows, macOS and Linux accept, letters of any language kept.

    Source: «Naming Files, Paths, and Namespaces» of the Windows documentation: no ``< > : " / \ | ? *``, no
    controls, no blank or full stop at the end. Invisible characters go too, since they only serve to deceive.
    """
    # What is printable has no hidden letter; to look at each takes ten times as long.
    kept = text if text.isprintable() else "".join(each for each in text if unicodedata.category(each) not in _HIDDEN)
    single = " ".join(_FORBIDDEN.sub("-", kept).split())
    return single.encode()[:MAX_STEM_BYTES].decode(errors="ignore").strip(" .")
