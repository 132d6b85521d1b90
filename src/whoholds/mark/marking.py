"""The rules of marking, in order: the first that knows a piece says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whoholds.mark.boilerplate import boilerplate
from whoholds.mark.byline import byline
from whoholds.mark.caption import caption
from whoholds.mark.dateline import date_line, entry_date, leading_date, wire_dateline
from whoholds.mark.given import given
from whoholds.mark.heading import heading, headline
from whoholds.mark.pieces import Piece, pieces_of
from whoholds.mark.post import join_posts, post
from whoholds.mark.prose import list_item, paragraph
from whoholds.mark.scene import Scene, Step
from whoholds.records import Block, BlockKind, Drop, Report

Rule = Callable[[Piece, Scene], Step | None]

RULES: tuple[Rule, ...] = (
    given,
    leading_date,
    boilerplate,
    post,
    date_line,
    byline,
    caption,
    headline,
    wire_dateline,
    entry_date,
    heading,
    list_item,
    paragraph,
)

# A line with more datelines and posts than this is no line that a person wrote; its rest is a paragraph.
_MOST_STEPS = 40

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.POST})


@dataclass(frozen=True, slots=True)
class Marking:
    """A report's blocks, in order, and which of them are not read, and why."""

    blocks: tuple[Block, ...]
    drops: tuple[Drop, ...]


def mark(report: Report) -> tuple[Block, ...]:
    """The blocks of a report: in order, without overlap, covering all but white space."""
    return marking(report).blocks


def marking(report: Report) -> Marking:
    """The blocks, with the reason for each that is left out."""
    pieces = join_posts(pieces_of(report.text, report.marks), report.text)
    scene = Scene(report, pieces)
    steps: list[Step] = []
    for scene.index, piece in enumerate(pieces):
        steps += _steps(piece, scene)
    blocks = tuple(block for step in steps for block in step.blocks)
    return Marking(blocks, tuple(drop for step in steps for drop in step.drops))


def _steps(piece: Piece, scene: Scene) -> Iterator[Step]:
    """What the rules make of a piece, and of what they leave of it."""
    rest: Piece | None = piece
    for number in range(_MOST_STEPS + 1):
        if rest is None:
            return
        step = _first(rest, scene) if number < _MOST_STEPS else paragraph(rest, scene)
        scene.body = scene.body or any(block.kind in _BODY for block in step.blocks)
        yield step
        rest = step.rest


def _first(piece: Piece, scene: Scene) -> Step:
    for rule in RULES:
        step = rule(piece, scene)
        if step is not None:
            return step
    raise AssertionError("a paragraph is what nothing else is")
