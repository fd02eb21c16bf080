"""What users type once more before something that decides who gets in: the password, and a code where one is in use."""

from __future__ import annotations

from math import ceil

from flask import request

from service.access.account import Proof, Wrong, details
from service.access.throttle import LockedOut
from service.api.context import context, current_caller
from service.pages.language import word

WRONG = 422
LOCKED = 429


def typed_proof(prefix: str, missing: str = "no_password") -> tuple[Proof, dict[str, str]]:
    """Return what was typed, and what is missing of it by its field.

    Args:
        prefix: what the names of the fields begin with, as those of ``pages/proof.jinja`` do.
        missing: the key of the sentence about a password that is missing, of the section ``account``.
    """
    proof = Proof(*(request.form.get(f"{prefix}_{name}", "") for name in ("password", "code")))
    mine = details(context().installation.database, current_caller())
    wrong = {f"{prefix}_password": word("account", missing)} if mine.has_password and not proof.password else {}
    if not proof.code.strip() and mine.uses_app:
        wrong[f"{prefix}_code"] = word("account", "no_code")
    return proof, wrong


def told(refusal: Wrong | LockedOut, prefix: str) -> tuple[dict[str, str], int]:
    """Return what is said of a refusal by its field, and the status of the page that says it."""
    if isinstance(refusal, LockedOut):
        return {f"{prefix}_password": word("signing", "locked", minutes=ceil(refusal.seconds / 60))}, LOCKED
    return {f"{prefix}_{refusal.removeprefix('wrong_')}": word("account", refusal)}, WRONG
