"""What the coded tables share: an event's main code, its actors in turn, its words, and who died on which side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whoholds.codes import ActorType, Codes, actor_type, main_code
from whoholds.picture.voices import speaker_words
from whoholds.records import ActorRef, Counted, SpeakerKind
from whoholds.records.entries import Entry
from whoholds.records.events import Event, Toll

NOTES = 3
"""How many quotes a note holds."""
PEOPLE = frozenset({ActorType.CIVILIANS, ActorType.PROTESTERS, ActorType.RIOTERS})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who takes part, by sides: states first, then other armed sides, then people; `others` are beyond the two."""

    one: ActorRef | None
    two: ActorRef | None
    others: tuple[ActorRef, ...] = ()


def sides(event: Event) -> Sides:
    """The two main sides of an event: those named as doing it, and those it is done to."""
    doers = _actors(event.agents)
    done_to = _actors(ref for entry in event.entries for ref in entry.claim.targets)
    every = _actors((*doers, *done_to))
    if not every:
        return Sides(None, None)
    first = next((ref for ref in doers if not is_people(ref)), every[0])
    second = next((ref for ref in (*done_to, *doers) if not _same(ref, first)), None)
    rest = tuple(ref for ref in every if ref is not first and ref is not second and not is_people(ref))
    return Sides(first, second, rest)


def _actors(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """Those of whom it is known what sort of actor they are, each once; people in general are one, things none."""
    found: list[ActorRef] = []
    for ref in refs:
        known = ref.actor_id or ref.side or is_people(ref)
        if known and actor_type(ref) is not None and not any(_same(ref, other) for other in found):
            found.append(ref)
    return tuple(found)


def is_people(ref: ActorRef) -> bool:
    """Whether these are people without arms: civilians, protesters, rioters."""
    return actor_type(ref) in PEOPLE


def _same(one: ActorRef, other: ActorRef) -> bool:
    if is_people(one) and is_people(other):
        return actor_type(one) is actor_type(other)
    if one.actor_id and other.actor_id:
        return one.actor_id == other.actor_id
    return one.name.casefold() == other.name.casefold()


def code_of(event: Event) -> Codes | None:
    """The event's main code."""
    return main_code([entry.claim for entry in event.entries])


def quotes(event: Event) -> list[str]:
    """The distinct words behind the event, each on one line, the earliest first."""
    return list(dict.fromkeys(" ".join(entry.claim.quote.text.split()) for entry in event.entries))


def notes(event: Event) -> str:
    """The words behind the event, with who printed them and when."""
    told = {" ".join(entry.claim.quote.text.split()): _origin(entry) for entry in reversed(event.entries)}
    shown = [f"“{quote}” ({told[quote]})" for quote in quotes(event)[:NOTES]]
    more = len(told) - NOTES
    return " ".join(shown) + (f" And {more} more." if more > 0 else "")


def _origin(entry: Entry) -> str:
    source = entry.claim.source
    said = f", {speaker_words(source)}" if source else ""
    return f"{entry.outlet or 'no outlet'}{said}, {entry.published or 'undated'}"


def side_of(toll: Toll) -> ActorType | None:
    """What sort of people a toll counts, by the words for its victims; None where they don't tell."""
    types = [actor_type(ref) for bound in toll.by for ref in bound.entry.claim.targets]
    return min((found for found in types if found), default=None)


def dead(event: Event) -> list[Toll]:
    """The tolls of the dead, one for each sort of people: of several the largest, since one may hold another.

    Where one says only "people", and more than all others together, it is the total, and the others are part of it.
    """
    largest: dict[ActorType | None, Toll] = {}
    for toll in event.tolls:
        kept = largest.get(side_of(toll))
        if toll.what is Counted.KILLED and (kept is None or (toll.best or 0) > (kept.best or 0)):
            largest[side_of(toll)] = toll
    whole = largest.get(None)
    parts = [toll for side, toll in largest.items() if side is not None]
    if whole and sum(toll.best or 0 for toll in parts) > (whole.best or 0):
        return parts
    return [whole] if whole and parts else [*parts, *([whole] if whole else [])]


def original_sources(event: Event) -> str:
    """Who told those who printed it."""
    sources = [entry.claim.source for entry in event.entries]
    return "; ".join(dict.fromkeys(speaker_words(source) for source in sources if source))


def scale(event: Event) -> str:
    """ACLED's scale of sources, as far as it can be told from the speakers: who printed it isn't on a map."""
    kinds = {entry.claim.source.kind for entry in event.entries if entry.claim.source}
    return "New media" if kinds == {SpeakerKind.SOCIAL_MEDIA} else "Other"
