"""Every place that a report names, with its words, chosen for the report as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.records import Block, Drop, PlaceRef, PlaceType, Report, Sentence, Span
from whoholds.resolve.places.choose import (
    Background,
    Choice,
    Group,
    choose,
    doubt,
    group_of,
    leading_countries,
    misplaced,
    stray,
)
from whoholds.resolve.places.describe import Named, descriptions
from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.home import home_of
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.mentions import mentions_of
from whoholds.resolve.places.page import Page
from whoholds.resolve.places.refer import refer, unresolved
from whoholds.resolve.places.sift import hit_at, sift, spelt_otherwise, unlisted
from whoholds.resolve.places.surroundings import around

_SURE = 0.6
_NEARBY = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """What the places stage saw in a report: the mentions, the choices, and which names it refused and why."""

    mentions: tuple[Mention, ...]
    choices: Mapping[Group, Choice]
    refused: tuple[Drop, ...]
    background: Background


def find_places(
    report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """The report's places in the order of their words; without blocks the whole text is read, without sentences too."""
    reading = read_places(report, blocks, sentences, gazetteer)
    found = [*references(report, reading.mentions, reading, gazetteer)]
    named = [
        Named(ref, m.whole[0], m.whole[1], reading.choices[group_of(m)].best)
        for ref, m in zip(found, reading.mentions, strict=True)
        if ref.place_id and m.candidates and not m.facility
    ]
    found += descriptions(report, named, gazetteer)
    return tuple(sorted(found, key=lambda ref: (ref.span.start, ref.span.end) if ref.span else (0, 0)))


def references(
    report: Report, mentions: Sequence[Mention], reading: Reading, gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """A reference for each of these mentions."""
    return tuple(
        refer(report, m, reading.choices[group_of(m)], gazetteer)
        if m.candidates
        else unresolved(report, m, _lies_in(m, reading))
        for m in mentions
    )


def read_places(
    report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Reading:
    """Find the names and choose among their candidates."""
    page = Page.of(report, blocks, sentences, gazetteer)
    sifted = sift(page)
    background = Background(page.demonyms(), home_of(report, gazetteer))
    kept = sifted.kept
    mentions = mentions_of(page, kept)
    choices = choose(mentions, gazetteer, background)
    more = unlisted(page, sifted, choices, background.demonyms)
    if more:
        kept = tuple(sorted([*kept, *more], key=lambda pair: pair[0].first))
        mentions = mentions_of(page, kept)
        choices = choose(mentions, gazetteer, background)
    held, dropped = _supported(page, mentions, choices)
    refused = [
        Drop("places", why, report.span(page.words[h.first].start, page.words[h.last - 1].end))
        for h, why in sifted.refused
    ]
    return Reading(tuple(held), choices, (*refused, *dropped), background)


def read_given(report: Report, spans: Sequence[Span], gazetteer: Gazetteer) -> Reading:
    """Choose among the candidates of names whose spans are known; none is refused."""
    page = Page.of(report, (), (), gazetteer)
    background = Background(page.demonyms(), home_of(report, gazetteer))
    kept = [(hit, around(report.text, page.words, hit, page.cues)) for span in spans for hit in hit_at(page, span)]
    choices = choose(mentions_of(page, kept), gazetteer, background)
    countries = leading_countries(choices, background.demonyms)
    kept = [(spelt_otherwise(page, hit, countries), near) for hit, near in kept]
    mentions = mentions_of(page, kept)
    return Reading(mentions, choose(mentions, gazetteer, background), (), background)


def _supported(
    page: Page, mentions: Sequence[Mention], choices: Mapping[Group, Choice]
) -> tuple[list[Mention], list[Drop]]:
    """The mentions that hold; one without support loses its candidates, and goes if nothing marks it as a place."""
    held: list[Mention] = []
    dropped: list[Drop] = []
    for mention in mentions:
        choice = choices.get(group_of(mention)) if mention.candidates else None
        why = (doubt(choice) or misplaced(mention, choice) or stray(mention, choice)) if choice else None
        if why is None:
            held.append(mention)
        elif mention.hint or mention.cue == 2 or mention.label in ("LOC", "FAC"):
            held.append(replace(mention, candidates=()))
        else:
            dropped.append(Drop("places", why, page.report.span(mention.start, mention.end)))
    return held, dropped


def _lies_in(mention: Mention, reading: Reading) -> Candidate | None:
    """The town, district or province that an unlisted name lies in.

    The words may say so ("X in Y"); a neighbourhood or a facility lies in the town named last before it in its
    paragraph, else in the one that the report speaks of more than of all others.
    """
    for name in mention.inside:
        for group, choice in reading.choices.items():
            if group[0] == name and choice.chance > _SURE and choice.best.km < 200 and doubt(choice) is None:
                return choice.best
    if mention.hint not in (PlaceType.NEIGHBOURHOOD, PlaceType.FACILITY):
        return None
    towns = [
        (m, reading.choices[group_of(m)])
        for m in reading.mentions
        if m.candidates and not m.facility and not m.relation
    ]
    sure = [(m, c) for m, c in towns if c.chance > _SURE and c.best.place.type is PlaceType.CITY]
    before = [(m, c) for m, c in sure if 0 < mention.start - m.end < _NEARBY and m.part == mention.part]
    if before:
        return max(before, key=lambda pair: pair[0].end)[1].best
    counts = Counter(m.key for m, _ in sure)
    common = max(sure, key=lambda pair: (counts[pair[0].key], -pair[0].start), default=None)
    return common[1].best if common and 2 * counts[common[0].key] > len(sure) else None


def resolve_name(text: str, *, reading: Reading, gazetteer: Gazetteer) -> PlaceRef | None:
    """The place that a name or phrase means in a report already read, None if it holds no name of a place.

    The reference has no span: the words needn't stand in the report.
    """
    own = read_places(Report(text=text), (), (), gazetteer)
    named = [m for m in own.mentions if m.candidates]
    if not named:
        return None
    choices = choose([*reading.mentions, named[0]], gazetteer, reading.background)
    return replace(refer(Report(text=text), named[0], choices[group_of(named[0])], gazetteer), span=None)
