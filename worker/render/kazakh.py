"""Names the language of Kazakh values, which the official words around them are not in.

A value with a letter that Russian lacks is Kazakh as a whole: readers aloud choose a voice by the language, Word a
dictionary, and words of a language without patterns are not divided.
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

from doc_templates.hyphenation import KAZAKH_LETTERS
from doc_templates.languages import LANGUAGE_TAGS
from worker.render.expressions import printed

TAG: Final = LANGUAGE_TAGS["kk"]
STYLE: Final = "kazakh"
"""Name of the style of Kazakh values in OpenDocument."""

_LETTER: Final = re.compile(f"[{KAZAKH_LETTERS}]")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Around a Kazakh value until its run is split; noncharacters of Unicode, which no value needs."""
_VALUE: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_HEAD: Final = re.compile(r"<w:r(?: [^<>]*)?>(<w:rPr/>|<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_LANGUAGE: Final = re.compile(r"<w:lang\b[^<>]*/>")
_EMPTY_TEXT: Final = re.compile(r"<w:t(?: [^<>]*)?></w:t>")
_EMPTY_RUN: Final = re.compile(r"<w:r(?: [^<>]*)?>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?</w:r>", re.DOTALL)
_TEXT: Final = '<w:t xml:space="preserve">'
_RUN_ENDS: Final = "</w:r>"


def is_kazakh(text: str) -> bool:
    """Return whether a text holds a letter that Kazakh has and Russian lacks."""
    return _LETTER.search(text) is not None


def printed_marked(value: object, name: str) -> Markup:
    """Write a value as :func:`printed` does, for :func:`marked` to find it where it is Kazakh."""
    text = printed(value, name)
    return Markup(f"{_OPEN}{text}{_CLOSE}") if is_kazakh(text) else text  # noqa: S704 - escaped by ``printed``


def spanned(text: str) -> str:
    """Return text of OpenDocument, as a span of its own where it is Kazakh."""
    return f'<text:span text:style-name="{STYLE}">{text}</text:span>' if is_kazakh(text) else text


def marked(text: str) -> str:
    """Return a part of WordprocessingML with every Kazakh value in a run of its own that names the language."""
    if _OPEN not in text:
        return text
    pieces: list[str] = []
    done = 0
    while (at := text.find(_OPEN, done)) >= 0:
        start = max(text.rfind("<w:r>", done, at), text.rfind("<w:r ", done, at))
        end = text.find(_RUN_ENDS, at)
        if start < 0 or end < 0:
            break
        end += len(_RUN_ENDS)
        pieces += text[done:start], _split(text[start:end])
        done = end
    return _unmarked("".join((*pieces, text[done:])))


def _split(run: str) -> str:
    head = _HEAD.match(run)
    if head is None:
        return run
    look = head[1] or ""
    start = head[0].removesuffix(look)
    plain = f"</w:t>{_RUN_ENDS}{start}{look}{_TEXT}"
    kazakh = f"</w:t>{_RUN_ENDS}{start}{_in_kazakh(look)}{_TEXT}"
    inner = run[head.end() :].replace("<w:t>", _TEXT)
    whole = head[0] + _VALUE.sub(lambda found: f"{kazakh}{found[1]}{plain}", inner)
    return _EMPTY_RUN.sub("", _EMPTY_TEXT.sub("", whole))


def _in_kazakh(look: str) -> str:
    inside = _LANGUAGE.sub("", look.removeprefix("<w:rPr>").removesuffix("</w:rPr>").removeprefix("<w:rPr/>"))
    return f'<w:rPr>{inside}<w:lang w:val="{TAG}"/></w:rPr>'


def _unmarked(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")
