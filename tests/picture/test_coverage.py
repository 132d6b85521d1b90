"""Silence that is unusual for an outlet is a gap."""

from __future__ import annotations

from whoholds.picture.coverage import gaps


def test_a_silence_longer_than_usual_is_a_gap() -> None:
    assert gaps(["2020-03-01", "2020-03-02", "2020-03-03", "2020-03-20"]) == (("2020-03-04", "2020-03-19"),)


def test_a_weekly_outlet_is_not_silent_between_its_days() -> None:
    assert gaps(["2020-03-01", "2020-03-08", "2020-03-15", "2020-03-22"]) == ()


def test_one_day_has_no_gaps() -> None:
    assert gaps(["2020-03-01"]) == ()
