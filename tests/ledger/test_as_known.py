"""What was known on a past day never changes; and a village is found by its bare name."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.ledger.conftest import Bench, captured
from whoholds.records import PlaceRef, PlaceType

DAYS = ("03-05", "03-07", "03-07", "03-12", "03-18")


@pytest.mark.parametrize("seed", range(4))
def test_later_reports_in_any_order_change_nothing_of_what_was_known_before(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = [captured(chance.choice(("Reds", "Blues")), day, outlet=f"Outlet {i}") for i, day in enumerate(DAYS)]
    later = [
        captured(chance.choice(("Reds", "Blues")), day, outlet=f"Later {day}") for day in ("03-21", "03-25", "04-02")
    ]
    chance.shuffle(first)
    chance.shuffle(later)
    bench = Bench(tmp_path / "ledger.db")
    bench.take(*first)
    asked = [(at, known) for at in ("03-06", "03-10", "04-10") for known in ("03-06", "03-13", "03-20")]
    before = [bench.stands(at, known) for at, known in asked]
    bench.take(*later, *first)

    assert [bench.stands(at, known) for at, known in asked] == before


@pytest.mark.parametrize("name", ["Tamtheel", "Tamtheel village", "tamtheel"])
def test_a_village_is_found_without_the_word_for_its_sort(tmp_path: Path, name: str) -> None:
    village = PlaceRef(None, "Tamtheel village", PlaceType.VILLAGE, "XA")
    bench = Bench(tmp_path / "ledger.db")
    bench.take(captured("Reds", "03-05", place=village))

    assert bench.stands("03-06", place=name) == "held Reds reported"
