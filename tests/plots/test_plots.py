"""Charts: what is in them, that they are written in each form, and that their colours can be told apart."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.cli.main import main
from whoholds.cli.plot import CHART_NAMES
from whoholds.export.colours import COLOURS
from whoholds.plots import CHARTS
from whoholds.plots.palette import CONTESTED, OTHER, SIDES, NothingToDrawError
from whoholds.plots.render import framed, source_note
from whoholds.records.asked import Asked

FIRST = dt.date(2021, 8, 1)


def run(ledger: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["plot", *args, "--ledger", str(ledger)], catch_exceptions=False)


def spec(samples: Account, name: str) -> dict[str, Any]:
    selected = Selection(samples, Asked(first=FIRST))
    return framed(CHARTS[name](selected), source_note(selected))


def rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a specification draws."""
    chart = found["vconcat"][0]
    held: list[dict[str, Any]] = next(
        part["data"]["values"] for part in (found, chart, *chart["layer"]) if "data" in part
    )
    return held


def test_the_command_line_knows_every_chart() -> None:
    assert tuple(CHARTS) == CHART_NAMES


@pytest.mark.parametrize("name", CHART_NAMES)
def test_a_chart_is_written_as_svg_with_its_sources_under_it(sample_ledger: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"{name}.svg"
    assert run(sample_ledger, name, "-o", str(out)).exit_code == 0
    words = " ".join(ET.parse(out).getroot().itertext())
    assert "Source: 16 reports of Demo Wire, Sample Gazette, Specimen Radio" in words
    assert "what a source says need not be so" in words


@pytest.mark.parametrize(("suffix", "starts"), [(".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>")])
def test_a_chart_is_a_picture_or_a_page_that_needs_no_network(
    sample_ledger: Path, tmp_path: Path, suffix: str, starts: bytes
) -> None:
    out = tmp_path / f"events{suffix}"
    assert run(sample_ledger, "events", "-o", str(out)).exit_code == 0
    written = out.read_bytes()
    assert written.startswith(starts)
    assert b"cdn." not in written


def test_control_draws_every_place_in_its_time(samples: Account) -> None:
    drawn = rows(spec(samples, "control"))
    kunduz = [row for row in drawn if row["place"] == "Kunduz, AF"]
    assert kunduz[-1]["side"] == "Taliban"
    assert all(row["since"] >= FIRST.isoformat() and row["until"] > row["since"] for row in drawn)
    assert all(row["since"] < row["told"] <= row["until"] for row in drawn)
    assert all(row["firm"] == (row["basis"] in {"reported", "confirmed"}) for row in drawn)


def test_tolls_are_ranges_by_claimant_and_open_where_words_are(samples: Account) -> None:
    drawn = rows(spec(samples, "tolls"))
    assert drawn
    for row in drawn:
        assert row["high"] >= row["low"]
        assert row["open"] == row["range"].endswith("or more")


def test_coverage_and_events_count_what_the_ledger_lists(samples: Account) -> None:
    selected = Selection(samples, Asked(first=FIRST))
    assert sum(row["reports"] for row in rows(spec(samples, "coverage"))) == sum(1 for _ in selected.reports())
    sharp = [e for e in selected.events() if (e.last - e.first).days < 7 and e.first >= FIRST]
    assert len(rows(spec(samples, "events"))) == len(sharp)


def test_nothing_to_draw_is_said(samples: Account, sample_ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToDrawError):
        CHARTS["tolls"](Selection(samples, Asked(country="UA")))
    answer = run(sample_ledger, "tolls", "-o", str(tmp_path / "x.svg"), "--country", "UA")
    assert (answer.exit_code, list(tmp_path.iterdir())) == (1, [])


def test_a_name_that_ends_in_no_known_form_is_refused(sample_ledger: Path, tmp_path: Path) -> None:
    assert run(sample_ledger, "tolls", "-o", str(tmp_path / "x.gif")).exit_code == 2


MATRICES = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
"""What people without one sort of cone see (Machado, Oliveira and Fernandes 2009, severity 1), in linear RGB."""


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    linear = [((v / 255 + 0.055) / 1.055) ** 2.4 for v in (int(colour[i : i + 2], 16) for i in (1, 3, 5))]
    return [sum(a * b for a, b in zip(row, linear, strict=True)) for row in matrix]


@pytest.mark.parametrize("sight", MATRICES)
@pytest.mark.parametrize("colours", [(*SIDES, CONTESTED, OTHER), tuple(sorted(set(COLOURS.values())))])
def test_colours_are_told_apart_without_one_sort_of_cone(colours: tuple[str, ...], sight: str) -> None:
    shades = [seen(colour, MATRICES[sight]) for colour in colours]
    for i, one in enumerate(shades):
        for other in shades[i + 1 :]:
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.04
