"""Learning what a score is worth, and measuring whether it keeps its word: on made-up claims."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evaluation.calibration.diagram import diagram
from evaluation.calibration.learn import curve
from evaluation.calibration.measure import bins, fit
from evaluation.calibration.writing import bins_table, curves_text, put, table
from whoholds.claim.confidence import Calibration, Curve


def drawn(number: int, *, right: float) -> list[tuple[float, bool]]:
    """Scores between a half and one, of which a share is right that lies below the score by a half of what it lacks."""
    chance = random.Random(7)
    rows = []
    for _ in range(number):
        score = chance.uniform(0.5, 1)
        rows.append((score, chance.random() < score * right))
    return rows


def test_curves_learned_from_claims_promise_what_they_keep() -> None:
    rows = drawn(4000, right=0.7)
    learned = curve(rows)
    before, after = fit(rows), fit([(learned.at(score), right) for score, right in rows])
    assert before.gap > 0.2
    assert after.gap < 0.03
    assert after.brier < before.brier


def test_a_curve_never_falls_even_where_the_claims_do() -> None:
    falling = [(score, not right) for score, right in drawn(1000, right=1.0)]
    chances = [y for _, y in curve(falling).points]
    assert chances == sorted(chances)


def test_a_promise_that_is_kept_has_no_gap() -> None:
    told = fit([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert (told.gap, told.promised, told.right, told.size) == (0, 0.75, 0.75, 4)
    assert fit([(1.0, False)]).gap == 1


def test_every_claim_is_in_one_bin() -> None:
    rows = [(score / 100, True) for score in range(101)]
    assert sum(one.size for one in bins(rows)) == 101


def test_what_is_written_goes_between_its_marks_only(tmp_path: Path) -> None:
    page = tmp_path / "x.md"
    page.write_text("a\n<!-- t: written by `python -m evaluation.calibration` -->\nold\n<!-- /t -->\nb\n", "utf-8")
    put(page, "t", table(("x",), [(1,)]))
    assert page.read_text("utf-8").splitlines()[-3:] == ["| 1 |", "<!-- /t -->", "b"]
    assert "old" not in page.read_text("utf-8")
    with pytest.raises(ValueError, match="no marks"):
        put(page, "none", "")


def test_the_data_file_and_the_diagram_hold_what_was_learned() -> None:
    text = curves_text(Calibration({"frame": Curve(((0.1, 0.2), (0.3, 0.4)))}, "abc"))
    assert 'model = "abc"' in text
    assert "[0.1, 0.2]" in text
    rows = [(0.9, True), (0.9, False)]
    figure = diagram({"scores": {"dev": bins(rows)}})
    assert figure.count("<circle") == 1
    assert "| 0.9 to 0.95 | 2 | 90 | 50 | 0 |" in bins_table({"held_out": rows, "dev": []})
