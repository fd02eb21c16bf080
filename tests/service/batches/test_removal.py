"""What was uploaded goes some days after its end: files of batches with papers, and whole those without."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.batches import store as batches
from service.batches.looks import look_again
from service.batches.progress import BatchNotFoundError
from service.batches.removal import forget_old_sources
from service.db.models import BatchCorrectionRow, BatchItemRow, BatchRow
from worker.file_check import check_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker

DAYS = 90.0


def test_sources_and_dry_runs_go_after_a_set_time(
    client: FlaskClient,
    services: Services,
    worker: FakeWorker,
    rows: list[dict[str, Any]],
    batch: dict[str, Any],
    read: Callable[[], None],
) -> None:
    """The papers and what is known of their rows stay; the same file is kept while another batch needs it."""
    with services.database.reading() as session:
        kept = {row.document_id for row in session.query(BatchItemRow) if row.document_id}
    for one in sorted(kept):
        worker.finish(one)
    with services.database.transaction() as session:
        batches.settle(session, [batch["id"]], now=services.clock())
    dry = client.post("/api/v1/batches?dry_run=true", json=rows).json["id"]
    read()
    services.database.whole.clock = lambda: now
    now = services.clock() + timedelta(days=DAYS - 1)
    assert forget_old_sources(services.database, services.files, days=DAYS) == 0
    stored = {file.sha256 for file, _ in services.files.stored()}
    now += timedelta(days=2)
    with services.database.transaction() as session:
        source = session.get_one(BatchRow, dry).source_sha256
        session.get_one(BatchRow, batch["id"]).finished_at = now
        session.get_one(BatchRow, dry).source_sha256 = session.get_one(BatchRow, batch["id"]).source_sha256
    assert forget_old_sources(services.database, services.files, days=DAYS) == 1
    assert source in {file.sha256 for file, _ in services.files.stored()}
    assert client.get(f"/api/v1/batches/{dry}").status_code == 404
    now += timedelta(days=DAYS + 1)
    assert forget_old_sources(services.database, services.files, days=DAYS) == 1
    assert forget_old_sources(services.database, services.files, days=DAYS) == 0
    left = {file.sha256 for file, _ in services.files.stored()}
    assert left < stored
    with services.database.reading() as session:
        row = session.get_one(BatchRow, batch["id"])
        assert row.source_gone_at == now
        assert row.source_sha256 not in left
        assert {one.document_id for one in session.query(BatchItemRow) if one.document_id} == kept
        assert session.scalars(select(BatchCorrectionRow.row)).all() == []
    assert client.get(batch["links"]["self"]).json["accepted"] == len(kept)
    with pytest.raises(BatchNotFoundError):
        look_again(services, batch["id"])
    assert check_files(services).findings == []
