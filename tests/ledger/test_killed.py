"""Killed at any moment, a ledger has lost nothing that was acknowledged, and nothing is in it twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from whoholds.ledger import connect, tables

TIMES = int(os.environ.get("WHOHOLDS_KILLS", "5"))

SCRIPT = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from tests.ledger.conftest import captured
from whoholds.account import Intake

intake = Intake({path!r})
for number in range(400):
    day = f"{{1 + number % 12:02}}-{{1 + number % 28:02}}"
    reading = captured(f"Reds{{number}}", day, outlet=f"Outlet {{number % 7}}")
    intake.take(reading.report, lambda _: reading)
    print(reading.report.id, flush=True)
    if number % 40 == 39:
        intake.finish()
print("done", flush=True)
"""


def ingest(path: Path, seconds: float | None) -> list[str]:
    """Ingest until done, or until killed after some seconds; the ids that were acknowledged."""
    script = SCRIPT.format(root=str(Path(__file__).parents[2]), path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as child:
        if seconds is not None:
            time.sleep(seconds)
            child.send_signal(signal.SIGKILL)
        said = child.stdout.read().split("\n") if child.stdout else []
    return [line for line in said[:-1] if line]


@pytest.mark.parametrize("seed", range(TIMES))
def test_a_killed_ingest_can_be_taken_up_again(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "ledger.db"
    said = ingest(path, 0.3 + random.Random(seed).random() * 2)
    if path.exists():
        with connect(path).connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            kept = set(connection.execute(select(tables.reports.c.id)).scalars()) if said else set()
        assert set(said) - {"done"} <= kept
    assert ingest(path, None)[-1] == "done"
    with connect(path).connect() as connection:
        for table in (tables.reports, tables.claims, tables.claim_places):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 400
