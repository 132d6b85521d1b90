"""Ledgers to serve: one to change, and one of hostile reports."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.web.hostile import write_hostile_ledger


def copied(ledger: Path, to: Path) -> Path:
    """A whole copy of a ledger, also of what isn't in its main file yet."""
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


@pytest.fixture
def own_ledger(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the samples' ledger, to change."""
    return copied(sample_ledger, tmp_path / "own.db")


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of reports that would do harm if they were taken for more than text."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    write_hostile_ledger(path)
    return path


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[str]:
    """The address of `whoholds serve`, run as people run it."""
    command = [sys.executable, "-m", "whoholds", "serve", "--ledger", str(ledger), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            assert found, f"no address in {line!r}"
            yield found.group()
        finally:
            server.terminate()
