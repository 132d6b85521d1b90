"""A report cut into pieces: a line each, hard-wrapped lines joined, post credits with the words they credit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import Block

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Lines of wrapped prose have about the same length: long, but short enough for a terminal or a letter.
_WRAPPED = range(50, 101)
_SENTENCE_ENDS = ('.', '!', '?', '."', '.”', '.’', ".'", '?"', '?”', '!"', '!”', '.)', '…', ':')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text without white space at its ends. `group` counts the blank lines before it.

    `indent` is the white space before it on its line. `given` is the block that the source itself told apart here.
    """

    start: int
    end: int
    text: str
    group: int
    indent: int = 0
    given: Block | None = None

    def after(self, length: int) -> Piece | None:
        """What of the piece follows its first `length` characters, or None if nothing does."""
        rest = self.text[length:]
        kept = rest.lstrip()
        start = self.end - len(kept)
        return Piece(start, self.end, kept, self.group) if kept else None


def pieces_of(text: str, given: Sequence[Block] = ()) -> list[Piece]:
    """The pieces of the text, in order; together they hold all its characters but white space.

    Each block `given`, in order and without overlap, is a piece of its own.
    """
    found: list[Piece] = []
    start = 0
    for block in given:
        found += _between(text, start, block.span.start, group=len(found))
        span = block.span
        found.append(Piece(span.start, span.end, span.text, len(found), given=block))
        start = span.end
    return found + _between(text, start, len(text), group=len(found))


def _between(text: str, start: int, end: int, *, group: int) -> list[Piece]:
    """The pieces of a stretch of the text; `group` numbers its first."""
    found: list[Piece] = []
    for lines in _groups(text[start:end]):
        found += [_joined(text[start:end], lines)] if _is_wrapped(lines) else lines
    if not start and not group:
        return found
    return [Piece(p.start + start, p.end + start, p.text, p.group + group, p.indent) for p in found]


def ends_sentence(text: str) -> bool:
    """Whether the text ends like a sentence does."""
    return text.endswith(_SENTENCE_ENDS)


def _groups(text: str) -> Iterator[list[Piece]]:
    """The lines between blank lines."""
    group: list[Piece] = []
    number = 0
    for line in _lines(text, number):
        if line is not None:
            group.append(Piece(line.start, line.end, line.text, number, line.indent))
        elif group:
            yield group
            group, number = [], number + 1
    if group:
        yield group


def _lines(text: str, group: int) -> Iterator[Piece | None]:
    """Each line, None for a blank one."""
    start = 0
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[start:end]
        kept = line.strip()
        indent = len(line) - len(line.lstrip())
        yield Piece(start + indent, start + indent + len(kept), kept, group, indent) if kept else None
        start = following


def _joined(text: str, group: list[Piece]) -> Piece:
    first, last = group[0], group[-1]
    return Piece(first.start, last.end, text[first.start : last.end], first.group, first.indent)


def _is_wrapped(group: list[Piece]) -> bool:
    """Whether the lines are one paragraph, broken to fit a width: long lines that mostly end within a sentence."""
    inner, last = group[:-1], group[-1]
    if not inner or len(last.text) > _WRAPPED[-1] or any(len(line.text) not in _WRAPPED for line in inner):
        return False
    if len(group) == 2 and not ends_sentence(last.text):
        return False
    within = sum(not ends_sentence(line.text) for line in inner)
    return within * 2 > len(inner) and not any(_starts_item(line.text) for line in group)


def _starts_item(text: str) -> bool:
    return text[0] in "•·●▪◦‣*-–—#=|._"
