"""From an extractor's objects to drafts: kept where all words stand in the report, else dropped with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from whoholds.claim.counts import as_count, counts_of
from whoholds.extractors.finding import Page, RefusedError
from whoholds.records import Count, Counted, Draft, Drop, Extent, Kind, Phrase, Span, Status, Voice

MOST = 2000
"""Objects of one report that are looked at."""
MANY = 50
"""Arguments of one sort in a claim."""
STAGE = "extract"
Word = TypeVar("Word", Kind, Status, Extent, Counted)


@dataclass(slots=True)
class Kept:
    """What was kept of an extractor's answer, and what was dropped."""

    drafts: list[Draft] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)


def keep(page: Page, objects: Iterable[object], found_by: str) -> Kept:
    """Check each object; a claim is kept whole or dropped."""
    kept = Kept()
    for found in islice(objects, MOST):
        if isinstance(found, Drop):
            kept.drops.append(found)
            continue
        try:
            kept.drafts.append(_draft(page, found, found_by))
        except RefusedError as reason:
            kept.drops.append(Drop(STAGE, str(reason), detail=str(found)[:500]))
    return kept


def _draft(page: Page, found: object, found_by: str) -> Draft:
    if not isinstance(found, dict):
        raise RefusedError("a claim is an object with fields")
    kind = _word(Kind, found.get("kind"), "kind")
    cue_words = page.words(found.get("cue"), "the cue")
    quote = page.quote(page.words(found.get("quote"), "the quote"), cue_words)
    span = page.within(cue_words, quote, near=quote.start, what="cue")
    cue = page.phrase(span, "cue")
    return Draft(
        kind=kind,
        sentence=cue.sentence,
        cue=cue,
        quote=quote,
        agents=tuple(_arguments(page, found, "agent", quote, span.start)),
        targets=tuple(_arguments(page, found, "target", quote, span.start)),
        places=tuple(_arguments(page, found, "place", quote, span.start)),
        counts=tuple(_counts(page, found, quote, span.start)),
        voice=_voice(page, found.get("source"), quote, span.start),
        status=_word(Status, found.get("status") or Status.ASSERTED, "status"),
        extent=_word(Extent, found["extent"], "extent") if found.get("extent") else None,
        confidence=_confidence(found.get("confidence")),
        found_by=found_by,
    )


def _word(words: type[Word], value: object, what: str) -> Word:
    try:
        return words(str(value))
    except ValueError:
        raise RefusedError(f"there is no {what} {str(value)[:40]!r}") from None


def _listed(value: object, what: str) -> list[object]:
    listed = value if isinstance(value, list) else [] if value in (None, "") else [value]
    if len(listed) > MANY:
        raise RefusedError(f"more than {MANY} of {what}")
    return listed


def _arguments(page: Page, found: dict[str, object], what: str, quote: Span, near: int) -> Iterator[Phrase]:
    """The phrases of an argument; one without words is only understood, and can't be checked."""
    for value in _listed(found.get(what), what):
        words = page.words(value, f"the {what}")
        if words:
            where = page.anywhere if what == "place" else page.within
            yield page.phrase(where(words, quote, near=near, what=what), what)


def _counts(page: Page, found: dict[str, object], quote: Span, near: int) -> Iterator[Count]:
    """Counts whose words stand in the quote; how many they mean is worked out from the words, not taken over."""
    for value in _listed(found.get("count"), "count"):
        if not isinstance(value, dict):
            raise RefusedError("a count is an object with `what` and `text`")
        what = _word(Counted, value.get("what"), "thing to count")
        span = page.within(page.words(value, "the count"), quote, near=near, what="count")
        sentence = page.sentences[page.phrase(span, "count").sentence]
        number = next((c for c in counts_of(sentence, page.report.text) if c.span.overlaps(span)), None)
        if number is None:
            raise RefusedError(f"the count {span.text!r} holds no number")
        yield as_count(number, what)


def _voice(page: Page, value: object, quote: Span, near: int) -> Voice | None:
    if value in (None, "", {}):
        return None
    words = page.words(value, "the source")
    if not words:
        return None
    cue = value.get("cue") if isinstance(value, dict) else None
    phrase = page.phrase(page.anywhere(words, quote, near=near, what="source"), "source")
    return Voice(phrase, cue if isinstance(cue, str) and cue in page.report.text else None)


def _confidence(value: object) -> float:
    """The extractor's own, where it is one."""
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else 1.0
