"""Who says so, and what that makes of it: claimed, reported, confirmed or disputed.

A side's word for its own gain makes no more than `claimed`. Any other voice makes `reported`, the losing side's
admission too; two that differ make `confirmed`. Within a report that names speakers, its own voice counts only where
it stands in a paragraph and the speakers are of the gaining side; a headline leans on the speakers below it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from whoholds.picture.sides import same_side, speaks_for
from whoholds.records import BlockKind, Source, Span
from whoholds.records.control import Basis, Party, Side
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

BELONGING = frozenset({"of", "for", "in", "at", "from"})
SAYING = frozenset({"said", "says", "told", "that", "who", "has", "have", "had", "was", "were", "is", "are", "and"})
MOST_WORDS = 8
MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "fighter"})
"""Words for people who speak for a side, whichever it is."""


def own(entry: Entry, gainer: Party) -> bool:
    """Whether the gaining side itself says so: by its speaker, or in its own outlet."""
    source = entry.claim.source
    if source is not None:
        return speaks_for(source, gainer, belongs_to=entry.speaker_party)
    side = entry.outlet_side
    return side is not None and any(same_side(Side(side, side), member) for member in gainer)


def speaker(entry: Entry) -> str:
    """The voice that a claim counts as: its speaker, else the outlet."""
    source = entry.claim.source
    if source is None:
        return f"printed:{fold(entry.outlet)}"
    words = speaker_words(source, entry.claim.quote)
    return f"said:{fold(words)}" if _named(words) else f"said:{fold(words)} to {fold(entry.outlet)}"


def speaker_words(source: Source, quote: Span | None = None) -> str:
    """The speaker's name, or the report's words for one without a name ("the head of the hospital").

    With the quote, words cut before "of the hospital" are made whole.
    """
    if source.name and (source.actor_id or _named(source.name)):
        return source.name
    return _whole(source, quote) if quote and quote.holds(source.span) else source.span.text


def _whole(source: Source, quote: Span) -> str:
    """The speaker's words with what belongs to them: up to the verb of saying, a comma or the like."""
    words = source.span.text
    rest = re.split(r"[,.;:“”\"—(]", quote.text[source.span.end - quote.start :], maxsplit=1)[0]
    if source.cue and source.cue in rest:
        rest = rest[: rest.index(source.cue)]
    more = rest.split()
    if more[:1] and more[0] in BELONGING and len(more) <= MOST_WORDS and not SAYING & set(more):
        return f"{words} {' '.join(more)}"
    return words


def _named(words: str) -> bool:
    """Whether the words hold a name; "officials" of two outlets may be different people."""
    return any(word != word.lower() for word in words.split()[1:]) or (len(words.split()) == 1 and words[:1].isupper())


def independent(entries: Iterable[Entry], gainer: Party) -> set[str]:
    """The distinct voices that aren't the gaining side's."""
    reports: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        reports[entry.claim.report_id].append(entry)
    return set().union(*(_of_report(said, gainer) for said in reports.values())) if reports else set()


def _of_report(entries: list[Entry], gainer: Party) -> set[str]:
    quoted = [entry for entry in entries if entry.claim.source]
    plain = [entry for entry in entries if not entry.claim.source and not own(entry, gainer)]
    of_gainer = any(own(entry, gainer) for entry in quoted)
    others = {
        speaker(entry)
        for entry in quoted
        if not own(entry, gainer) and not (of_gainer and _speaks_for_some_side(entry))
    }
    if others:
        return others
    if quoted:
        plain = [entry for entry in plain if entry.claim.block not in {BlockKind.HEADLINE, BlockKind.CAPTION}]
    return {speaker(entry) for entry in plain}


def _speaks_for_some_side(entry: Entry) -> bool:
    """Whether the speaker is "a spokesman" of nobody named: beside the gaining side's own words, one of its."""
    source = entry.claim.source
    if source is None or source.actor_id or entry.speaker_party:
        return False
    words = (source.name or source.span.text).lower().split()
    return bool(words) and words[-1] in MOUTHPIECES and len(words) <= 2


def basis(supporting: Iterable[Entry], opposing: Iterable[Entry], gainer: Party) -> Basis:
    """What the claims for and against make of it."""
    if any(True for _ in opposing):
        return Basis.DISPUTED
    voices = independent(supporting, gainer)
    if not voices:
        return Basis.CLAIMED
    return Basis.CONFIRMED if len(voices) > 1 else Basis.REPORTED
