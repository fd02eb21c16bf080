"""Every term of the order, in its sequence."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from validators.deadlines import a_agreement, a_chapter5, a_results, corpus_b

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.deadlines.model import Deadline

DEADLINES: tuple[Deadline, ...] = (
    *a_agreement.DEADLINES,
    *a_results.DEADLINES,
    *a_chapter5.DEADLINES,
    *corpus_b.DEADLINES,
)

DEADLINES_BY_KIND: Mapping[str, tuple[Deadline, ...]] = MappingProxyType(
    {
        kind: tuple(deadline for deadline in DEADLINES if deadline.kind == kind)
        for kind in dict.fromkeys(deadline.kind for deadline in DEADLINES)
    }
)
"""The terms of each kind: those that begin alike and are asked for together."""
