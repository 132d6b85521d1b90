"""Every place that a report names, with its words, chosen for the report as a whole."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whoholds.records import Block, BlockKind, PlaceRef, PlaceType, Report, Sentence, Span
from whoholds.resolve.places.choose import Background, Choice, choose, group_of
from whoholds.resolve.places.cues import Cues, cues
from whoholds.resolve.places.gazetteer import Gazetteer
from whoholds.resolve.places.keep import refusal
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.refer import refer
from whoholds.resolve.places.scan import Hit, scan
from whoholds.resolve.places.surroundings import Around, around
from whoholds.resolve.places.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What the places stage saw in a report: its words, the mentions, the choices, and what was refused and why."""

    mentions: tuple[Mention, ...]
    choices: dict[tuple[str, str], Choice]
    refused: tuple[tuple[Span, str], ...]
    background: Background


def find_places(
    report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """The report's places in the order of their words; without blocks the whole text is read, without sentences too."""
    return references(report, read_places(report, blocks, sentences, gazetteer), gazetteer)


def references(report: Report, reading: Reading, gazetteer: Gazetteer) -> tuple[PlaceRef, ...]:
    """A reference for each mention."""
    found = [refer(report, m, reading.choices[group_of(m)], gazetteer) for m in reading.mentions]
    return tuple(sorted(found, key=lambda ref: (ref.span.start, ref.span.end) if ref.span else (0, 0)))


def read_places(report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Reading:
    """Find the names and choose among their candidates."""
    spans = [(b.span.start, b.span.end) for b in blocks if b.kind is not BlockKind.BOILERPLATE] or [(0, len(report.text))]
    words = words_of(report.text, spans)
    table = cues()
    hits = scan(words, gazetteer, small=_without_capitals(words))
    labels = _labels(sentences)
    near = [around(report.text, words, hit, table) for hit in hits]
    people = _people(words, hits, near, labels, table)
    kept: list[tuple[Hit, Around]] = []
    refused: list[tuple[Span, str]] = []
    for hit, here in zip(hits, near, strict=True):
        why = _refusal(words, hit, here, labels, people, table)
        if why:
            refused.append((report.span(words[hit.first].start, words[hit.last - 1].end), why))
        else:
            kept.append((hit, here))
    mentions = [_mention(report, words, kept, i, gazetteer) for i in range(len(kept))]
    background = Background(_demonyms(words, gazetteer))
    return Reading(tuple(mentions), choose(mentions, gazetteer, background), tuple(refused), background)


def _without_capitals(words: Sequence[Word]) -> bool:
    """Whether a text is written without capitals, so that these can't be asked of names."""
    return len(words) > 3 and not any(w.capital for w in words)


def _labels(sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The parser's names as stretches of the report."""
    return [(s.tokens[n.first].start, s.tokens[n.last - 1].end, n.label) for s in sentences for n in s.names]


def _label(labels: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[str | None, bool]:
    """The label over a stretch, and whether the labelled name is longer than it."""
    for first, last, label in labels:
        if first < end and start < last:
            return label, last - first > end - start + 4
    return None, False


def _refusal(
    words: Sequence[Word],
    hit: Hit,
    near: Around,
    labels: Sequence[tuple[int, int, str]],
    people: frozenset[str],
    table: Cues,
) -> str | None:
    return refusal(words, hit, near, table, people)


def _people(
    words: Sequence[Word], hits: Sequence[Hit], near: Sequence[Around], labels: Sequence[tuple[int, int, str]], table: Cues
) -> frozenset[str]:
    """Keys of names that are people's in this report: with a title or a given name before them somewhere."""
    found = set()
    for hit, here in zip(hits, near, strict=True):
        why = refusal(words, hit, here, table, frozenset())
        if why and why.startswith("a person"):
            found.add(hit.key)
    return frozenset(found)


def _demonyms(words: Sequence[Word], gazetteer: Gazetteer) -> dict[str, float]:
    """How strongly the report's demonyms speak for each country."""
    counts: Counter[str] = Counter()
    for i, word in enumerate(words):
        if word.capital:
            pair = f"{word.text} {words[i + 1].text}" if i + 1 < len(words) and words[i + 1].joined else ""
            code = gazetteer.demonyms.get(pair) or gazetteer.demonyms.get(word.text)
            if code:
                counts[code] += 1
    return {code: 0.7 * math.sqrt(count) for code, count in counts.items()}


_BETWEEN = frozenset(
    "in of the a an town city village district province area region capital central northern southern eastern western "
    "north south east west near small remote rural state county country's coastal island northeastern northwestern "
    "southeastern southwestern suburb neighborhood neighbourhood governorate oblast's".split()
)


def _mention(report: Report, words: Sequence[Word], kept: Sequence[tuple[Hit, Around]], i: int, gazetteer: Gazetteer) -> Mention:
    hit, near = kept[i]
    start, end = words[hit.first].start, words[hit.last - 1].end
    whole = (words[hit.first - near.before].start, words[hit.last + near.after - 1].end)
    inside: list[str] = []
    if i + 1 < len(kept):
        follower = kept[i + 1][0]
        gap = report.text[whole[1] : words[follower.first].start]
        if _contains(gap):
            inside.append(follower.key)
    if i:
        leader = kept[i - 1][0]
        gap = report.text[words[leader.last - 1].end : whole[0]]
        if len(gap) < 60 and gap[:2] in ("'s", "’s") and set(gap[2:].lower().split()) <= _BETWEEN:
            inside.append(leader.key)
    return Mention(
        start=start,
        end=end,
        key=hit.key,
        candidates=hit.candidates,
        whole=whole,
        hint=near.hint,
        relation=near.relation,
        bearing=near.bearing,
        facility=near.facility,
        cue=near.cue,
        opens=words[hit.first].opens,
        inside=tuple(inside),
        countries=_said_country(words, hit.first - near.before, gazetteer),
    )


def _contains(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    if len(gap) > 60 or "." in gap or "\n" in gap:
        return False
    if gap.strip() in (",", "("):
        return True
    tokens = gap.lower().replace(",", " ").split()
    return "in" in tokens and set(tokens) <= _BETWEEN


def _said_country(words: Sequence[Word], at: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The country of a demonym that belongs to the name: "the Iraqi city of Mosul", "Syria's" is read elsewhere."""
    for back in range(1, 6):
        here = at - back
        if here < 0 or not words[here + 1].joined:
            break
        code = gazetteer.demonyms.get(words[here].text)
        if code:
            return (code,)
        if words[here].lower not in _BETWEEN and words[here].lower not in ("port", "border", "northern"):
            break
    return ()


def resolve_name(text: str, *, report: Report, reading: Reading, gazetteer: Gazetteer) -> PlaceRef | None:
    """The place that a name or phrase means in a report that was read, None if it holds no name of the gazetteer."""
    own = read_places(Report(text=text), (), (), gazetteer)
    if not own.mentions:
        return None
    mentions = [replace(m, start=0, end=len(text), whole=(0, len(text))) for m in own.mentions[:1]]
    choices = choose([*reading.mentions, *mentions], gazetteer, reading.background)
    found = refer(Report(text=text), mentions[0], choices[group_of(mentions[0])], gazetteer)
    return replace(found, span=None) if PlaceType.COUNTRY else found
