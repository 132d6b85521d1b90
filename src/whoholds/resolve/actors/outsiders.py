"""Countries that a report names only as outsiders to its war: who brokers, hosts, condemns or sends aid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoholds.records import PlaceRef
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.vocabulary import Vocabulary
from whoholds.resolve.actors.words import Word

_STATES = frozenset(
    {
        MentionKind.COUNTRY,
        MentionKind.ADJECTIVE,
        MentionKind.NATIONALS,
        MentionKind.STATE_FORCE,
        MentionKind.OFFICE,
        MentionKind.LEADER,
    }
)
_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "also", "which", "who", "strongly", "will"})
_LISTING = frozenset({"and", "the"})
_REACH = 8
"""How many words from a country's name what it does is looked for."""
_GIFT = 5
"""How many words after "sent" what was sent is looked for."""


def outsiders(words: Sequence[Word], mentions: Iterable[Found]) -> frozenset[int]:
    """Where in the text a country is named that there only brokers, hosts, condemns or sends aid."""
    vocabulary = Vocabulary.load()
    return frozenset(
        words[found.first].start
        for found in mentions
        if found.kind in _STATES and (_does(words, found, vocabulary) or _done_by(words, found, vocabulary))
    )


def talking(words: Sequence[Word], places: Iterable[PlaceRef]) -> frozenset[int]:
    """Where in the text a place is named that people only talk in: "talks in Geneva", "the Doha talks"."""
    vocabulary = Vocabulary.load()
    at = {word.start: index for index, word in enumerate(words)}
    found = set()
    for span in (ref.span for ref in places if ref.span and ref.span.start in at):
        first = at[span.start]
        last = next((i for i in range(first, len(words)) if words[i].end >= span.end), first)
        before, after = (
            [word.key for word in part] for part in (words[max(first - 2, 0) : first], words[last + 1 :][:2])
        )
        met = before[-1:] == ["in"] and before[0] in vocabulary.talks
        meeting = after[:1] == ["for"] and vocabulary.talks.issuperset(after[1:])
        if met or (after and (meeting or after[0] in vocabulary.talks)):
            found.add(span.start)
    return frozenset(found)


def _does(words: Sequence[Word], found: Found, vocabulary: Vocabulary) -> bool:
    """ "Qatar, which has brokered", "Egypt and Jordan condemned", "Norway sent food"."""
    for at in range(found.last, min(found.last + _REACH, len(words))):
        key = words[at].key
        if key in vocabulary.aiding:
            return True
        if key in vocabulary.giving:
            gift = {word.key for word in words[at + 1 : at + 1 + _GIFT]}
            return not gift.isdisjoint(vocabulary.relief)
        if not (words[at].capital or key in _LISTING | _AUXILIARIES) or _ends_before(words, at):
            return False
    return False


def _done_by(words: Sequence[Word], found: Found, vocabulary: Vocabulary) -> bool:
    """ "Brokered by Egypt and Qatar", "talks in Switzerland"."""
    at = found.first - 1
    while at > 0 and found.first - at < _REACH and (words[at].capital or words[at].key in _LISTING):
        at -= 1
    before = words[at - 1].key if at > 0 else ""
    return (words[at].key == "by" and before in vocabulary.aiding) or (
        at >= 0 and words[at].key == "in" and before in vocabulary.talks
    )


def _ends_before(words: Sequence[Word], at: int) -> bool:
    """Whether more than a comma parts a word from the one before it."""
    return words[at].start - words[at - 1].end > len(", ")
