"""How often a key and an address may ask, and which address a request comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from service.access.keys import WRONG_KEYS
from service.access.throttle import MAX_LOCK_SECONDS
from service.api.limits import MAX_SUBJECTS, Limits, RateLimit
from service.app.factory import create_app
from service.settings import read_settings

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

KEY = "test-key-0123456789-0123456789-0123456789"
FORMS = "/api/v1/forms"
PROXY = "172.18.0.2"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.begun = datetime.now(UTC)

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def _client(services: Services, clock: Clock | None = None, **settings: Any) -> FlaskClient:
    changed = replace(services, settings=replace(services.settings, **settings))
    if clock is not None:
        changed = replace(changed, clock=lambda: clock.begun + timedelta(seconds=clock.now))
    return create_app(changed).test_client()


def _ask(client: FlaskClient, key: str = KEY, peer: str = "198.51.100.1", **headers: str) -> Any:
    sent = {"Authorization": f"Bearer {key}", **headers}
    return client.get(FORMS, headers=sent, environ_base={"REMOTE_ADDR": peer})


def test_a_minute_of_requests_may_come_at_once_and_then_as_many_as_are_allowed() -> None:
    """Who asks in vain is told when to ask again, and loses nothing by having asked."""
    clock = Clock()
    limit = RateLimit(60, clock)
    assert [limit.ask("one") for _ in range(60)] == [0.0] * 60
    assert [limit.ask("one") for _ in range(3)] == [pytest.approx(1.0)] * 3
    assert limit.ask("other") == 0
    clock.now += 2.5
    assert [limit.ask("one") for _ in range(2)] == [0.0] * 2
    assert limit.ask("one") == pytest.approx(0.5)
    clock.now += 60
    assert [limit.ask("one") for _ in range(60)] == [0.0] * 60


def test_no_limit_is_none() -> None:
    """Zero switches it off."""
    limit = RateLimit(0)
    assert {limit.ask("one") for _ in range(10_000)} == {0.0}


def test_no_more_subjects_are_kept_than_there_is_room_for() -> None:
    """However many addresses an attacker has."""
    clock = Clock()
    limit = RateLimit(1, clock)
    assert limit.ask("first") == 0
    for number in range(MAX_SUBJECTS + 10):
        limit.ask(f"address {number}")
    assert limit.ask("first") == 0
    clock.now += 61
    assert limit.ask("address 0") == 0


def test_a_key_that_asks_too_often_is_told_when_to_ask_again(services: Services) -> None:
    """Other keys are not: the address has a limit of its own. Whoever asks in vain counts for nothing."""
    client = _client(services, requests_per_key=3)
    assert [_ask(client).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = _ask(client, **{"Accept-Language": "en"})
    assert refused.json["type"] == "/problems/too-many-requests"
    assert refused.json["title"] == "Too many requests"
    assert 0 < int(refused.headers["Retry-After"]) <= 20
    assert client.get("/healthz").status_code == 200


def test_an_address_that_asks_too_often_is_told_so_without_a_look_at_its_key(services: Services) -> None:
    """Other addresses are answered; a subscriber of IPv6 has one address."""
    client = _client(services, requests_per_address=2)
    assert [_ask(client, "wrong").status_code for _ in range(3)] == [401, 401, 429]
    assert _ask(client, peer="198.51.100.2").status_code == 200
    peers = ("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3", "2001:db8:1:3::1")
    assert [_ask(client, peer=peer).status_code for peer in peers] == [200, 200, 429, 200]


def test_each_of_several_web_processes_allows_its_share(services: Services) -> None:
    """Together they allow what is set."""
    limited = replace(services.settings, requests_per_key=10, web_processes=4)
    assert [Limits(limited).keys.ask("one") for _ in range(1)] == [0.0]
    share = Limits(limited).keys
    assert [share.ask("one") > 0 for _ in range(4)] == [False, False, False, True]


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        (PROXY, "198.51.100.7", "198.51.100.7"),
        (PROXY, "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        (PROXY, "198.51.100.7, 172.18.0.3", "198.51.100.7"),
        (f"::ffff:{PROXY}", "198.51.100.7", "198.51.100.7"),
        (PROXY, "nonsense", PROXY),
        (PROXY, "", PROXY),
        (PROXY, "2001:db8::5", "2001:db8::/64"),
    ],
)
def test_only_what_trusted_proxies_wrote_is_believed(peer: str, forwarded: str, expected: str) -> None:
    """From the right, as far as the addresses are theirs: what stands before may be anybody's invention."""
    limits = Limits(read_settings({"BAGALAU_TRUSTED_PROXIES": "172.18.0.0/16, 10.0.0.5"}))
    assert limits.address(peer, forwarded) == expected


def test_behind_a_proxy_nobody_named_addresses_are_not_told_apart() -> None:
    """One client would use up the limit of all, or lock them out."""
    behind = Limits(read_settings({"BAGALAU_PUBLIC_URL": "https://hr.example.kz"}))
    assert behind.address(PROXY, "198.51.100.7") is None
    assert Limits(read_settings({})).address(PROXY, "198.51.100.7") == PROXY


def test_wrong_keys_lock_out_an_address_for_longer_each_time(services: Services) -> None:
    """And no longer than a quarter of an hour; an hour of silence is forgiven."""
    clock = Clock()
    client = _client(services, clock)
    assert {_ask(client, f"wrong {number}").status_code for number in range(WRONG_KEYS.free)} == {401}
    waits = []
    for _ in range(12):
        refused = _ask(client, "another wrong one")
        assert (refused.status_code, refused.json["type"]) == (429, "/problems/too-many-wrong-keys")
        waits.append(int(refused.headers["Retry-After"]))
        clock.now += waits[-1]
        assert _ask(client, "another wrong one").status_code == 401
    assert waits == [min(2**number, MAX_LOCK_SECONDS) for number in range(12)]
    clock.now += 3601
    assert {_ask(client, f"wrong {number}").status_code for number in range(WRONG_KEYS.free)} == {401}


def test_while_an_address_is_locked_out_nobody_learns_there_whether_a_key_exists(services: Services) -> None:
    """Right and wrong keys are answered alike, in every web process; other addresses notice nothing."""
    clock = Clock()
    for number in range(WRONG_KEYS.free):
        _ask(_client(services, clock), f"wrong {number}")
    right, wrong = _ask(_client(services, clock)), _ask(_client(services, clock), "wrong")
    assert right.status_code == wrong.status_code == 429
    assert {**right.json, "instance": ""} == {**wrong.json, "instance": ""}
    assert right.headers["Retry-After"] == wrong.headers["Retry-After"]
    assert _ask(_client(services, clock), peer="198.51.100.2").status_code == 200


def test_who_was_let_in_before_is_not_locked_out_by_others_of_the_same_address(services: Services) -> None:
    """One program with an old key in an office does not stop the others there."""
    client = _client(services, Clock())
    assert _ask(client).status_code == 200
    for number in range(WRONG_KEYS.free):
        _ask(client, f"wrong {number}")
    assert (_ask(client, "wrong").status_code, _ask(client).status_code) == (429, 200)


def test_a_request_without_a_key_is_no_guess(services: Services) -> None:
    """Browsers and scanners of addresses lock nobody out."""
    client = _client(services, Clock())
    for _ in range(WRONG_KEYS.free + 1):
        assert client.get(FORMS, environ_base={"REMOTE_ADDR": "198.51.100.1"}).status_code == 401
    assert _ask(client, "wrong").status_code == 401
