"""What tests of several folders ask: the samples, read once into a ledger."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from whoholds.account import Account, Intake, Kin
from whoholds.flow import Reader
from whoholds.read import read_sources
from whoholds.records import Report
from whoholds.resolve.actors.registry import Registry


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the samples that ship with whoholds."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    reader, intake = Reader.open(), Intake(path, kin=Kin(Registry.load()))
    for report in read_sources(map(str, sorted(Path(str(files("whoholds") / "samples")).glob("*.json")))):
        assert isinstance(report, Report), report
        intake.take(report, reader.read)
    intake.finish()
    return path


@pytest.fixture(scope="session")
def samples(sample_ledger: Path) -> Account:
    """The account of the samples."""
    return Account(sample_ledger, kin=lambda: Kin(Registry.load()))
