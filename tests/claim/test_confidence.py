"""A confidence is a chance: it rises with the score, and is told for the model that ships."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.claim.confidence import UNCALIBRATED, Calibration, Curve, found_how
from whoholds.parse.files import find_model
from whoholds.records import BlockKind, Claim, Kind, Span

SCORES = st.floats(0, 1)
CUE = Span(0, 4, "took")
CLAIM = Claim("r", Kind.CAPTURE, CUE, CUE, BlockKind.PARAGRAPH, confidence=0.9, found_by="capture/take")
LEARNED = replace(CLAIM, found_by="capture/learned")


@pytest.mark.parametrize("how", ["frame", "learned"])
@given(one=SCORES, other=SCORES)
def test_a_higher_score_is_never_a_lower_chance(how: str, one: float, other: float) -> None:
    curve = Calibration.load().curves[how]
    low, high = sorted((one, other))
    assert 0 < curve.at(low) <= curve.at(high) < 1


def test_the_curves_are_of_the_model_that_ships() -> None:
    assert Calibration.load().model == find_model().sha256, "run `python -m evaluation.calibration`"


def test_what_the_model_alone_finds_is_told_from_what_a_frame_finds() -> None:
    calibration = Calibration.load()
    assert (found_how(CLAIM), found_how(LEARNED)) == ("frame", "learned")
    assert calibration.of(LEARNED).confidence < calibration.of(CLAIM).confidence


def test_only_the_confidence_of_a_claim_changes() -> None:
    told = Calibration.load().of(CLAIM)
    assert told.id == CLAIM.id
    assert replace(told, confidence=CLAIM.confidence) == CLAIM
    assert UNCALIBRATED.of(CLAIM) is CLAIM


def test_a_curve_is_straight_between_its_points_and_flat_beyond() -> None:
    curve = Curve(((0.2, 0.4), (0.6, 0.8)))
    assert [round(curve.at(x), 6) for x in (0, 0.2, 0.3, 0.4, 0.6, 1)] == [0.4, 0.4, 0.5, 0.6, 0.8, 0.8]
    assert Curve(((0.5, 0.7),)).at(0.9) == 0.7


@pytest.mark.parametrize("points", [((0.2, 0.4), (0.1, 0.5)), ((0.2, 0.4), (0.3, 0.3)), ((0.2, 0.1), (0.2, 0.2))])
def test_a_curve_that_falls_or_turns_back_is_none(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="never fall"):
        Curve(points)
