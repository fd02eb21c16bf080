"""The containers' commands and settings work against real PostgreSQL and RabbitMQ, without Docker itself.

What docker-compose.yml says is read from it: the variables are filled in as Compose does, and only what differs
between a container and this machine (addresses, folders, the port, the cores) is put in its place.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import yaml
from cryptography.fernet import Fernet
from kombu import Connection

from benchmarks.processes import free_port
from worker.serve import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.servers import Rabbit
    from tests.system.conftest import Client, Program

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
OURS = ("migrate", "web", "documents", "batches", "beat", "preview")
RUNNING = ("web", "documents", "batches", "beat", "preview")
OPERATORS = ROOT / "docs" / "operators.md"
EXAMPLE = ROOT / "docker.env.example"
SECRETS = ("POSTGRES_PASSWORD", "RABBITMQ_PASSWORD", "BAGALAU_BOOTSTRAP_KEY", "BAGALAU_SECRETS_KEYS")
KEY = "a-key-of-the-tests-0123456789-0123456789"
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def fill_in(value: str, variables: dict[str, str]) -> str:
    """Fill in ``${NAME}``, ``${NAME:-default}`` and ``${NAME:?message}`` as Compose does."""

    def replace(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        if variables.get(name):
            return variables[name]
        assert kind != "?", f"{name}: {rest}"
        return rest or ""

    return VARIABLE.sub(replace, value)


@pytest.fixture
def places(postgres_url: str, rabbitmq_url: str, tmp_path: Path, client: Client) -> dict[str, str]:
    """Return what stands in a container and what stands for it here."""
    variables = {"POSTGRES_PASSWORD": "secret", "RABBITMQ_PASSWORD": "secret"}
    shared = COMPOSE["documents"]["environment"]
    return {
        fill_in(shared["BAGALAU_DATABASE_URL"], variables): postgres_url,
        fill_in(shared["BAGALAU_BROKER_URL"], variables): rabbitmq_url,
        "/data": str(tmp_path / "data"),
        "127.0.0.1:8000": f"127.0.0.1:{client.port}",
        shared["BAGALAU_PREVIEW_URL"]: f"tcp://127.0.0.1:{free_port()}",
    }


@pytest.fixture
def here(places: dict[str, str]) -> Callable[[str], str]:
    """Return a function that turns what a container is told into what a process here is told."""
    variables = dict.fromkeys(SECRETS, "secret") | {"BAGALAU_BOOTSTRAP_KEY": KEY}
    variables["BAGALAU_SECRETS_KEYS"] = Fernet.generate_key().decode()
    there = re.compile("|".join(re.escape(one) for one in places))

    def here(value: str) -> str:
        # In one pass: what is put in must not be taken for something of a container again.
        return there.sub(lambda found: places[found[0]], fill_in(value, variables))

    return here


@pytest.fixture
def run(start: Callable[..., Program], here: Callable[[str], str], client: Client) -> Callable[..., Program]:
    """Return a function that starts a service of the compose file, or another command in its environment."""
    numbers = count()

    def run(service: str, command: list[str] | None = None) -> Program:
        told = COMPOSE[service]
        environment = {name: here(value) for name, value in told["environment"].items()}
        environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOST": "127.0.0.1"}
        environment["PORT"] = str(client.port)
        # By default a worker has one for each core, each of which takes seconds of one to start.
        environment["BAGALAU_CONVERTERS"] = "1"
        words = [here(word) for word in command or told["command"]]
        if "worker" in words:
            # A container has a host name of its own, by which remote control finds its worker.
            words += ["--hostname", f"{service}-{next(numbers)}@%h"]
        return start(*words, **environment)

    return run


def _is_healthy(run: Callable[..., Program], service: str) -> bool:
    kind, *command = COMPOSE[service]["healthcheck"]["test"]
    assert kind == "CMD"
    return run(service, command).process.wait(30) == 0


def _all_ready(client: Client, ids: list[str]) -> bool:
    return all(client.document(document_id)["status"] == "ready" for document_id in ids)


def test_the_containers_make_documents_while_rabbitmq_comes_and_goes(
    run: Callable[..., Program],
    client: Client,
    rabbitmq_server: Rabbit,
    eventually: Callable[..., None],
) -> None:
    """One run: migrate, start, health checks, documents, an outage of the broker, two workers, a clean stop."""
    for _ in range(2):
        migrated = run("migrate")
        assert migrated.process.wait(60) == 0, migrated.output
    programs = {service: run(service) for service in RUNNING}
    eventually(client.is_ready, "the service is ready", 60)
    for service in RUNNING:
        eventually(lambda one=service: _is_healthy(run, one), f"{service} is healthy", 30)

    before = [client.accept().json["id"] for _ in range(5)]
    eventually(lambda: _all_ready(client, before), "documents are made", 30)

    rabbitmq_server.stop()
    try:
        accepted = [client.accept() for _ in range(5)]
        assert {answer.status for answer in accepted} == {202}
        waiting = [answer.json["id"] for answer in accepted]
        assert {client.document(one)["status"] for one in waiting} == {"queued"}
    finally:
        rabbitmq_server.start()
    eventually(lambda: _all_ready(client, waiting), "documents of the outage are made", 60)

    programs["second worker"] = run("documents")
    after = [client.accept().json["id"] for _ in range(20)]
    eventually(lambda: _all_ready(client, after), "documents after the outage are made", 30)
    for name, program in programs.items():
        assert program.stop() == 0, f"{name}: {program.output[-2000:]}"
        assert program.survivors() == [], name


@pytest.mark.parametrize("service", OURS)
def test_a_container_has_no_more_rights_than_it_needs(service: str) -> None:
    """Not root, nothing writable but its volume and memory, no capabilities, no way to gain any."""
    told = COMPOSE[service]
    assert told["user"] not in {"", "0", "0:0", "root"}
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert all(mount.startswith("/tmp:") for mount in told["tmpfs"])


def test_every_lasting_container_has_a_health_check() -> None:
    """What only migrates and ends needs none."""
    assert {name for name, told in COMPOSE.items() if "healthcheck" not in told} == {"migrate"}


def _values(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _values(item)]
    if isinstance(value, list):
        return [text for item in value for text in _values(item)]
    return [str(value)]


def test_no_secret_stands_in_the_file() -> None:
    """Each is asked for by name, refused when empty, and left empty in the example."""
    text = "\n".join(_values(COMPOSE))
    for name in SECRETS:
        assert f"${{{name}:?" in text
        assert re.search(rf"^{name}=$", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert not re.search(r"://\w+:(?!\$\{)[^/\s]*@", text)


def test_every_variable_of_the_file_is_in_the_example() -> None:
    """Whoever fills in the example has said all there is to say."""
    asked = {match[0] for value in _values(COMPOSE) for match in VARIABLE.findall(value)}
    offered = set(re.findall(r"^(?:# )?([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    assert asked == offered


def test_the_image_is_built_of_what_is_there_and_does_not_run_as_root() -> None:
    """Every COPY names something of the repository that .dockerignore lets through."""
    let_through = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in let_through, source
    [user] = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert user == COMPOSE["web"]["user"]
    assert DOCKERFILE.splitlines()[1].startswith("ARG BASE_IMAGE=")


def test_the_containers_run_the_programs_that_the_supervisor_runs() -> None:
    """One server to attack, to measure and to mend; each container allows its share of the requests."""
    for name in ("web", "preview"):
        assert COMPOSE[name]["command"] == ["python", "-m", *PROGRAMS[name]]
    for name in ("documents", "batches", "beat"):
        command = COMPOSE[name]["command"]
        assert [word for word in PROGRAMS[name] if word in command] == command
    assert COMPOSE["web"]["deploy"]["replicas"] == COMPOSE["web"]["environment"]["BAGALAU_WEB_PROCESSES"]


def test_the_servers_are_those_that_the_tests_run_or_the_documentation_says_they_are_not(
    postgres_server: str, rabbitmq_url: str
) -> None:
    """Its table names what is in the containers and what was tested; where they differ it says so."""
    rows = re.findall(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \|$", OPERATORS.read_text("utf-8"), re.MULTILINE)
    told = {name: (contained, tested) for name, contained, tested in rows}
    with psycopg.connect(postgres_server) as connection:
        postgres = connection.info.server_version
    with Connection(rabbitmq_url) as connection:
        rabbitmq = connection.connect().server_properties["version"].rpartition(".")[0]
    weed = subprocess.run(
        [Path(sys.executable).with_name("weed"), "version"], capture_output=True, text=True, check=True
    )
    assert told["PostgreSQL"] == (COMPOSE["postgres"]["image"].split(":")[1], f"{postgres // 10000}.{postgres % 10000}")
    assert told["RabbitMQ"][0] == COMPOSE["rabbitmq"]["image"].split(":")[1] + ", **untested**"
    assert f"{rabbitmq} (" in told["RabbitMQ"][1]
    assert told["Caddy"] == (COMPOSE["proxy"]["image"].split(":")[1],) * 2
    assert told["S3"] == ("none", f"SeaweedFS {weed.stdout.split()[2]}")
