"""From a choice to the reference a claim carries: coordinates, precision and what moves the place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from whoholds.records import PlaceRef, PlaceType, Report, Span
from whoholds.resolve.places.choose import Choice
from whoholds.resolve.places.confidence import confidence
from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.reasons import evidence

REFUSE_BELOW = 0.3
_PRECISION = {
    PlaceType.COUNTRY: 6,
    PlaceType.REGION: 5,
    PlaceType.WATER: 5,
    PlaceType.PROVINCE: 4,
    PlaceType.DISTRICT: 3,
}

_ROMANISED = frozenset("āīūēōĀĪŪĒŌḩḨḑḐẕẔ‘’ʼʻ")
"""Letters and marks that only romanised names have (BGN/PCGN, UN)."""
_QUOTES = str.maketrans("", "", "‘’ʼʻ")
_AREAS = frozenset({PlaceType.COUNTRY, PlaceType.PROVINCE, PlaceType.REGION})
"""What a facility may be named after without being there: "the Turkish embassy"."""


def refer(report: Report, mention: Mention, choice: Choice, gazetteer: Gazetteer) -> PlaceRef:
    """The reference of one mention; without coordinates, but with the reason, where the choice is unclear."""
    candidate, place = choice.best, choice.best.place
    span = Span.cut(report.text, *mention.whole)
    pointless = _without_point(span, mention, choice)
    if pointless:
        return pointless
    kind = mention_type(mention, candidate)
    at, bearing = position(mention, candidate, gazetteer)
    return PlaceRef(
        span=span,
        name=span.text if mention.facility or bearing else english(place.name),
        type=PlaceType.REGION if bearing and kind in (PlaceType.COUNTRY, PlaceType.PROVINCE) else kind,
        country=place.country,
        admin1=place.admin1 if candidate.level != 1 else place.name,
        lat=at[0],
        lon=at[1],
        place_id=place.id,
        precision=precision(mention, kind, bearing=bearing),
        relation=mention.relation,
        confidence=confidence(mention, choice),
        evidence=evidence(candidate, choice.scene),
    )


def _without_point(span: Span, mention: Mention, choice: Choice) -> PlaceRef | None:
    """The reference of a mention that no point is known for: an unclear name, a border, what a country only names."""
    place, kind = choice.best.place, mention_type(mention, choice.best)
    sure = confidence(mention, choice)
    bare = PlaceRef(span, span.text, kind, relation=mention.relation, confidence=sure)
    if choice.chance < REFUSE_BELOW:
        rivals = ", ".join(f"{c.place.admin1 or ''} {c.place.country or ''}".strip() for c, _ in choice.ranked[:3])
        reason = f"{len(choice.ranked)} places bear this name ({rivals} ...)"
        return replace(bare, type=mention.hint or place.type, reason=reason)
    if mention.border and place.type is PlaceType.COUNTRY:
        name, reason = f"border of {place.name}", "a border is no single point"
        return replace(bare, name=name, type=PlaceType.REGION, reason=reason)
    if kind is PlaceType.FACILITY and place.type in _AREAS:
        return replace(bare, reason=f"named after {place.name}, which doesn't say where it is")
    return None


def mention_type(mention: Mention, candidate: Candidate) -> PlaceType:
    """The candidate's type, made finer by the words beside the name."""
    kind = candidate.place.type
    settled = kind in (PlaceType.CITY, PlaceType.VILLAGE)
    if mention.facility:
        return PlaceType.FACILITY
    if settled and mention.hint in (PlaceType.CITY, PlaceType.VILLAGE, PlaceType.NEIGHBOURHOOD, PlaceType.DISTRICT):
        return mention.hint
    return kind


def position(mention: Mention, candidate: Candidate, gazetteer: Gazetteer) -> tuple[tuple[float, float], str]:
    """Where the mention points to: a part of a country or division where the words give a direction.

    "northern Takhar province" is read as the province, which lies in the north: news words it so.
    """
    place = candidate.place
    named = place.type is PlaceType.PROVINCE and mention.hint is PlaceType.PROVINCE
    if mention.bearing and not named and place.type in (PlaceType.COUNTRY, PlaceType.PROVINCE):
        part = gazetteer.part(candidate, mention.bearing)
        if part:
            return part, mention.bearing
    return (place.lat, place.lon), ""


def precision(mention: Mention, kind: PlaceType, *, bearing: str = "") -> int:
    """UCDP's where_prec for a mention."""
    if bearing:
        return 5 if kind is PlaceType.COUNTRY else 4
    base = _PRECISION.get(kind, 1)
    if base == 1 and (mention.relation or kind is PlaceType.FACILITY):
        return 2
    return base


def english(name: str) -> str:
    """A place's name as English prints it, without marks of romanisation; Latin script keeps its own ("Málaga")."""
    if not _ROMANISED & set(name):
        return name
    bare = unicodedata.normalize("NFKD", name.translate(_QUOTES))
    return "".join(c for c in bare if not unicodedata.combining(c)).strip()


def unresolved(report: Report, mention: Mention, around: Candidate | None = None) -> PlaceRef:
    """The reference of a name that the words mark as a place, but that the gazetteer lacks there.

    Where the words say which town or division it lies in, it has that one's coordinates, and its precision at best.
    """
    span = Span.cut(report.text, *mention.whole)
    country = around.place.country if around is not None and around.place.type is PlaceType.COUNTRY else None
    if around is not None and country is None:
        area = around.place
        return PlaceRef(
            span=span,
            name=span.text,
            type=mention.hint or PlaceType.VILLAGE,
            country=area.country,
            admin1=area.admin1 if around.level != 1 else area.name,
            lat=area.lat,
            lon=area.lon,
            place_id=area.id,
            precision=max(2, _PRECISION.get(area.type, 2)),
            relation=mention.relation,
            confidence=0.6,
            reason=f"not in the gazetteer; placed at {area.name}, where the report says it lies",
        )
    return PlaceRef(
        span=span,
        name=span.text,
        type=mention.hint or PlaceType.CITY,
        country=country,
        relation=mention.relation,
        reason="the gazetteer holds no such name where the report speaks of",
    )
