"""Plain text as wires print it: what is no part of the report is told from what is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from whoholds.mark import mark
from whoholds.records import Block, BlockKind, Report

FIXTURE = Path(__file__).parents[1] / "read" / "fixtures" / "wire.txt"
PUBLISHED = dt.date(2017, 5, 16)
PROSE = "Rebels seized the airfield of Bria on Tuesday, the mission said, after two days of fighting in the north."


def wire() -> tuple[Block, ...]:
    return mark(Report(text=FIXTURE.read_text("utf-8"), published=PUBLISHED))


def of_kind(kind: BlockKind) -> list[str]:
    return [block.body.text for block in wire() if block.kind is kind]


def test_only_what_reports_is_read_of_a_wire_story() -> None:
    assert of_kind(BlockKind.PARAGRAPH) == [
        "Rebels seized the airfield of Bria on Tuesday, the UN mission said.",
        '"They came at night," said a teacher.',
        "The mission said it had sent a patrol.",
        "UPDATE: The ministry now says nine soldiers died.",
    ]
    assert of_kind(BlockKind.OTHER) == []


def test_what_a_wire_puts_before_a_headline_is_no_part_of_it() -> None:
    assert of_kind(BlockKind.HEADLINE) == ["Rebels seize Bria airfield as peacekeepers pull back"]


def test_points_below_the_headline_are_a_list() -> None:
    assert of_kind(BlockKind.LIST) == ["Airfield falls after two days of fighting", "Aid group suspends flights"]


def test_captions_of_a_gallery_lose_number_and_credit() -> None:
    assert of_kind(BlockKind.CAPTION) == [
        "Residents flee Bria in a truck, May 15, 2017.",
        "A mother carries her child out of Bria.",
    ]


def test_corrections_and_end_marks_are_left_out_with_a_reason() -> None:
    left = of_kind(BlockKind.BOILERPLATE)
    assert len(left) == 19
    assert left[0] == "(Corrects name of the rebel group in paragraph 3)"


@pytest.mark.parametrize("slug", ["UPDATE 2-", "URGENT: ", "CORRECTED-", "WRAPUP 3-", "BREAKING: "])
def test_slugs_are_known_with_and_without_a_number(slug: str) -> None:
    head = mark(Report(text=f"{slug}Rebels seize Bria\n\n{PROSE}"))[0]
    assert (head.kind, head.body.text) == (BlockKind.HEADLINE, "Rebels seize Bria")


def test_a_report_that_opens_with_a_correction_is_still_read() -> None:
    text = f"(Corrects day of attack)\n\nBAMBARI, May 16 (Harbour Wire) - {PROSE}"
    assert [block.kind.value for block in mark(Report(text=text, published=PUBLISHED))] == [
        "boilerplate",
        "dateline",
        "paragraph",
    ]


def test_blocks_that_the_source_told_apart_stay_as_they_are() -> None:
    text = f"{PROSE}\n\nBria, seen from the air. (Jane Doe/AFP)\n\n{PROSE}"
    start = text.index("Bria, seen")
    span = Report(text=text).span(start, start + len("Bria, seen from the air. (Jane Doe/AFP)"))
    made = mark(Report(text=text, marks=(Block(BlockKind.CAPTION, span, span),)))
    assert [(block.kind.value, block.body.text[:24]) for block in made] == [
        ("paragraph", PROSE[:24]),
        ("caption", "Bria, seen from the air."),
        ("paragraph", PROSE[:24]),
    ]
