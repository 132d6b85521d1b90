"""A user's table says for whom an outlet speaks; without it, for nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.conftest import Bench, captured
from whoholds.account import Account, Intake, Kin, Outlets
from whoholds.account.outlets import OutletTableError


def table(tmp_path: Path, text: str) -> Outlets:
    """A table from its CSV."""
    path = tmp_path / "outlets.csv"
    path.write_text(text, "utf8")
    return Outlets.read(path)


def test_a_sides_outlet_is_that_sides_own_word(bench: Bench, tmp_path: Path) -> None:
    outlets = table(tmp_path, "outlet,reliability,side\nGazette,C,Reds\n")
    bench.take(captured("Reds", "03-05"))
    assert bench.stands("03-20") == "held Reds reported"
    intake = Intake(bench.path, kin=Kin(outlets=outlets))
    intake.retell()
    intake.finish()

    assert bench.stands("03-20") == "held Reds claimed"


def test_the_letter_is_shown_with_the_words(bench: Bench, tmp_path: Path) -> None:
    import datetime as dt

    bench.take(captured("Reds", "03-05"))
    outlets = table(tmp_path, "outlet,reliability,side\nGAZETTE,b,\n")
    (standing,) = Account(bench.path, outlets=outlets).who("Delmar", at=dt.date(2020, 3, 20))

    assert [entry.reliability for entry in standing.supporting] == ["B"]


@pytest.mark.parametrize("row", [",A,Reds", "Gazette,Z,Reds"])
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(OutletTableError, match="line 2"):
        table(tmp_path, f"outlet,reliability,side\n{row}\n")
