"""What a claim says of who holds a place: one or more moves, each on a day.

Rules: planned, hypothetical and possible words move nothing. Words without a date count at the day the report was
told, as something that stood then. A gain dated to several days counts at their end; a state at their start, and again
at their end if the report still sees it. What is near a place says nothing of it; a facility says that somebody is
inside its town, not who holds that.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from whoholds.picture.cues import cues
from whoholds.picture.extents import DIVISIONS, NEAR_WORDS, TOWNS, before, between, partial, says_all
from whoholds.picture.sides import party, same_party
from whoholds.records import ActorRef, Claim, Extent, Kind, PlaceRef, PlaceType, Status
from whoholds.records.control import Party
from whoholds.records.entries import Entry
from whoholds.records.keys import WITHIN, fold, place_key, placed, whole_of

DAY = dt.timedelta(days=1)
SURE = 0.75
"""A place that a report only lets understand, less surely than this, moves nothing: no guess is dressed as a fact."""
SURE_WORDS = 0.5
"""The same where words stand for the place that don't name it ("the town")."""
LONG_PAST = dt.timedelta(days=14)
"""Fighting that ended longer ago than this, seen from the report, ended for good: news of it would say otherwise."""


LONG_FIGHT = dt.timedelta(days=300)
"""Fighting dated to no less than a year that is over ("the 2014 siege") doesn't tell on which days there was any."""

UNDERSTOOD = dt.timedelta(days=3)
"""A time that the report only lets understand, no longer than this, is its last day: news is of today."""


