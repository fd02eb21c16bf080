"""What a folder holds of a file of rows: a line for each paper that is there, so that a second run makes only the rest.

``made.ndjson`` is written as papers are finished, and is what a run that was killed is taken up from; ``manifest.json``
is made of it at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from worker.bulk.making import Made
from worker.bulk.plan import Job

LEDGER: Final = "made.ndjson"
MANIFEST: Final = "manifest.json"


class Ledger:
    """The papers of a folder by the key of all they depend on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / LEDGER
        self._known = {entry["key"]: entry for entry in self._read()}

    def has(self, job: Job) -> bool:
        """Tell whether the files of a job are there, as big as they were made and under the same names."""
        entry = self._known.get(job.key)
        if entry is None:
            return False
        names = {f"{job.folder}/{job.stem}.{file['format']}" for file in entry["files"]}
        return names == {file["path"] for file in entry["files"]} and all(
            _size(self._folder / file["path"]) == file["size"] for file in entry["files"]
        )

    def files(self, job: Job) -> tuple[dict[str, Any], ...]:
        """Return the files of a job that is there."""
        return tuple(self._known[job.key]["files"])

    def add(self, jobs: list[Job], made: list[Made]) -> None:
        """Write down what was made; papers that failed are not written down."""
        entries = [
            {"key": job.key, "row": job.row, "external_id": job.external_id, "form": job.form, "files": each.files}
            for job, each in zip(jobs, made, strict=True)
            if each.failure is None
        ]
        with self._path.open("a", encoding="utf-8") as ledger:
            for entry in entries:
                ledger.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self._known |= {str(entry["key"]): entry for entry in entries}

    def _read(self) -> Iterator[dict[str, Any]]:
        """Yield the lines; half a line, the last of a run that was killed, is cut off."""
        if not self._path.exists():
            return
        whole = 0
        with self._path.open("rb") as ledger:
            for line in ledger:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                yield json.loads(line)
        if whole < self._path.stat().st_size:
            with self._path.open("rb+") as ledger:
                ledger.truncate(whole)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
