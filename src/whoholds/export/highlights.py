"""A report's text with its claims marked: each cue a link to its fields, each argument ready to light up with them."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoholds.export.families import family_of
from whoholds.records import Block, BlockKind, Claim, Span

_UNHOLDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ELEMENTS = {BlockKind.HEADLINE: "h2", BlockKind.OTHER: "h3", BlockKind.POST: "blockquote"}
_LABELS = {
    BlockKind.CAPTION: "Caption",
    BlockKind.POST: "Post",
    BlockKind.DATELINE: "Dateline, not read",
    BlockKind.BYLINE: "Byline, not read",
    BlockKind.BOILERPLATE: "Part of the page, not read",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that play a role in a claim. `number` is the claim's place in the list."""

    start: int
    end: int
    role: str
    number: int


def stretches(claims: Sequence[Claim]) -> list[Stretch]:
    """Every stretch of text that a claim's fields come from, by where it starts."""
    found = [stretch for number, claim in enumerate(claims) for stretch in _of_claim(claim, number)]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.end))


def _of_claim(claim: Claim, number: int) -> Iterator[Stretch]:
    roles: list[tuple[str, Iterable[Span | None]]] = [
        ("cue", [claim.cue]),
        ("quote", [claim.quote]),
        ("agent", (ref.span for ref in claim.agents)),
        ("target", (ref.span for ref in claim.targets)),
        ("place", (ref.span for ref in claim.places)),
        ("when", [claim.when.span if claim.when else None]),
        ("count", (count.span for count in claim.counts)),
        ("source", [claim.source.span if claim.source else None]),
    ]
    for role, spans in roles:
        for span in spans:
            if span and span.start < span.end:
                yield Stretch(span.start, span.end, role, number)


def block_html(block: Block, claims: Sequence[Claim], marks: Sequence[Stretch]) -> str:
    """One block as an element, with its stretches marked."""
    element = _ELEMENTS.get(block.kind, "p")
    label = _LABELS.get(block.kind, "")
    if block.date and block.kind in {BlockKind.CAPTION, BlockKind.POST}:
        label += f", {block.date.isoformat()}"
    head = f'<span class="label">{escape(label)}</span>' if label else ""
    inside = marks_within(marks, block.span)
    text = "".join(_segments(block.span, inside, claims))
    return f'<{element} class="block {block.kind.value}" dir="auto">{head}{text}</{element}>'


def marks_within(marks: Sequence[Stretch], span: Span) -> list[Stretch]:
    """The stretches that start within the span, which are found by search, not by looking at all."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.start)
    last = bisect_right(marks, span.end, key=lambda mark: mark.start)
    return [mark for mark in marks[first:last] if mark.end <= span.end]


def _segments(span: Span, marks: Sequence[Stretch], claims: Sequence[Claim]) -> Iterator[str]:
    """The text cut wherever a stretch starts or ends."""
    edges = sorted({span.start, span.end, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    active: list[Stretch] = []
    coming = 0
    for start, end in pairwise(edges):
        while coming < len(marks) and marks[coming].start <= start:
            active.append(marks[coming])
            coming += 1
        active = [mark for mark in active if mark.end > start]
        yield _segment(span.text[start - span.start : end - span.start], start, active, claims)


def _segment(text: str, start: int, active: Sequence[Stretch], claims: Sequence[Claim]) -> str:
    if not active:
        return escape(text)
    roles = " ".join(f"{mark.number}:{mark.role}" for mark in active)
    cues = [mark for mark in active if mark.role == "cue"]
    if not cues:
        return f'<span data-r="{roles}">{escape(text)}</span>'
    family = family_of(claims[cues[0].number].kind).value
    numbers = " ".join(str(mark.number) for mark in cues)
    anchor = "".join(f'<i id="t{mark.number}"></i>' for mark in cues if mark.start == start)
    kinds = ", ".join(sorted({claims[mark.number].kind.value.replace("_", " ") for mark in cues}))
    title = f"{kinds}: {len(cues)} claims" if len(cues) > 1 else kinds
    return (
        f'{anchor}<a class="cue {family}" href="#c{cues[0].number}" data-c="{numbers}" data-r="{roles}" '
        f'title="{escape(title)}">{escape(text)}</a>'
    )


def escape(text: str) -> str:
    """Text that no page can take for markup; characters that HTML can't hold become U+FFFD."""
    return html.escape(_UNHOLDABLE.sub("\ufffd", text), quote=True)
