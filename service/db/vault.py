"""Secrets that the database keeps for people, encrypted by keys that lie outside of it.

Whoever has a copy of the database alone reads none of them. The first key encrypts, each may decrypt: so keys are
replaced by putting a new one first, and taking the former away once everything is sealed anew.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

FILE: Final = "secrets.key"
"""Name of the file in the data folder with a key a line, where no setting names them."""
SEALED: Final = "gAAAA"
"""What Fernet begins every text with; what begins otherwise was written before there were keys."""
VAULT: Final = "vault"
BETWEEN: Final = re.compile(r"[\s,]+")


class Vault:
    """Seals texts and opens them.

    Args:
        keys: those of the setting, as Fernet has them.
        path: the file of the keys where there are none; it is made when the first text is sealed.
    """

    def __init__(self, keys: Iterable[str] = (), path: Path | None = None) -> None:
        self._keys = tuple(keys)
        self._path = path

    def seal(self, text: str) -> str:
        """Return the text encrypted by the first key.

        Raises:
            OSError: there is no key yet, and none can be written.
        """
        return self._cipher.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """Return what was sealed; ``None`` where no key fits."""
        if not sealed.startswith(SEALED):
            return sealed
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - as in _cipher

        try:
            return self._cipher.decrypt(sealed).decode()
        except (InvalidToken, OSError):
            return None

    def seal_anew(self, sealed: str) -> str | None:
        """Return the same sealed by the first key, itself where it is already; ``None`` where no key fits."""
        text = self.open(sealed)
        if text is None or (sealed.startswith(SEALED) and Vault(self._found[:1]).open(sealed) is not None):
            return None if text is None else sealed
        return self.seal(text)

    @cached_property
    def _found(self) -> tuple[str, ...]:
        if self._keys or self._path is None:
            return self._keys
        if not self._path.exists():
            from cryptography.fernet import Fernet  # noqa: PLC0415 - as in _cipher

            _write_once(self._path, Fernet.generate_key().decode())
        return read_keys(self._path.read_text("ascii"))

    @cached_property
    def _cipher(self) -> MultiFernet:
        return _cipher(self._found)


def read_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a text, with blanks, commas or lines between them.

    Raises:
        ValueError: it has none, or one that is no key of Fernet.
    """
    found = tuple(key for key in BETWEEN.split(text) if key)
    _cipher(found)
    return found


def _cipher(keys: Iterable[str]) -> MultiFernet:
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - 6 MB of each process, few of which open secrets

    return MultiFernet([Fernet(key) for key in keys])


def vault_of(session: Session) -> Vault:
    """Return the vault of the installation whose rows a session sees."""
    found: Vault = session.info[VAULT]
    return found


def _write_once(path: Path, key: str) -> None:
    """Write a key to a file that is there whole or not at all; where another process was first, its key stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{key}\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(unfinished, path)
        except FileExistsError:
            return
    finally:
        unfinished.unlink(missing_ok=True)
