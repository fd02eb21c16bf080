"""Compares what two checkouts of the project yield, to show that a change of the inside is no more than that.

    python scripts/compare_behaviour.py OLD NEW [--only GROUP ...] [--show COUNT]

OLD and NEW are folders, each with its own ``.venv``. ``dump_behaviour.py`` runs in both, with the cases of NEW's tests
for its input. The exit code is 0 where both yield the same, 1 where they differ.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

DUMPING: Final = Path(__file__).with_name("dump_behaviour.py")
SHOWN: Final = 20
WIDTH: Final = 240
BEFORE: Final = 60
"""Characters of a long text that are shown ahead of the first that differs."""

Groups = dict[str, dict[str, Any]]


class _Missing:
    """Stands for a value that one side has not."""

    def __repr__(self) -> str:
        return "(not there)"


MISSING: Final = _Missing()


@dataclass
class Difference:
    """The same old and new value in one or more entries, at places that differ at most in the numbers of list items."""

    old: Any
    new: Any
    where: list[str] = field(default_factory=list)


def differences(old: Any, new: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Yield the place, the old and the new value of whatever differs in two JSON values, as deep as it is.

    A list that has grown or shrunk is one difference: what follows would be shifted against each other.

    >>> list(differences({"a": [1, 2]}, {"a": [1, 3], "b": 4}))
    [(('a', '1'), 2, 3), (('b',), (not there), 4)]
    """
    if isinstance(old, dict) and isinstance(new, dict):
        if list(old) != list(new) and old.keys() == new.keys():
            yield (*place, "order of keys"), list(old), list(new)
        for key in old | new:
            yield from differences(old.get(key, MISSING), new.get(key, MISSING), (*place, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, (*place, str(index)))
    elif old != new or type(old) is not type(new):
        yield place, old, new


def gathered(old: dict[str, Any], new: dict[str, Any]) -> tuple[int, list[Difference]]:
    """Return how many entries of a group differ, and their differences, each once however many entries have it."""
    differing = 0
    found: dict[str, Difference] = {}
    for key in old | new:
        here = list(differences(old.get(key, MISSING), new.get(key, MISSING)))
        differing += bool(here)
        for place, one, other in here:
            general = ["*" if step.isdigit() else step for step in place]
            told = json.dumps([general, one, other], ensure_ascii=False, default=repr)
            found.setdefault(told, Difference(one, other)).where.append(f"{key} /{'/'.join(place)}")
    return differing, list(found.values())


def shown(old: Any, new: Any) -> tuple[str, str]:
    """Return two values as lines short enough to be read, beginning shortly before they differ."""
    texts = [
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=repr) for value in (old, new)
    ]
    alike = next((index for index, pair in enumerate(zip(*texts, strict=False)) if len({*pair}) > 1), 0)
    start = max(0, alike - BEFORE)
    first, second = ("…" * bool(start) + repr(text[start : start + WIDTH])[1:-1] for text in texts)
    return first, second


def report(old: Groups, new: Groups, most: int) -> tuple[str, bool]:
    """Return what was compared and what differs, and whether nothing does."""
    lines, details, same = [f"{'compared':<12}{'entries':>8}{'differ':>8}"], list[str](), True
    for group in old | new:
        sides = [old.get(group, {}), new.get(group, {})]
        broken = [
            (name, side["broke off"]) for name, side in zip(("old", "new"), sides, strict=True) if "broke off" in side
        ]
        if broken:  # what the other one has besides says nothing
            common = sides[0].keys() & sides[1].keys() - {"broke off"}
            sides = [{key: value for key, value in side.items() if key in common} for side in sides]
        differing, found = gathered(*sides)
        entries = len(sides[0] | sides[1])
        lines.append(f"{group:<12}{entries:>8}{differing:>8}")
        same = same and not found and not broken and entries > 0
        details += [f"\n{group} broke off in the {name} one: {why.rstrip()}" for name, why in broken]
        for each in found[:most]:
            one, other = shown(each.old, each.new)
            also = f" and {len(each.where) - 1} more" if len(each.where) > 1 else ""
            details.append(f"\n{group}: {each.where[0]}{also}\n  old: {one}\n  new: {other}")
        if len(found) > most:
            details.append(f"\n{group}: {len(found) - most} further differences are not shown (--show)")
    return "\n".join([*lines, *details]), same


def run(tree: Path, *arguments: str) -> None:
    """Run the dumping half with the interpreter of a checkout, on the checkout's own code."""
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    for name in [name for name in environment if name.startswith("BAGALAU_")]:
        del environment[name]
    subprocess.run([tree / ".venv/bin/python", DUMPING, *arguments], cwd=tree, env=environment, check=True)


def dumped(old: Path, new: Path, groups: list[str]) -> tuple[Groups, Groups]:
    """Return what both checkouts yield for the cases of the new one."""
    with tempfile.TemporaryDirectory() as folder:
        cases = str(Path(folder, "cases.json"))
        run(new, "inputs", cases)
        found = []
        for tree in (old, new):
            target = Path(folder, "dump.json")
            run(tree, "dump", cases, str(target), *groups)
            found.append(json.loads(target.read_text("utf-8")))
    return found[0], found[1]


def main() -> int:
    """Compare what the command line names; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of a checkout")
    parser.add_argument("new", type=Path, metavar="NEW", help="folder of another")
    parser.add_argument("--only", nargs="+", default=[], metavar="GROUP", help="what to compare (default: everything)")
    parser.add_argument("--show", type=int, default=SHOWN, metavar="COUNT", help="differences shown of a group")
    asked = parser.parse_args()
    text, same = report(*dumped(asked.old.resolve(), asked.new.resolve(), asked.only), asked.show)
    sys.stdout.write(f"{text}\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
