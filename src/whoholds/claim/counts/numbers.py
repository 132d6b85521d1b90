"""Numbers in text with the words that bound them: "at least 20", "between four and six", "nine of the 10"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.claim.counts.bare import Bare, bare_numbers
from whoholds.claim.counts.refuse import REACH, counting
from whoholds.claim.counts.words import number_words


@dataclass(frozen=True, slots=True)
class NumberRange:
    """How many: at least `low`, at most `high`; None where the words set no such bound."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a range's end is not below its start, {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number in text with its bounding words, `start` to `end`; the bare number begins at `core`.

    `whole` is the number it is a part of ("nine of the 10"), `whole_end` where that number ends. It is not `certain`
    that an article counts: "a policeman" can be one dead or any policeman.
    """

    start: int
    core: int
    end: int
    number: NumberRange
    whole: NumberRange | None = None
    whole_end: int | None = None
    certain: bool = True


def read_number(text: str) -> NumberRange | None:
    """The first number that a phrase counts with, an article only if there is no other; None for "several", "30 km"."""
    found = find_numbers(text) or find_articles(text)
    return found[0].number if found else None


def find_numbers(text: str) -> tuple[NumberPhrase, ...]:
    """Every number in a text that can count something, in order; ages, dates, money, measures and names are left out.

    The conventions are those of the annotation: "dozens" is 24 or more, "more than N" N or more, "up to N" at most N,
    "nearly N" and "as many as N" N.
    """
    bare = counting(text, bare_numbers(text))
    phrases: list[NumberPhrase] = []
    i = 0
    while i < len(bare):
        floor = phrases[-1].end if phrases else 0
        phrase = _ranged(text, bare[i], bare[i + 1], floor) if i + 1 < len(bare) else None
        phrases.append(phrase or _bounded(text, bare[i], floor))
        i += 2 if phrase else 1
    return tuple(_parts(text, phrases))


def find_articles(text: str) -> tuple[NumberPhrase, ...]:
    """Every "a" and "an" before a noun for a person, which may count one ("killing a nurse")."""
    found = number_words().patterns["article"].finditer(text)
    one = NumberRange(1, 1)
    return tuple(NumberPhrase(m.start(), m.start(), m.end(m.lastgroup or 0), one, certain=False) for m in found)


def _ranged(text: str, first: Bare, second: Bare, floor: int) -> NumberPhrase | None:
    """Two numbers as the ends of a range: "20-30", "between 35 and more than 40", "two or three"."""
    patterns = number_words().patterns
    match = patterns["range"].fullmatch(text[first.end : second.start])
    if not match or first.high is None or "pair" in {first.kind, second.kind}:
        return None
    begin = max(floor, first.start - REACH)
    between = patterns["between"].search(text[begin : first.start])
    low = first.low * _lent(text, first, second)
    if second.low <= low or ("and" in match[0].split() and not between):
        return None
    high = None if (match["more"] or "").lower() in {"more than", "over"} else second.high
    start = begin + between.start() if between else _bounded(text, first, floor).start
    return NumberPhrase(start, first.start, second.end, NumberRange(low, high))


def _lent(text: str, first: Bare, second: Bare) -> int:
    """The scale that the first number of a range takes from the second: "two to three thousand"."""
    scaled = number_words().patterns["scaled"]
    scale = scaled.search(text[second.start : second.end])
    lends = scale and first.low < 1000 and not scaled.search(text[first.start : first.end])
    return number_words().scales[scale[0].lower()] if scale and lends else 1


def _bounded(text: str, number: Bare, floor: int) -> NumberPhrase:
    """A number with the words that bound it, on either side, none of them before `floor`."""
    patterns = number_words().patterns
    low, high, start, end = number.low, number.high, number.start, number.end
    if half := patterns["half_of"].search(text[max(floor, start - REACH) : start]):
        low, high, start = low // 2, None if high is None else high // 2, start - len(half[0])
    bound: str | None = None
    while match := patterns["bound"].search(text[max(floor, start - REACH) : start]):
        bound = bound or (match.lastgroup if match.lastgroup != "about" else None)
        start -= len(match[0])
    after = patterns["bound_after"].match(text, end)
    if after and not bound:
        bound, end = after.lastgroup, after.end()
    return NumberPhrase(start, number.start, end, _within(low, high, bound))


def _within(low: int, high: int | None, bound: str | None) -> NumberRange:
    if bound == "low":
        return NumberRange(low, None)
    return NumberRange(None, high if high is not None else low) if bound == "high" else NumberRange(low, high)


def _parts(text: str, phrases: Sequence[NumberPhrase]) -> Iterator[NumberPhrase]:
    """A number of a number, "nine of the 10", is the first alone, the second its whole."""
    part_of = number_words().patterns["part_of"]
    i = 0
    while i < len(phrases):
        part, whole = phrases[i], phrases[i + 1] if i + 1 < len(phrases) else None
        if whole and part_of.fullmatch(text[part.end : whole.core]):
            yield NumberPhrase(part.start, part.core, part.end, part.number, whole.number, whole.end)
            i += 2
        else:
            yield part
            i += 1
