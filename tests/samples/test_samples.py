"""The samples are short reports, marked as written for the project, one for each turn of the offensive."""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files
from pathlib import Path

import pytest

from whoholds.mark import mark
from whoholds.read import read_sources
from whoholds.records import BlockKind, Report

FOLDER = Path(str(files("whoholds") / "samples"))
PATHS = sorted(FOLDER.glob("*.json"))
FALLS = {
    "2021-08-06": ["Zaranj"],
    "2021-08-07": ["Sheberghan"],
    "2021-08-08": ["Kunduz", "Sar-e Pul", "Taloqan"],
    "2021-08-09": ["Aybak"],
    "2021-08-10": ["Farah", "Pul-e Khumri"],
    "2021-08-11": ["Faizabad"],
    "2021-08-12": ["Ghazni", "Herat"],
    "2021-08-13": ["Kandahar", "Lashkar Gah", "Pul-e Alam", "Tarin Kot", "Qalat"],
    "2021-08-14": ["Mazar-i-Sharif"],
    "2021-08-15": ["Jalalabad", "Kabul"],
}


def report_at(path: Path) -> Report:
    (report,) = read_sources([str(path)], today=dt.date(2021, 8, 16))
    assert isinstance(report, Report), report
    return report


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_sample_is_short_dated_and_says_that_it_was_written_for_the_demonstration(path: Path) -> None:
    report = report_at(path)
    assert 120 <= len(report.text.split()) <= 250
    assert report.published
    assert report.published.isoformat() == path.stem[:10]
    assert "demonstration" in json.loads(path.read_text(encoding="utf-8"))["note"]
    assert report.source in {"Demo Wire", "Specimen Radio", "Sample Gazette"}


@pytest.mark.parametrize("day", FALLS)
def test_each_fall_is_told_on_its_day(day: str) -> None:
    told = " ".join(report_at(path).text for path in PATHS if path.stem.startswith(day))
    assert [city for city in FALLS[day] if city not in told] == []


def test_the_samples_hold_every_sort_of_block_that_they_are_to_show() -> None:
    kinds = {block.kind for path in PATHS for block in mark(report_at(path))}
    assert kinds == set(BlockKind) - {BlockKind.LIST}


def test_sources_are_named_beside_the_samples() -> None:
    assert "written for\nthis project" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
