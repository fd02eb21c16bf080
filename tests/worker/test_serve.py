"""What the service says at its start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.descriptors import ENOUGH
from validators.messages.catalog import render
from worker import serve

if TYPE_CHECKING:
    from service.settings import Settings
    from validators.messages.catalog import Message


class Nothing:
    """Supervises nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def run(self) -> None:
        """End at once."""


@pytest.mark.parametrize(("allowed", "said"), [(ENOUGH - 1, True), (ENOUGH, False)])
def test_a_limit_of_descriptors_that_is_too_small_is_said(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, allowed: int, *, said: bool
) -> None:
    """With the number that would do, and how to set it; the service starts all the same."""
    monkeypatch.setattr(serve, "Supervisor", Nothing)
    monkeypatch.setattr(serve, "raise_descriptor_limit", lambda: allowed)
    told: list[Message] = []
    serve.serve(settings, told.append)
    texts = [render(one, "en") for one in told]
    assert any(f"ulimit -n {ENOUGH}" in text and str(allowed) in text for text in texts) is said
    assert texts[-1] == "Bagalau has stopped."
