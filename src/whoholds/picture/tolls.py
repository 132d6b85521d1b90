"""How many were hurt, as each claimant has it: side by side, never added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from whoholds.picture.voices import speaker_words
from whoholds.records import ActorRef, Claim, Count, Counted, Status
from whoholds.records.entries import Entry
from whoholds.records.events import Bound, Toll
from whoholds.records.keys import fold

PEOPLE = frozenset(
    {Counted.KILLED, Counted.WOUNDED, Counted.DISPLACED, Counted.DETAINED, Counted.ABDUCTED, Counted.MISSING}
)


def tolls_of(entries: Iterable[Entry]) -> tuple[Toll, ...]:
    """A toll for each victim group that the claims of one happening count."""
    groups: dict[tuple[Counted, str], list[tuple[Entry, Count]]] = defaultdict(list)
    for entry in entries:
        if entry.claim.status in {Status.ASSERTED, Status.POSSIBLE}:
            for count in entry.claim.counts:
                if count.what in PEOPLE and count.low is not None:
                    groups[count.what, victims(entry.claim)].append((entry, count))
    return tuple(_toll(what, whom, counted) for (what, whom), counted in sorted(groups.items()))


def victims(claim: Claim) -> str:
    """Whom the claim names as hurt; "people" where it names nobody in particular, or single persons by their names."""
    names = sorted({fold(ref.name) for ref in claim.targets if any(map(str.isalpha, ref.name)) and not _is_person(ref)})
    return " and ".join(names) or "people"


def _is_person(ref: ActorRef) -> bool:
    """Whether a victim is called by a name of several words that is no side's: a dead person heads no group."""
    words = ref.name.split()
    return ref.actor_id is None and ref.side is None and len(words) > 1 and all(word[:1].isupper() for word in words)


def claimant(entry: Entry) -> str:
    """Who gives the number: the speaker, else the outlet."""
    source = entry.claim.source
    return speaker_words(source, entry.claim.quote) if source else entry.outlet


def _toll(what: Counted, whom: str, counted: list[tuple[Entry, Count]]) -> Toll:
    bounds = _latest(counted)
    lows = [bound.low for bound in bounds if bound.low is not None]
    highs = [bound.high for bound in bounds]
    votes = Counter(bound.low for bound in bounds)
    newest = sorted(bounds, key=lambda bound: (str(bound.entry.published), bound.claimant), reverse=True)
    best = max(newest, key=lambda bound: votes[bound.low]).low if newest else None
    return Toll(
        what,
        whom,
        min(lows, default=None),
        best,
        None if None in highs else max(filter(None, highs), default=None),
        bounds,
    )


def _latest(counted: list[tuple[Entry, Count]]) -> tuple[Bound, ...]:
    """Each claimant's latest word: "the toll rose to 54" takes the place of what he said before."""
    found: dict[str, Bound] = {}
    for entry, count in sorted(counted, key=lambda pair: (str(pair[0].published), pair[1].low or 0, pair[0].id)):
        found[fold(claimant(entry))] = Bound(claimant(entry), count.low, count.high, entry)
    return tuple(sorted(found.values(), key=lambda bound: (bound.low or 0, bound.claimant)))
