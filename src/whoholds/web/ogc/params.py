"""The parameters of a query: one table, from which requests are read and the API's description is written."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.datastructures import QueryParams

from whoholds.records.asked import Asked
from whoholds.web.ogc.filters import Filter, parse_filter
from whoholds.web.ogc.problems import AskedWrongError

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
DEFAULT_LIMIT, MOST = 100, 1000
Box = tuple[float, float, float, float]
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: its name, what it means, and its schema (OpenAPI 3.0)."""

    name: str
    meaning: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    style: str | None = None

    def described(self) -> dict[str, Any]:
        """The parameter in the API's description."""
        told = {"name": self.name, "in": "query", "required": False, "description": self.meaning, "schema": self.schema}
        return {**told, "style": self.style, "explode": False} if self.style else told


FORM = Param("f", "json or html; without it the Accept header decides", {"type": "string", "enum": ["json", "html"]})
SURE = Param(
    "min-confidence",
    "answer as if no claim less sure than this had been read: the chance that it is right",
    {"type": "number", "minimum": 0, "maximum": 1, "default": 0},
)
ITEMS = (
    Param(
        "limit",
        f"how many features a page holds; more than {MOST} is {MOST}",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT},
        "form",
    ),
    Param(
        "bbox",
        "west, south, east, north in degrees (CRS84); six numbers are taken with heights, which don't count. "
        "What no point stands for is in no box",
        {
            "type": "array",
            "items": {"type": "number"},
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
        },
        "form",
    ),
    Param("bbox-crs", f"the system of bbox: {CRS84} and no other", {"type": "string", "format": "uri"}),
    Param("crs", f"the system of the answer: {CRS84} and no other", {"type": "string", "format": "uri"}),
    Param("datetime", "a day, or two joined by a slash (`..` for open): what is about a day of them", style="form"),
    Param("at", "a day: the same as datetime with one day", {"type": "string", "format": "date"}),
    Param("as-known", "a day: only what had been published by then", {"type": "string", "format": "date"}),
    SURE,
    Param("country", "ISO 3166-1 alpha-2", {"type": "string", "pattern": "^[A-Za-z]{2}$"}),
    Param("filter", "a condition on the queryables, in CQL2"),
    Param(
        "filter-lang",
        "how `filter` is written",
        {"type": "string", "enum": ["cql2-text", "cql2-json"], "default": "cql2-text"},
    ),
    Param("filter-crs", f"the system of points in `filter`: {CRS84} and no other", {"type": "string", "format": "uri"}),
    Param("after", "where a page goes on, as the link to the next one gives it"),
    FORM,
)
ONE = (
    Param("as-known", "a day: only what had been published by then", {"type": "string", "format": "date"}),
    Param("crs", f"the system of the answer: {CRS84} and no other", {"type": "string", "format": "uri"}),
    FORM,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a request for features asks."""

    asked: Asked
    limit: int = DEFAULT_LIMIT
    box: Box | None = None
    condition: Filter | None = None
    after: str | None = None


def check_names(given: QueryParams, known: tuple[Param, ...]) -> None:
    """Refuse what the API doesn't know: a misspelled filter would else be taken for none."""
    names = [param.name for param in known]
    for name in given:
        if name not in names:
            raise AskedWrongError(f"there is no parameter {name!r}; there are {', '.join(names)}")
    for name in ("crs", "bbox-crs", "filter-crs"):
        if name in names and given.get(name, CRS84) not in {CRS84, f"<{CRS84}>"}:
            raise AskedWrongError(f"{name} is {CRS84} and no other")
    if given.get("f", "json") not in {"json", "html"}:
        raise AskedWrongError("f is json or html")


def read_query(given: QueryParams, properties: frozenset[str]) -> Query:
    """The query that a request's parameters make; `properties` are those that a filter may name."""
    check_names(given, ITEMS)
    first, last = _days(given)
    country = given.get("country")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise AskedWrongError("country is two letters, such as AF")
    known, code = as_known(given), country.upper() if country else None
    asked = Asked(first, last, known, code, least=_named(given, SURE.name, _chance) or 0.0)
    return Query(
        asked,
        min(_named(given, "limit", _limit) or DEFAULT_LIMIT, MOST),
        _named(given, "bbox", _box),
        parse_filter(given.get("filter"), given.get("filter-lang", "cql2-text"), properties),
        given.get("after"),
    )


def as_known(given: QueryParams) -> dt.date | None:
    """The day whose knowledge is asked for."""
    return _named(given, "as-known", _day)


def _named(given: QueryParams, name: str, parse: Callable[[str], Parsed]) -> Parsed | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        return parse(value)
    except ValueError as error:
        raise AskedWrongError(f"{name}: {error}") from error


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or int(value[:9]) < 1:
        raise ValueError(f"a number from 1 to {MOST}, not {value!r}")
    return int(value[:9])


def _chance(value: str) -> float:
    try:
        chance = float(value)
    except ValueError:
        chance = math.nan
    if not 0 <= chance <= 1:
        raise ValueError(f"a number from 0 to 1, not {value!r}")
    return chance


def _day(value: str) -> dt.date:
    """A day, or the day of a moment: "2021-08-09", "2021-08-09T12:00:00Z"; GDAL 3.6 writes "2021-08-09T"."""
    try:
        return dt.datetime.fromisoformat(value.removesuffix("T")).date()
    except ValueError:
        raise ValueError(f"write a day as YYYY-MM-DD, not {value!r}") from None


def _box(value: str) -> Box:
    try:
        edges = [float(part) for part in value.split(",")]
    except ValueError:
        edges = []
    if len(edges) == 6:
        edges = [*edges[:2], *edges[3:5]]
    if len(edges) != 4 or not all(map(math.isfinite, edges)):
        raise ValueError(f"four numbers, west,south,east,north, not {value!r}")
    west, south, east, north = edges
    if south > north or not (south >= -90 and north <= 90) or not (min(west, east) >= -180 and max(west, east) <= 180):
        raise ValueError("south lies below north, and all within -180,-90,180,90")
    return west, south, east, north


def _days(given: QueryParams) -> tuple[dt.date | None, dt.date | None]:
    at = _named(given, "at", _day)
    stretch = _named(given, "datetime", _stretch)
    if at and stretch:
        raise AskedWrongError("give `at` or `datetime`, not both")
    return (at, at) if at else stretch or (None, None)


def _stretch(value: str) -> tuple[dt.date | None, dt.date | None]:
    begin, slash, end = value.partition("/")
    edges = [None if edge in {"..", ""} else _day(edge) for edge in ((begin, end) if slash else (begin, begin))]
    first, last = edges
    if first is None and last is None:
        raise ValueError("one end at least is a day")
    if first and last and last < first:
        raise ValueError(f"the end, {last}, lies before the start, {first}")
    return first, last
