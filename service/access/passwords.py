"""Passwords: what they have to be, and how they are kept (argon2id; OWASP ASVS 5, 6.2, and its password storage)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

MIN_LENGTH: Final = 12
MAX_LENGTH: Final = 128
GUESSABLE: Final = 2
"""The score, of 0 to 4, up to which a password is refused: found by fewer than a hundred million guesses."""
JUDGED_LENGTH: Final = 72
"""How many characters decide how easily a password is guessed; judging longer ones takes too long."""

HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""What OWASP recommends of argon2id: 19 MiB of memory, two passes, one thread."""

RUSSIAN: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
KEYS: Final = str.maketrans(RUSSIAN, LATIN)
"""A common password typed with the keyboard set to Russian is as common."""

CONTEXT: Final = (
    *("bagalau", "бағалау", "оценка", "password", "пароль", "құпиясөз", "kazakhstan", "казахстан", "қазақстан"),
    *("astana", "астана", "almaty", "алматы", "министерство", "министрлігі", "комитет", "акимат", "әкімдік"),
)
"""Words of the place, of which no password here may be made (6.2.11)."""
WORD: Final = re.compile(r"[^\W_]{4,}")
LEFT_LENGTH: Final = 8
"""How long a password has to be without words that others know: as long as any has to be, by OWASP."""

Weakness = Literal["too_short", "too_long", "too_common"]


def weakness(password: str, known: Sequence[str] = ()) -> Weakness | None:
    """Return why a password cannot be taken, ``None`` where it can.

    Args:
        password: what was chosen.
        known: words others know of the user, such as the login: a password made of them is too common.
    """
    password = normalized(password)
    if len(password) < MIN_LENGTH:
        return "too_short"
    if len(password) > MAX_LENGTH:
        return "too_long"
    words = _words(known)
    if len(_besides(password, words)) < LEFT_LENGTH:
        return "too_common"
    inputs = [*words, *map(normalized, known)]
    judged = {password[:JUDGED_LENGTH], password[:JUDGED_LENGTH].casefold().translate(KEYS)}
    easy = any(zxcvbn(each, user_inputs=inputs, max_length=JUDGED_LENGTH)["score"] <= GUESSABLE for each in judged)
    return "too_common" if easy else None


def _words(known: Sequence[str]) -> set[str]:
    """Return the words of the place, and those of what is known of the user, as both keyboards type them."""
    found = {*CONTEXT, *(word for text in known for word in WORD.findall(normalized(text).casefold()))}
    return found | {word.translate(KEYS) for word in found}


def _besides(password: str, words: Iterable[str]) -> str:
    """Return what is left of a password without words that others know."""
    left = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left


def normalized(password: str) -> str:
    """Return a password as it is hashed: the same letters are the same, however a keyboard composes them."""
    return unicodedata.normalize("NFC", password)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return HASHER.hash(normalized(password))


def verified(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that was kept. Where none was, it takes as long to say no."""
    try:
        # A longer one is none that was ever taken; hashing it would take the sender's choice of time.
        right = HASHER.verify(kept or _nobodys(), normalized(password[: MAX_LENGTH + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


@cache
def _nobodys() -> str:
    return hashed("nobody's password, which no one is let in with")
