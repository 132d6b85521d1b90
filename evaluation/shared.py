"""Where the gold and the data lie: `../shared` beside the repository. Nothing there is copied."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"


def gold_reports(folder: str) -> Iterator[dict[str, Any]]:
    """The annotated reports of one folder of the gold, as their files say them."""
    for path in sorted((SHARED / "gold" / folder).glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


@cache
def gold_scorer() -> ModuleType:
    """The gold's own scorer, `score.py`, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
