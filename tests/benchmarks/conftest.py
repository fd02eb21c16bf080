"""The benchmarks are no part of what is installed: they are found where they stand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
