"""The blocks that a report is made of: what each stretch of it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from whoholds.records.spans import Span


class BlockKind(StrEnum):
    """What a stretch of a report is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    POST = "post"
    LIST = "list"
    DATELINE = "dateline"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A typed stretch of a report: a headline, a paragraph, a photo caption, an embedded post.

    `date` is the block's own date where it prints one (a post's); `author` and `handle` are a post's.
    `body` is the part that says something: the span without credit, author line or links.
    """

    kind: BlockKind
    span: Span
    body: Span
    date: dt.date | None = None
    author: Span | None = None
    handle: str | None = None

    def __post_init__(self) -> None:
        if not self.span.holds(self.body):
            raise ValueError("a block's body lies within its span")

    @property
    def reads(self) -> bool:
        """Whether the block's sentences are read for claims."""
        return self.kind not in {BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.BOILERPLATE}
