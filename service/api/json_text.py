"""JSON as it is sent: Cyrillic as it is, names in the order they were written, always valid UTF-8."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from flask.json.provider import DefaultJSONProvider

SURROGATE: Final = re.compile("[\\ud800-\\udfff]")


def dumps(value: Any, **options: Any) -> str:
    """Return the text; half of a surrogate pair, which a client may have sent in a name, is escaped."""
    text = json.dumps(value, **{"ensure_ascii": False, **options})
    return SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Provider(DefaultJSONProvider):
    """What Flask's answers are written with."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Return the text."""
        return dumps(obj, default=self.default, **kwargs)
