"""The set-up script is quick when all is there, and says in plain words what it cannot do itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SETUP = ROOT / "scripts" / "setup"
SCRIPTS = (SETUP, ROOT / ".ci" / "run")
TOOLS = ("bash", "cat", "cut", "dirname", "env", "flock", "grep", "head", "sed", "sha256sum")
"""What the script may count on; everything else of the machine is hidden from it."""


@pytest.fixture
def machine(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the script on a bare machine with the given programs, each a shell script."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(str(shutil.which(tool)))
    copy = tmp_path / "bagalau" / "scripts" / "setup"
    copy.parent.mkdir(parents=True)
    shutil.copy(SETUP, copy)

    def run(level: str, **scripts: str) -> subprocess.CompletedProcess[str]:
        for name, script in scripts.items():
            program = programs / name.replace("_", "-")
            program.write_text(f"#!{shutil.which('bash')}\n{script}\n")
            program.chmod(0o755)
        return subprocess.run(
            [copy, level],
            env={"PATH": str(programs), "HOME": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


USER, ADMINISTRATOR = "echo 1000", "echo 0"
PYTHON = """case "$*" in *ensurepip*) exit 1 ;; esac"""
"""Lacks one module, which is a system package of its own."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_have_no_known_traps(script: Path) -> None:
    """ShellCheck finds what only goes wrong on somebody else's machine."""
    checked = subprocess.run(["shellcheck", script], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "set -euo pipefail" in script.read_text("utf-8")
    assert os.access(script, os.X_OK)


def test_it_is_quick_when_all_is_there() -> None:
    """`make serve` and `make test` run it every time."""
    subprocess.run([SETUP, "dev"], check=True)
    started = time.monotonic()
    done = subprocess.run([SETUP, "dev"], capture_output=True, text=True, check=True)
    assert time.monotonic() - started < 1
    assert (done.stdout, done.stderr) == ("", "")


def test_without_rights_it_names_the_command_to_ask_for(
    machine: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """And does not hang at a password prompt."""
    done = machine("packages", id=USER, apt_get="exit 99", python3=PYTHON)
    assert done.returncode == 1
    assert "you are not root, and sudo is absent" in done.stderr
    assert "apt-get update && apt-get install --no-install-recommends" in done.stderr
    assert "python3-venv" in done.stderr


def test_sudo_that_wants_a_password_is_not_waited_for(
    machine: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """Without a terminal nobody could type it."""
    done = machine("packages", id=USER, sudo="exit 1", apt_get="exit 99", python3=PYTHON)
    assert done.returncode == 1
    assert "wants a password" in done.stderr


def test_another_kind_of_linux_is_told_what_is_missing(
    machine: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """The names of the packages tell what to look for."""
    done = machine("packages", id=ADMINISTRATOR, python3=PYTHON)
    assert done.returncode == 1
    assert "this system has no apt-get" in done.stderr
    assert "python3-venv" in done.stderr


def test_no_font_is_ever_installed() -> None:
    """The papers' fonts are part of the program: what a machine has or lacks makes no difference."""
    for file in (SETUP, ROOT / "Dockerfile"):
        assert re.findall(r"fonts?-[a-z]\w*|fontconfig|fc-\w+", file.read_text("utf-8")) == []


def test_old_package_lists_are_refreshed_once(
    machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """An image that was built long ago asks for versions that are gone."""
    calls = tmp_path / "calls"
    apt = f"""
        echo "$DEBIAN_FRONTEND $*" >> {calls}
        case "$*" in *update*) : > {calls}.fresh ;; esac
        [ -e {calls}.fresh ]
    """
    done = machine("packages", id=ADMINISTRATOR, apt_get=apt, python3=PYTHON)
    assert done.returncode == 0, done.stderr
    made = [line for line in calls.read_text().splitlines() if line.startswith("noninteractive ")]
    assert ["update" in line for line in made] == [False, True, False]


@pytest.mark.parametrize("level", ["runtime", "dev"])
def test_a_python_that_is_too_old_is_named(
    machine: Callable[..., subprocess.CompletedProcess[str]], level: str
) -> None:
    """Before anything is installed."""
    old = 'if [ "$1" = --version ]; then echo "Python 3.9.2"; else exit 1; fi'
    done = machine(level, id=ADMINISTRATOR, python3=old, apt_get="exit 99")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; found: Python 3.9.2" in done.stderr
    assert "PYTHON=/path/to/python" in done.stderr


@pytest.mark.parametrize("level", ["runtime", "dev"])
def test_packages_of_python_that_cannot_be_installed_end_it(
    machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, level: str
) -> None:
    """They are installed beside those of the system; nothing goes on before both are there."""
    broken = 'case "$*" in *venv*) exit 3 ;; esac'
    calls = tmp_path / "calls"
    done = machine(level, id=ADMINISTRATOR, apt_get="exit 0", python3=broken, npm=f"echo called >> {calls}")
    assert done.returncode == 1
    assert not calls.exists()


def test_an_unknown_level_is_refused(machine: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """With the levels there are."""
    done = machine("production")
    assert done.returncode == 1
    assert "packages|runtime|dev" in done.stderr
