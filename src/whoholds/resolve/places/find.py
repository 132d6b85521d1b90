"""Every place that a report names, with its words, chosen for the report as a whole."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.records import Block, BlockKind, PlaceRef, PlaceType, Report, Sentence, Span
from whoholds.resolve.places.choose import Background, Choice, Group, choose, doubt, group_of, leading_countries
from whoholds.resolve.places.cues import cues
from whoholds.resolve.places.describe import Named, descriptions
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.gazetteer import Gazetteer
from whoholds.resolve.places.keep import LONGER, PERSON, Case, refusal
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.normal import fold
from whoholds.resolve.places.refer import refer, unresolved
from whoholds.resolve.places.scan import Hit, scan
from whoholds.resolve.places.surroundings import Around, around
from whoholds.resolve.places.unlisted import sightings
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
    reading = read_places(report, blocks, sentences, gazetteer)
    found = [*references(report, reading.mentions, reading, gazetteer)]
    named = [
        Named(ref, m.whole[0], m.whole[1], reading.choices[group_of(m)].best)
        for ref, m in zip(found, reading.mentions, strict=True)
        if ref.place_id and not m.facility and m.start < m.end
    ]
    found += descriptions(report, named, gazetteer)
    return tuple(sorted(found, key=lambda ref: (ref.span.start, ref.span.end) if ref.span else (0, 0)))


def references(
    report: Report, mentions: Sequence[Mention], reading: Reading, gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """A reference for each of these mentions."""
    return tuple(
        refer(report, m, reading.choices[group_of(m)], gazetteer) if m.candidates else unresolved(report, m) for m in mentions
    )


def read_given(report: Report, spans: Sequence[Span], gazetteer: Gazetteer) -> Reading:
    """Choose among the candidates of names whose spans are known."""
    words = words_of(report.text, [(0, len(report.text))])
    table = cues()
    hits = [hit for span in spans for hit in _given_hit(words, span, gazetteer)]
    kept = [(hit, around(report.text, words, hit, table)) for hit in hits]
    mentions = tuple(_mention(report, words, kept, i, gazetteer) for i in range(len(kept)))
    background = Background(_demonyms(words, gazetteer))
    return Reading(mentions, choose(mentions, gazetteer, background), (), background)


def _given_hit(words: Sequence[Word], span: Span, gazetteer: Gazetteer) -> list[Hit]:
    inside = [i for i, w in enumerate(words) if w.start < span.end and span.start < w.end]
    candidates = gazetteer.candidates(span.text)
    return [Hit(inside[0], inside[-1] + 1, fold(span.text), candidates)] if inside and candidates else []


def read_places(report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Reading:
    """Find the names and choose among their candidates."""
    spans = [(b.span.start, b.span.end) for b in blocks if b.kind is not BlockKind.BOILERPLATE] or [(0, len(report.text))]
    words = words_of(report.text, spans)
    kept, refused = _sift(report, words, _labels(sentences), gazetteer)
    background = Background(_demonyms(words, gazetteer))
    mentions = [_mention(report, words, kept, i, gazetteer) for i in range(len(kept))]
    choices = choose(mentions, gazetteer, background)
    more = _unlisted(report, words, kept, refused, choices, background, gazetteer, _labels(sentences))
    if more:
        kept = sorted([*kept, *more], key=lambda pair: pair[0].first)
        mentions = [_mention(report, words, kept, i, gazetteer) for i in range(len(kept))]
        choices = choose([m for m in mentions if m.candidates], gazetteer, background)
    held, dropped = _supported(report, mentions, choices)
    spans_refused = [(report.span(words[h.first].start, words[h.last - 1].end), why) for h, why in refused]
    return Reading(tuple(held), choices, (*spans_refused, *dropped), background)


Kept = tuple[Hit, Around]


def _sift(
    report: Report, words: Sequence[Word], labels: Sequence[tuple[int, int, str]], gazetteer: Gazetteer
) -> tuple[list[Kept], list[tuple[Hit, str]]]:
    """The hits that may be places, with their surroundings, and those that are none, with the reason."""
    table = cues()
    demonyms = frozenset(gazetteer.demonyms)
    cases = []
    for hit in scan(words, gazetteer, small=_without_capitals(words)):
        label, longer = _label(labels, words[hit.first].start, words[hit.last - 1].end)
        near = around(report.text, words, hit, table)
        cases.append(Case(words, hit, near, table, demonyms=demonyms, label=label, longer=longer))
    placelike = {c.hit.key for c in cases if c.near.cue == 2 or c.near.hint or c.label in ("LOC", "FAC")}
    cases = [replace(case, placelike=case.hit.key in placelike) for case in cases]
    first = [(case, refusal(case)) for case in cases]
    people = frozenset(case.hit.key for case, why in first if why and (why.startswith(PERSON) or _surname(case, why)))
    kept: list[Kept] = []
    refused: list[tuple[Hit, str]] = []
    for case, _ in first:
        why = refusal(replace(case, people=people))
        if why:
            refused.append((case.hit, why))
        else:
            kept.append((case.hit, case.near))
    return kept, refused


def _surname(case: Case, why: str) -> bool:
    """Whether a name refused as part of a longer one may be a surname, which the report then uses alone."""
    return why == LONGER and case.before is not None and case.before.capital and case.near.cue == 0


def _unlisted(
    report: Report,
    words: Sequence[Word],
    kept: Sequence[Kept],
    refused: Sequence[tuple[Hit, str]],
    choices: Mapping[Group, Choice],
    background: Background,
    gazetteer: Gazetteer,
    labels: Sequence[tuple[int, int, str]],
) -> list[Kept]:
    """Names that the gazetteer holds in another spelling at best, in the countries that the report is about."""
    taken = {i for hit, near in kept for i in range(hit.first - near.before, hit.last + near.after)}
    taken |= {i for hit, why in refused if why.startswith(PERSON) or "organisation" in why for i in range(hit.first, hit.last)}
    marked = [(start, end) for start, end, label in labels if label in ("LOC", "FAC")]
    labelled = {i for i, w in enumerate(words) if any(s <= w.start < e for s, e in marked)}
    countries = leading_countries(choices, background)
    found = []
    for sighting in sightings(report.text, words, taken, cues(), frozenset(gazetteer.demonyms), labelled):
        hit = sighting.hit
        name = report.text[words[hit.first].start : words[hit.last - 1].end]
        exact = gazetteer.candidates(name)
        candidates = exact or (gazetteer.alike(name, countries=countries) if len(hit.key) >= 5 else ())
        found.append((replace(hit, candidates=candidates[:20]), sighting.near))
    return found


def _supported(
    report: Report, mentions: Sequence[Mention], choices: Mapping[Group, Choice]
) -> tuple[list[Mention], list[tuple[Span, str]]]:
    """The mentions that hold, those without support losing their candidates or going if nothing marks them as places."""
    held: list[Mention] = []
    dropped: list[tuple[Span, str]] = []
    for mention in mentions:
        why = doubt(choices[group_of(mention)]) if mention.candidates else None
        if why is None:
            held.append(mention)
        elif mention.hint or mention.cue == 2 or mention.label in ("LOC", "FAC"):
            held.append(replace(mention, candidates=()))
        else:
            dropped.append((report.span(mention.start, mention.end), why))
    return held, dropped


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
    if near.after and not near.facility and words[hit.last].capital and not words[hit.first].text.isupper():
        end = whole[1]
    inside: list[str] = []
    lists = _is_country(hit) and i + 1 < len(kept) and _is_country(kept[i + 1][0])
    if i + 1 < len(kept):
        follower = kept[i + 1][0]
        gap = report.text[whole[1] : words[follower.first].start]
        if _contains(gap) and not lists:
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
        border=_border(report.text, near, whole),
        bearing=near.bearing,
        facility=near.facility and (not _is_country(hit) or words[hit.last + near.after - 1].capital),
        cue=near.cue,
        opens=words[hit.first].opens,
        inside=tuple(inside),
        countries=_said_country(words, hit.first - near.before, gazetteer),
    )


def _border(text: str, near: Around, whole: tuple[int, int]) -> bool:
    """Whether the words speak of the border of the place: "the Syrian-Turkish border", "the border with Iraq"."""
    return "border" in (near.relation or "").lower() or text[whole[0] : whole[1]].lower().endswith("border")


def _is_country(hit: Hit) -> bool:
    return any(c.place.type is PlaceType.COUNTRY and c.grade <= Grade.CURATED for c in hit.candidates)


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