class Act(IntEnum):
    """What a move does to its place."""

    GAIN = 1
    PART = 2
    HOLD = 3
    SIEGE = 4
    ENTER = 5
    FIGHT = 6
    INSIDE = 7
    LEAVE = 8
    DENY = 9
    AIM = 10
    NEAR = 11


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happens to a place's control on a day, and the entry that says so.

    `first` to `day` is when it can have happened, or how long it has gone on; `ends` is the day after the last that a
    closed past reaches. A `standing` move has no date of its own. `inferred` says why, where the words name another
    place.
    """

    act: Act
    day: dt.date
    entry: Entry
    party: Party = ()
    other: Party = ()
    extent: Extent | None = None
    first: dt.date | None = None
    ends: dt.date | None = None
    standing: bool = False
    inferred: str | None = None

    @property
    def vague(self) -> bool:
        """Whether it can have happened on more than two days."""
        return self.first is not None and self.day - self.first > DAY


def moves_of(entry: Entry, keys: Collection[str]) -> Iterator[Move]:
    """The moves that an entry makes at the place that goes by these keys."""
    for key, ref, inside in subjects(entry.claim):
        if key in keys:
            yield from _dated(_inside(entry) if inside else _acts(entry, ref), entry)


def moves_below(entry: Entry, division: PlaceRef, key: str) -> Iterator[Move]:
    """What the entry makes of every place in a division: who has all of the division has them too."""
    said = next((ref for name, ref, inside in subjects(entry.claim) if name == key and not inside), division)
    if entry.claim.extent is Extent.WHOLE and division.type in DIVISIONS and says_all(entry.claim, said):
        for move in moves_of(entry, (key,)):
            if move.act in {Act.GAIN, Act.HOLD} and not move.standing:
                yield replace(move, inferred=f"{division.name} was held whole")


def subjects(claim: Claim) -> Iterator[tuple[str, PlaceRef, bool]]:
    """The places that a claim says something of, by key, and whether it only speaks of something inside them."""
    named = list(placed(claim.places))
    if not named:
        return
    (key, first), rest = named[0], named[1:]
    if first.confidence is not None and first.confidence < _least(claim, first):
        return
    if _only_describes(claim, first):
        return
    yield key, first, False
    if town := whole_of(first):
        yield place_key(town), town, True
    if claim.kind is Kind.BATTLE:
        yield from ((other, ref, False) for other, ref in rest if ref.type == first.type)
    if first.type in WITHIN and (town_of := _town_of(first, rest)):
        yield *town_of, True


def _least(claim: Claim, ref: PlaceRef) -> float:
    """How sure a place must be: one that the words name need not, "the town" half, one that is only understood more."""
    if ref.span is None or not claim.quote.holds(ref.span):
        return SURE
    return SURE_WORDS if ref.type not in WITHIN and ref.span.text == ref.span.text.lower() else 0.0


def _only_describes(claim: Claim, ref: PlaceRef) -> bool:
    """Whether a name only tells where another is ("the capital of Delmar province"), or is one of several provinces."""
    if ref.span is None or not claim.quote.holds(ref.span):
        return False
    at = ref.span.start - claim.quote.start
    if ref.type in DIVISIONS:
        return bool(cues().capital.search(" ".join(claim.quote.text[:at].split()[-3:])))
    after = claim.quote.text[at + len(ref.span.text) :][:NEAR_WORDS]
    return ref.type in TOWNS and _is_listed(after.replace(",", " , ").split())


def _is_listed(after: Sequence[str]) -> bool:
    """Whether a list of names goes on to a plural for divisions, so that its first is one too."""
    rest = list(after)
    while rest and (rest[0] in {",", "and"} or rest[0][:1].isupper()):
        rest.pop(0)
    return bool(rest) and len(rest) < len(after) and bool(cues().divisions.fullmatch(rest[0].strip(".;:")))


def _town_of(site: PlaceRef, rest: list[tuple[str, PlaceRef]]) -> tuple[str, PlaceRef] | None:
    """The town that a site lies in, if it lies in one: named beside it, or the one whose gazetteer id it bears."""
    if rest and rest[0][1].type in TOWNS:
        return None if _lies_outside(site, rest[0][1]) else rest[0]
    if site.place_id and not rest and not _lies_outside(site, site):
        return site.place_id, site
    return None


def _lies_outside(ref: PlaceRef, town: PlaceRef) -> bool:
    words = " ".join(filter(None, (ref.name, ref.span.text if ref.span else None, ref.relation, town.relation)))
    return bool(cues().outside.search(words))


def _acts(entry: Entry, ref: PlaceRef) -> Iterator[Move]:
    """Moves without their dates yet: `day` is the day told, or the earliest day there is."""
    claim = entry.claim
    draft = Move(Act.HOLD, entry.told or dt.date.min, entry, party(claim.agents), party(claim.targets), claim.extent)
    if _beside(claim, ref):
        if claim.kind is Kind.BATTLE and claim.status is Status.ASSERTED:
            yield replace(draft, act=Act.NEAR)
        return
    if claim.status is Status.DENIED and claim.kind in {Kind.CAPTURE, Kind.HOLD, Kind.WITHDRAW}:
        yield replace(draft, act=Act.DENY)
    elif claim.status is Status.PLANNED and claim.kind is Kind.CAPTURE:
        yield replace(draft, act=Act.AIM)
    elif claim.status is Status.ASSERTED or _presupposed(claim):
        yield from _asserted(draft, ref)


def _presupposed(claim: Claim) -> bool:
    """Whether the words take a state for granted whatever is planned: "to storm the rebel-held town"."""
    at = claim.cue.start - claim.quote.start
    joined_to = at > 0 and claim.quote.text[at - 1] == "-"
    return claim.kind is Kind.HOLD and claim.status is not Status.DENIED and (joined_to or "-held" in claim.cue.text)


def _asserted(draft: Move, ref: PlaceRef) -> Iterator[Move]:
    claim = draft.entry.claim
    country = ref.type is PlaceType.COUNTRY
    if claim.kind in {Kind.CAPTURE, Kind.HOLD} and draft.party:
        share = partial(claim, ref)
        if not (country and share):
            whole = Act.GAIN if claim.kind is Kind.CAPTURE else Act.HOLD
            yield replace(draft, act=Act.PART if share else whole, extent=share or draft.extent)
    elif country:
        return
    elif claim.kind is Kind.SIEGE and _surrounds(claim, ref):
        both = same_party(draft.party, draft.other)
        yield replace(draft, act=Act.SIEGE, party=() if both else draft.party, other=() if both else draft.other)
    elif claim.kind is Kind.ADVANCE and draft.party:
        yield replace(draft, act=Act.ENTER)
    elif claim.kind is Kind.BATTLE:
        yield from _battle(draft)
    elif claim.kind is Kind.WITHDRAW and draft.party and claim.extent is not Extent.PART:
        yield replace(draft, act=Act.LEAVE)
    elif claim.kind is Kind.SURRENDER and draft.other and cues().handover.search(claim.cue.text):
        yield replace(draft, act=Act.GAIN, party=draft.other, other=draft.party)
    elif claim.kind is Kind.ATTACK and _assails(claim, ref):
        yield replace(draft, act=Act.ENTER)


def _surrounds(claim: Claim, ref: PlaceRef) -> bool:
    """Whether a siege is one of the place, and has come about: neither the siege of a hotel nor "nearly cut off"."""
    words = before(claim)
    return not cues().almost.search(words) and not (ref.type not in WITHIN and cues().standoff.search(words))


def _battle(draft: Move) -> Iterator[Move]:
    """Fighting, or a gain where the word says that the agent won; a victory without a date tells nothing of today."""
    claim = draft.entry.claim
    if any(cues().crowd.search(side.name) for side in (*claim.agents, *claim.targets) if not side.actor_id):
        return
    if cues().incident.search(claim.cue.text):
        return
    over = _is_over(claim)
    won = bool(draft.party and (over or cues().won.search(claim.cue.text)))
    if over and not won:
        return
    if not won:
        yield replace(draft, act=Act.FIGHT)
    elif claim.when is not None:
        yield replace(draft, act=Act.GAIN)


def _inside(entry: Entry) -> Iterator[Move]:
    claim = entry.claim
    if claim.kind is Kind.CAPTURE and claim.status is Status.ASSERTED and claim.agents:
        yield Move(Act.INSIDE, entry.told or dt.date.min, entry, party(claim.agents), party(claim.targets))


def _beside(claim: Claim, ref: PlaceRef) -> bool:
    """Whether the words put it near the place, not in it."""
    if ref.relation and cues().approach.search(ref.relation) and claim.kind is not Kind.SIEGE:
        return True
    if claim.kind in {Kind.CAPTURE, Kind.HOLD}:
        return bool(cues().beside.search(between(claim, ref)))
    if claim.kind not in {Kind.ADVANCE, Kind.BATTLE, Kind.ATTACK}:
        return False
    if claim.kind is Kind.ADVANCE and cues().approach.search(claim.cue.text):
        return True
    return bool(cues().approach.search(between(claim, ref)))


def _is_over(claim: Claim) -> bool:
    """Whether the words after the cue, and after the place that may follow it, say that the battle has ended."""
    text = claim.quote.text[claim.cue.end - claim.quote.start :]
    clause = " ".join(re.split(r"[,.;:]", text, maxsplit=1)[0].split())
    names = "|".join(re.escape(ref.span.text) for ref in claim.places if ref.span)
    rest = re.sub(rf"^(?:for|in|at|of) (?:the )?(?:{names}) ?", "", clause) if names else clause
    found = cues().over.match(rest)
    return found is not None and (found.group() != "over" or rest == "over")


def _assails(claim: Claim, ref: PlaceRef) -> bool:
    """Whether an attack is on the place itself: its name follows the cue, and no victims are named."""
    if not party(claim.agents) or not cues().assault.fullmatch(claim.cue.text) or ref.type in WITHIN or claim.counts:
        return False
    if not all(_bears_arms(target) or _is_called(ref, target.name) for target in claim.targets):
        return False
    words = between(claim, ref)
    return bool(words) and len(words.split()) <= 8 and " in " not in words and "," not in words


def _is_called(ref: PlaceRef, words: str) -> bool:
    """Whether words mean the place, not a thing in it: "the rebel-held city of Delmar", not "a Delmar guesthouse"."""
    names = "|".join(re.escape(fold(name)) for name in (ref.name, ref.span.text if ref.span else "") if fold(name))
    return bool(names) and bool(re.search(rf"\b(?:{names}){_SORT_AFTER}$", fold(words)))


_SORT_AFTER = r"(?:(?: \w+)? (?:city|town|village|district|province|region|area|enclave|island))?"
"""What may follow a place's name in what it is called: "the Delmar border region"."""


