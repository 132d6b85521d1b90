"""What was read: a report as it was given, and what was left out of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from whoholds.records.blocks import Block as Block
from whoholds.records.blocks import BlockKind as BlockKind
from whoholds.records.claims import Claim
from whoholds.records.identity import content_id
from whoholds.records.spans import Span

OTHER_LANGUAGE = "kept, not read: not in English"
"""Why a report that may have claims has none."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was given. Its text is never changed: every offset counts in it.

    `published` anchors relative dates ("on Sunday"); without it they stay unknown. `published_at` and `modified` are
    moments, with the zone where the source gives one.
    `source` names the outlet. `id` is the id given with the report, else a hash of the text.
    `language` is its ISO 639 code, "und" where it can't be told; only English is read for claims.
    `coded` are claims that came with the report as codes, made by people.
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
    coded: tuple[Claim, ...] = ()

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
class Drop:
    """Something that was left out, where and why: nothing vanishes."""

    stage: str
    reason: str
    span: Span | None = None
    detail: str = field(default="")
