"""Marking deletes nothing, invents nothing, and is quick on whatever it is given."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.mark import marking
from whoholds.records import BlockKind, Report

GOLD = Path(__file__).parents[3] / "shared" / "gold"
SCRAPS = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "\u2028",
        "—",
        " — ",
        "- ",
        "• ",
        "(AP)",
        "(@who) ",
        "April 9, 2018",
        "26 March",
        "GOMA",
        "FILE - ",
        "By Jane Doe",
        "Rebels took Goma.",
        "pic.twitter.com/x",
        "https://t.co/x ",
        "Read more: ",
        "== x ==",
        "See also",
        "Second Congo War: ",
        "date 2018-04-09 ",
        "said:",
        "(",
        ")",
        "1. ",
        ".jpg?)",
        "██ ",
        "\ufeff",
        "é",
        "🇦🇫",
    ]
)


def check_laws(text: str) -> None:
    report = Report(text=text)
    made = marking(report)
    position = 0
    for block in made.blocks:
        assert block.span.start >= position
        assert not text[position : block.span.start].strip()
        block.span.check(text)
        block.body.check(text)
        position = block.span.end
    assert not text[position:].strip()
    assert {drop.span for drop in made.drops} == {b.span for b in made.blocks if b.kind == BlockKind.BOILERPLATE}


@given(st.text(max_size=300))
def test_blocks_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    check_laws(text)


@given(st.lists(SCRAPS, max_size=40))
def test_scraps_of_reports_in_any_order_keep_the_laws(scraps: list[str]) -> None:
    check_laws("".join(scraps))


@pytest.mark.parametrize(
    "unit",
    [
        "— (@",
        "— A (@b) April 9, 2018 ",
        "(Reuters) - ",
        "GOMA — ",
        "a ",
        "A",
        "A ",
        " ",
        "\n",
        "a\n",
        "(",
        "((",
        "[",
        "https://t.co/x ",
        "t.co/",
        "War: ",
        "1. ",
        "=",
        "# ",
        "- ",
        "/A",
        "A/",
        "9 August ",
        "9 August – ",
        "by ",
        "By A\n",
        "  a\n",
        "\n\n",
        "photo: ",
        "(AP) ",
        ". A",
        "Posted by ",
        "date 2018-04-09 ",
        "A post shared by ",
        "x" * 70 + "\n",
        ".jpg",
        "|   ",
        "12:00 ",
        "— A (@b)\n",
    ],
)
def test_time_grows_no_faster_than_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        marking(Report(text=text, id="x"))
        return time.process_time() - start

    seconds(1000)
    short, long = min(seconds(10_000) for _ in range(2)), min(seconds(80_000) for _ in range(2))
    assert long < max(24 * short, 1.0), f"8 times the text took {long / short:.0f} times as long"


@pytest.mark.skipif(not GOLD.exists(), reason="needs the gold reports, which are not part of the project")
def test_the_gold_reports_keep_the_laws() -> None:
    for path in sorted(GOLD.glob("*/*.json")):
        check_laws(json.loads(path.read_text(encoding="utf-8"))["text"])
