"""What was read: a report as it was given, and the blocks it is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from whoholds.records.identity import content_id
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
class Report:
    """One report as it was given. Its text is never changed: every offset counts in it.

    `published` anchors relative dates ("on Sunday"); without it they stay unknown. `published_at` and `modified` are
    moments, with the zone where the source gives one.
    `source` names the outlet. `id` is the id given with the report, else a hash of the text.
    `language` is its ISO 639 code, "und" where it can't be told; only English is read for claims.
    `marks` are blocks that the source itself told apart (a page's captions and posts), in order, without overlap.
    """

    text: str
    id: str = ""
    published: dt.date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    published_at: dt.datetime | None = None
    modified: dt.datetime | None = None
    authors: tuple[str, ...] = ()
    marks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.text_hash)
        for mark in self.marks:
            mark.span.check(self.text)

    @property
    def is_read(self) -> bool:
        """Whether the report is in a language that is read for claims."""
        return self.language.partition("-")[0].lower() == "en"

    @property
    def text_hash(self) -> str:
        """A hash of the text alone, the same for the same words whoever printed them."""
        return content_id([self.text])

    def span(self, start: int, end: int) -> Span:
        """The words between two offsets, as a checked span."""
        return Span(start, end, self.text[start:end])


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


@dataclass(frozen=True, slots=True)
class Drop:
    """Something that was left out, where and why: nothing vanishes."""

    stage: str
    reason: str
    span: Span | None = None
    detail: str = field(default="")
