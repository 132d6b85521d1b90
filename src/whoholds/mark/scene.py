"""What a rule of marking sees, and what it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from whoholds.mark.pieces import Piece
from whoholds.records import Block, BlockKind, Drop, Report, Span


@dataclass(slots=True)
class Scene:
    """Where the reading of one report stands: what came before the piece at hand, what governs it, what follows.

    `body` says whether a paragraph came already; `day` is the date of the heading above, `year` the year that headings
    name; `apparatus` that the section above is a list of references.
    """

    report: Report
    pieces: Sequence[Piece]
    index: int = 0
    body: bool = False
    headlines: int = 0
    day: dt.date | None = None
    day_from_head: bool = False
    year: int | None = None
    apparatus: bool = False

    @property
    def next(self) -> Piece | None:
        """The piece that follows."""
        return self.pieces[self.index + 1] if self.index + 1 < len(self.pieces) else None


@dataclass(frozen=True, slots=True)
class Step:
    """What a rule makes of a piece: blocks, what is left out with the reason, and the rest still to be marked."""

    blocks: tuple[Block, ...]
    drops: tuple[Drop, ...] = ()
    rest: Piece | None = field(default=None)


def block_of(
    kind: BlockKind, piece: Piece, *, body: tuple[int, int] | None = None, date: dt.date | None = None
) -> Block:
    """A block over the whole piece; `body` are offsets within the piece, all of it unless given."""
    span = Span(piece.start, piece.end, piece.text)
    return Block(kind, span, within(piece, *body) if body else span, date=date)


def within(piece: Piece, start: int, end: int) -> Span:
    """The piece's words between two of its own offsets, without white space at their ends."""
    cut = Span.cut(piece.text, start, end)
    return Span(piece.start + cut.start, piece.start + cut.end, cut.text)


def head_of(piece: Piece, length: int) -> Piece:
    """The first `length` characters of a piece, as a piece of its own."""
    kept = piece.text[:length].rstrip()
    return Piece(piece.start, piece.start + len(kept), kept, piece.group, piece.indent)
