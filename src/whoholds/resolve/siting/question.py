"""What is asked of the ground: where one draft's event took place, and which places could be the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whoholds.records import Draft, Kind, PlaceRef, PlaceType, Sentence
from whoholds.resolve.siting.ground import DOUBTFUL, Ground, Named, Sited, key_of
from whoholds.resolve.tree import tokens_in, top

AHEAD = 2
"""How many sentences ahead names are looked for: a headline is told out by what follows it."""
UNPLACED = frozenset({Kind.STATEMENT, Kind.TALKS})
"""Kinds that have a place only if their own sentence names one."""


SETTLED = frozenset({PlaceType.CITY, PlaceType.VILLAGE, PlaceType.DISTRICT})


class Mode(StrEnum):
    """How a draft's own words speak of its place."""

    UNSAID = "unsaid"
    NAMED = "named"
    KNOWN = "known"
    FACILITY = "facility"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft whose place is asked: how its words speak of it.

    `site` is the place that they name, `types` what "the city" may mean, `within` the offsets of the words that
    describe a site without a name, so that names in them count for more.
    """

    draft: Draft
    mode: Mode = Mode.UNSAID
    site: PlaceRef | None = None
    types: frozenset[PlaceType] = frozenset()
    within: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that could be meant, with its names in the sentence, in those before, in those soon after.

    `ref` is None for no place at all. `proposed` tells that the draft's own words name it.
    """

    ref: PlaceRef | None
    key: str
    here: tuple[Named, ...] = ()
    before: tuple[Named, ...] = ()
    after: tuple[Named, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the ground it is asked of and the events that the report sites, in the order of the text."""

    asked: Asked
    ground: Ground
    sited: Sequence[Sited]

    @property
    def sentence(self) -> Sentence:
        return self.ground.atlas.sentences[self.asked.draft.sentence]

    @property
    def plays(self) -> Mapping[str, float]:
        """How much speaks for each country, seen from the cue."""
        return self.ground.states.plays(self.asked.draft.cue.span.start)


def candidates(question: Question) -> list[Candidate]:
    """The places that could be meant, and none."""
    at, ground = question.asked.draft.sentence, question.ground
    groups: dict[str, tuple[list[Named], list[Named], list[Named]]] = defaultdict(lambda: ([], [], []))
    named = [ground.in_sentence(at), ground.before(at), ground.soon_after(at, AHEAD)]
    for which, names in enumerate(named):
        for name in names:
            if which == 0 or name.ref.confidence is None or name.ref.confidence >= DOUBTFUL:
                groups[name.key][which].append(name)
    site = question.asked.site
    own = key_of(site) if site else None
    if site and own:
        _ = groups[own]
    found = [_candidate(key, parts, site if key == own else None) for key, parts in groups.items()]
    if question.asked.mode is Mode.FACILITY and (near := _told_beside(question, found)):
        return near
    if question.asked.mode is Mode.KNOWN and question.asked.types:
        found = _told_before(question, found)
        return [*found, *_countries(question, groups, question.asked.types), Candidate(None, "")]
    if question.asked.draft.kind in UNPLACED:
        return [*[c for c in found if c.here or c.proposed], Candidate(None, "")]
    return [*found, *_countries(question, groups, frozenset(PlaceType)), Candidate(None, "")]


def _candidate(key: str, parts: tuple[list[Named], list[Named], list[Named]], site: PlaceRef | None) -> Candidate:
    here, before, after = map(tuple, parts)
    latest = site or (here[0] if here else before[-1] if before else after[0]).ref
    return Candidate(latest, key, here, before, after, proposed=site is not None)


def _told_beside(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """The towns that a site's own words name: all that is told of "an outpost on the road to Bria" is at Bria."""
    start, end = question.asked.within
    sentence = question.sentence
    own = {t for i in tokens_in(sentence, start, end)[-1:] for t in sentence.subtree(top(sentence, start, end) or i)}
    return [c for c in found if c.ref and c.ref.type in SETTLED and any(n.case and n.token in own for n in c.here)]


def _told_before(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """What "the town" may be: one named before it, of its own sort or a district named by its town's bare name.

    Where this paragraph or the one before names any, it is none of an earlier one or of the headline. Without any
    named before, those after it are left, as in "back in the town, Bria's mayor said".
    """
    start, types = question.asked.within[0], question.asked.types
    meant = [c for c in found if c.ref and c.ref.type in types]
    old = [c for c in found if c.before or any(n.ref.span and n.ref.span.start < start for n in c.here)]
    of_sort = [c for c in old if c in meant]
    if PlaceType.CITY not in types:
        return of_sort or meant
    lately = [c for c in of_sort if c.here or any(n.block >= question.sentence.block - 1 for n in c.before)]
    return lately or of_sort or [c for c in old if c.ref and _is_bare_district(c.ref)] or meant


def _is_bare_district(ref: PlaceRef) -> bool:
    return ref.type is PlaceType.DISTRICT and ref.span is not None and ref.name == ref.span.text


def _countries(
    question: Question,
    groups: Mapping[str, tuple[list[Named], list[Named], list[Named]]],
    types: frozenset[PlaceType],
) -> Iterator[Candidate]:
    """The countries of the report's places, peoples and armies so far that it doesn't name by themselves."""
    if PlaceType.COUNTRY not in types:
        return
    told = {name.ref.country for parts in groups.values() for names in parts for name in names}
    told |= set(question.ground.told_between(question.sentence.start, question.sentence.end))
    told |= set(question.plays)
    for code, ref in question.ground.states.places.items():
        if code in told and key_of(ref) not in groups:
            yield Candidate(ref, key_of(ref))
