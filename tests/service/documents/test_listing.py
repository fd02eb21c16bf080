"""Papers are found alike on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from service.db.models import DocumentRow, Status
from service.db.sought import sought_by
from service.documents import listing
from service.documents.listing import Standing, Wanted

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase
    from tests.service.conftest import MakeDocument

DATA = {
    "employee": {"full_name": "Семёнова Әлия", "organization": "Департамент"},
    "period": {"year": 2026, "quarter": 3},
}


def test_papers_are_found_by_name_and_standing_page_by_page(
    database: ScopedDatabase, make_document: MakeDocument
) -> None:
    """A paper that corrects one that was corrected already takes its place; signs of patterns are letters here."""
    sought = sought_by("b2_score_sheet", DATA, {"result": "effective"})
    made = [make_document(after, sought=sought).id for after in range(3)]
    make_document(9)
    with database.transaction() as session:
        session.execute(update(DocumentRow).where(DocumentRow.id == made[2]).values(status=Status.READY))
        listing.supersede(session, made[0], made[1])
        listing.supersede(session, made[0], made[2])
        listing.supersede(session, "nothing", made[2])
    with database.reading() as session:

        def found(wanted: Wanted, **place: str | None) -> list[str]:
            page = listing.find(session, wanted, limit=2, **place)  # type: ignore[arg-type] # a place alone
            return [paper.document.id for paper in page.papers]

        newest = listing.find(session, Wanted(name="алия семенова"), limit=2)
        assert [paper.document.id for paper in newest.papers] == [made[2], made[1]]
        assert [paper.standing for paper in newest.papers] == [Standing.READY, Standing.SUPERSEDED]
        assert found(Wanted(), after=newest.after) == [made[0]]
        assert (
            found(Wanted(), before=listing.find(session, Wanted(), after=newest.after, limit=2).before) == made[:0:-1]
        )
        assert found(Wanted(name="100%_семенова")) == []
        standings = {each: found(Wanted(standing=each)) for each in Standing}
        assert standings == {
            Standing.MAKING: [],
            Standing.READY: [made[2]],
            Standing.FAILED: [],
            Standing.SUPERSEDED: [made[1], made[0]],
        }
        assert [paper.document.id for paper in listing.superseded_by(session, made[2])] == [made[1]]
