"""``python -m worker.liveness documents``: the probe of a container, see :mod:`service.liveness`."""

from __future__ import annotations

import sys

from service.liveness import Liveness
from worker.startup import begin


def main(name: str) -> int:
    """Return 0 when the named process of this host is well, else 1."""
    return 0 if Liveness(begin().data_dir, name).is_fresh() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
