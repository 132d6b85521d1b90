"""From claims to happenings: every pair that may be one is weighed, and what is linked is one happening."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whoholds.picture.likeness import ENOUGH, HAPPENINGS, HARM, TOLD_OF, VIOLENCE, Told, follow_up, reasons
from whoholds.picture.sides import same_party
from whoholds.picture.tolls import tolls_of
from whoholds.records import ActorRef, Evidence, Kind, Status, content_id
from whoholds.records.control import Side
from whoholds.records.entries import Entry
from whoholds.records.events import Event, Link

Word = Mapping[frozenset[str], bool]
"""A person's word on pairs of claims: True if they are one happening, False if they aren't."""

REAL = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.DENIED})


def events_of(entries: Iterable[Entry], word: Word | None = None) -> tuple[Event, ...]:
    """The happenings that claims tell of, in the order of their days; the same in whatever order the claims come."""
    word = word or {}
    ordered = sorted(entries, key=lambda entry: (entry.id, entry.outlet, str(entry.published)))
    kept = {entry.id: entry for entry in ordered if entry.claim.kind in TOLD_OF and entry.claim.status in REAL}
    told = [found for key in sorted(kept) if (found := Told.of(kept[key])) and _happens(found)]
    links = list(_links(told, word))
    links += _follow_ups(told, _joined([one.entry.id for one in told], links), word)
    parts = _joined([one.entry.id for one in told], links)
    by_id = {one.entry.id: one for one in told}
    by_root: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_root[parts[link.one]].append(link)
    groups: dict[str, list[Told]] = defaultdict(list)
    for key, root in parts.items():
        groups[root].append(by_id[key])
    events = (_event(group, by_root[root]) for root, group in groups.items())
    return tuple(sorted(events, key=lambda event: (event.first, event.last, event.id)))


def _links(told: list[Told], word: Word) -> Iterator[Link]:
    """Links between claims that share a place and lie near in time; a person's word beats every reason."""
    for one, other in _candidates(told):
        said = word.get(frozenset({one.entry.id, other.entry.id}))
        why = (Evidence("a person's word", ENOUGH if said else -ENOUGH),) if said is not None else reasons(one, other)
        link = Link(one.entry.id, other.entry.id, why)
        if link.weight >= ENOUGH:
            yield link


def _happens(told: Told) -> bool:
    return told.entry.claim.kind in HAPPENINGS or told.follows


def _follow_ups(told: list[Told], parts: Mapping[str, str], word: Word) -> Iterator[Link]:
    """Links of later words that no happening has yet ("the toll rose to 54") to the last that they can be on."""
    groups: dict[str, list[Told]] = defaultdict(list)
    by_place: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[parts[one.entry.id]].append(one)
        if one.entry.claim.kind in VIOLENCE:
            by_place[one.keys[0]].append(one)
    for group in groups.values():
        later = min((one for one in group if one.follows), key=lambda one: one.entry.id, default=None)
        if later is None or any(one.entry.claim.kind in VIOLENCE for one in group):
            continue
        found = [(follow_up(later, other), other) for key in later.keys[:2] for other in by_place[key]]
        weight, best = max(found, key=lambda pair: (pair[0], pair[1].entry.id), default=(0.0, later))
        pair = frozenset({later.entry.id, best.entry.id})
        if weight >= ENOUGH and word.get(pair) is not False:
            yield Link(later.entry.id, best.entry.id, (Evidence("a later word on it", weight),))


def _candidates(told: list[Told]) -> Iterator[tuple[Told, Told]]:
    by_place: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for key in set(one.keys[:2]):
            by_place[key].append(one)
    seen: set[tuple[str, str]] = set()
    for group in by_place.values():
        ordered = sorted(group, key=lambda one: (one.first, one.entry.id))
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                if other.first > one.last + dt.timedelta(days=1):
                    break
                first, second = sorted((one, other), key=lambda told: told.entry.id)
                if (first.entry.id, second.entry.id) not in seen:
                    seen.add((first.entry.id, second.entry.id))
                    yield first, second


def _joined(ids: list[str], links: list[Link]) -> dict[str, str]:
    """For each claim the least id among those that links join it to."""
    root = {key: key for key in ids}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for link in links:
        low, high = sorted((find(link.one), find(link.other)))
        root[high] = low
    return {key: find(key) for key in ids}


def _event(group: list[Told], links: list[Link]) -> Event:
    entries = tuple(
        one.entry for one in sorted(group, key=lambda one: (one.first, str(one.entry.published), one.entry.id))
    )
    place = Counter(one.keys[0] for one in group).most_common(1)[0][0]
    ref = next(one.entry.claim.places[0] for one in group if one.keys[0] == place)
    kinds = Counter(entry.claim.kind for entry in entries)
    kind = max(sorted(kinds), key=lambda kind: (*_tells(kind), kinds[kind]))
    near = [one for one in group if not one.vague] or group
    told = [one for one in near if one.firm and not (one.follows and len(near) > 1)] or near
    first, last = min(one.first for one in told), max(one.last for one in told)
    identity = content_id(["event", entries[0].id])
    return Event(identity, kind, ref, first, last, _doers(entries), entries, tuple(links), tolls_of(entries))


def _tells(kind: Kind) -> tuple[bool, bool, bool]:
    """Which kinds say best what happened: statements least, then harm, then "attack"."""
    return kind is not Kind.STATEMENT, kind not in HARM, kind is not Kind.ATTACK


def _doers(entries: Iterable[Entry]) -> tuple[ActorRef, ...]:
    """Those who are named as doing it, each once."""
    found: list[ActorRef] = []
    for ref in (ref for entry in entries for ref in entry.claim.agents):
        side = Side(ref.name, ref.actor_id)
        if not any(same_party((side,), (Side(other.name, other.actor_id),)) for other in found):
            found.append(ref)
    return tuple(found)