def _bears_arms(ref: ActorRef) -> bool:
    return bool(ref.actor_id or ref.side) and ref.side != "civilians"


def _dated(moves: Iterator[Move], entry: Entry) -> Iterator[Move]:
    """The moves, each on its day; a state that the report still sees counts at both ends."""
    when = entry.claim.when
    for move in moves:
        if when is None:
            if entry.told is not None:
                yield replace(move, standing=True)
            continue
        last = min(when.end, entry.published) if entry.published else when.end
        first = last if when.span is None and last - when.start <= UNDERSTOOD else when.start
        if last < first:
            continue
        if move.act in {Act.HOLD, Act.SIEGE, Act.FIGHT, Act.PART} and entry.claim.kind is not Kind.CAPTURE:
            yield from _lasting(move, max(when.start, last - DAY) if first == last else first, first, last)
        else:
            yield replace(move, day=last, first=first, ends=last + DAY if _brief(move) else None)


def _brief(move: Move) -> bool:
    """Whether the words say that the gain didn't last: "captured it briefly in the spring"."""
    claim = move.entry.claim
    start, end = claim.cue.start - claim.quote.start, claim.cue.end - claim.quote.start
    text = claim.quote.text
    near = [*text[:start].split()[-2:], *text[start:end].split(), *text[end:].split()[:3]]
    return move.act is Act.GAIN and bool(cues().brief.search(" ".join(near)))


def _lasting(move: Move, since: dt.date, first: dt.date, last: dt.date) -> Iterator[Move]:
    seen_from = move.entry.published
    if move.act in {Act.FIGHT, Act.SIEGE} and seen_from and last < seen_from and last - first >= LONG_FIGHT:
        return
    grace = dt.timedelta() if move.act in {Act.HOLD, Act.PART} else LONG_PAST
    a_look = move.act in {Act.HOLD, Act.PART} and first == last
    over = seen_from is not None and last + grace < seen_from and not a_look
    yield replace(move, day=first, first=since, ends=last + DAY if over else None)
    if last > first and not over:
        yield replace(move, day=last, first=first)
