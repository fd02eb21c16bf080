"""How a notice reaches a servant who is not at work: the means of items 22, 24, 49, 51 of «А» and 10 of «Б»."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import Choice

MEANS = ("registered_letter", "telephone_message", "telegram", "text_message", "email", "other")
MOST_MEANS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A way of sending; ``address`` is a postal or e-mail address or a telephone number.

    ``description`` names another means and how it records the notice.
    """

    texts: ClassVar[str] = "means"
    kind: Annotated[str, Choice(MEANS)]
    address: Annotated[str | None, Line(POSITION_LENGTH)] = None
    description: Annotated[str | None, Line(POSITION_LENGTH)] = None
