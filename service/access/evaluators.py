"""Who assesses by a paper or a draft, as a keyed hash of the IIN: the one place that says it of both and of evaluators.

Which field of a form names the evaluator its record declares (``assessed_by``).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from service.access.caller import Caller
from service.db.database import Database
from service.db.models import Role
from service.db.secrets import EVALUATOR, kept_secret, keyed, secret_of
from service.db.tenancy import NOBODY, evaluator_of_session
from validators.forms import SPECS


def evaluator_of(session: Session, form: str, data: Any) -> str | None:
    """Return who assesses by data of a form, however incomplete; ``None`` where they name nobody, or several people.

    Args:
        session: a writing session of the state body.
        form: slug of the form.
        data: as typed or as accepted.
    """
    spec = SPECS.get(form)
    iin = None if spec is None else spec.evaluator_iin(data)
    return None if iin is None else keyed(secret_of(session), EVALUATOR, iin)


def evaluator_of_draft(session: Session, form: str, data: Any) -> str | None:
    """Return the same of a draft: what an evaluator writes stays that one's own, whomever it names meanwhile."""
    return evaluator_of_session(session) or evaluator_of(session, form, data)


def known_as(database: Database, caller: Caller) -> str | None:
    """Return what the papers that a caller may see are narrowed by: its own hash for an evaluator, else ``None``.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    if caller.role is not Role.EVALUATOR or caller.state_body_id is None:
        return None
    return keyed(kept_secret(database, caller.state_body_id), EVALUATOR, caller.iin) if caller.iin else NOBODY
