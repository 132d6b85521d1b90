"""Text put together from the parts of a page, a letter or a document, with the blocks that its structure tells."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from whoholds.records import Block, BlockKind, Span

Stretch = tuple[int, int]

# Soft hyphens, zero-width spaces and marks of direction say where a line may break or which way it runs.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(words: str) -> str:
    """The words as a reader sees them: white space of any sort is a blank, what can't be seen is left out.

    A hyphen that keeps words together is a hyphen.
    """
    return " ".join(_UNSEEN.sub("", words).replace("\u2011", "-").split())


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source, with what its structure says of it.

    `kind` is None where the structure doesn't say. `body` and `author` are offsets within the words.
    """

    words: str
    kind: BlockKind | None = None
    body: Stretch | None = None
    date: dt.date | None = None
    author: Stretch | None = None
    handle: str | None = None


@dataclass(slots=True)
class Composer:
    """Puts parts together, a blank line between them, and counts where each stands."""

    words: list[str] = field(default_factory=list)
    marks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, part: Part) -> None:
        """Add a part; one without words is nothing."""
        if not part.words.strip():
            return
        start = self.length
        self.words.append(part.words)
        self.length += len(part.words) + 2
        if part.kind is None:
            return

        def span(stretch: Stretch | None) -> Span | None:
            if stretch is None:
                return None
            cut = Span.cut(part.words, *stretch)
            return Span(start + cut.start, start + cut.end, cut.text)

        whole = Span(start, start + len(part.words), part.words)
        body = span(part.body) or whole
        self.marks.append(Block(part.kind, whole, body, part.date, span(part.author), part.handle))

    @property
    def text(self) -> str:
        """All parts, in order."""
        return "\n\n".join(self.words)
