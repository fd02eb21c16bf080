"""Secrets in the database are read with a key that is not in it, and keys are replaced."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pyotp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select
from structlog.testing import capture_logs

from service.access import totp
from service.access.links import administrators_link
from service.access.sessions import take_code
from service.db.database import Database
from service.db.models import Role, UserRow
from service.db.tenancy import EVERY_BODY
from service.db.vault import FILE, Vault, read_keys
from service.settings import SettingsError, read_settings
from validators.messages.catalog import LANGUAGES, render
from worker.prepare import prepare

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings

SECRET = totp.new_secret()
FORMER, KEY = (Fernet.generate_key().decode() for _ in range(2))


def test_a_key_is_made_once_and_opens_what_another_process_sealed(tmp_path: Path) -> None:
    """The file is its user's alone; a copy of the sealed text without it says nothing."""
    path = tmp_path / "data" / FILE
    sealed = Vault((), path).seal(SECRET)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [FILE]
    key = path.read_bytes()
    assert (Vault((), path).open(sealed), path.read_bytes()) == (SECRET, key)
    assert SECRET not in sealed
    assert len(sealed) <= 200
    assert Vault([KEY], path).open(sealed) is None


def test_keys_are_replaced_by_a_new_one_before_the_former() -> None:
    """What was sealed by the former, or by none, is sealed anew once; then the former may go."""
    sealed = Vault([FORMER]).seal(SECRET)
    both = Vault(read_keys(f"{KEY}, {FORMER}\n"))
    anew = both.seal_anew(sealed)
    assert anew is not None
    assert Vault([KEY]).open(anew) == SECRET == both.open(sealed) == both.open(SECRET)
    assert both.seal_anew(anew) == anew
    assert Vault([KEY]).seal_anew(sealed) is None
    assert Vault([KEY]).open(both.seal_anew(SECRET) or "") == SECRET


@pytest.mark.parametrize("text", ["secret", KEY[:-1], f"{KEY},short"], ids=["word", "cut off", "second too short"])
def test_a_setting_that_is_no_key_stops_the_start(text: str) -> None:
    """With a sentence that tells how one is made."""
    with pytest.raises(SettingsError) as raised:
        read_settings({"BAGALAU_SECRETS_KEYS": text})
    for language in LANGUAGES:
        assert "openssl rand" in render(raised.value, language)
        assert text not in render(raised.value, language)


@pytest.mark.slow
def test_secrets_of_before_are_sealed_at_the_start_and_lost_keys_lock_nobody_out_for_good(settings: Settings) -> None:
    """Codes go on working with a replaced key; without any, the administrator's link forgets the app."""
    prepare(settings)

    def opened(*keys: str) -> Database:
        return Database(settings.database_url, vault=Vault(keys, settings.data_dir / FILE))

    plain = opened()
    with plain.of(EVERY_BODY).transaction() as session:
        user = session.scalars(select(UserRow).where(UserRow.role == Role.INSTALLATION_ADMINISTRATOR)).one()
        user.totp_sealed, user.password_hash = SECRET, "some"
        assert take_code(session, user, pyotp.TOTP(SECRET).at(plain.now(session)), plain.now(session))
    prepare(settings)
    with plain.of(EVERY_BODY).transaction() as session:
        user = session.scalars(select(UserRow).where(UserRow.totp_sealed.is_not(None))).one()
        assert SECRET not in str(user.totp_sealed)
        user.totp_step = None
        assert take_code(session, user, pyotp.TOTP(SECRET).at(plain.now(session)), plain.now(session))
        assert administrators_link(session, now=plain.now(session), language="ru")
        assert user.totp_sealed is not None
    lost = opened(KEY)
    assert totp.seal_all(lost.of(EVERY_BODY)) == 1
    with lost.of(EVERY_BODY).transaction() as session, capture_logs() as logs:
        user = session.scalars(select(UserRow).where(UserRow.totp_sealed.is_not(None))).one()
        assert not take_code(session, user, pyotp.TOTP(SECRET).at(plain.now(session)), plain.now(session))
        assert administrators_link(session, now=lost.now(session), language="ru")
        assert user.totp_sealed is None
    assert [line["event"] for line in logs] == ["app_secret_unreadable"]
    for one in (plain, lost):
        one.dispose()
