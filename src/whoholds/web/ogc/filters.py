"""Conditions in CQL2, text or JSON, checked against the queryables and asked of one feature at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whoholds.web.ogc.problems import AskedWrongError
from whoholds.web.ogc.wellformed import flaws

LONGEST = 4000
"""Characters of a condition."""
DEEPEST = 20
"""Levels of a condition; at some thousand the library falls, and the server with it."""
MOST_OPERATORS = 100
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_OPERATOR = re.compile(r"\b(?:not|in|div|between|like|is)\b|[*/%^=<>]|[-+](?!\d)|(?<=[\w)])[-+]", re.IGNORECASE)
"""What nests a condition without a bracket, words in quotes left out; `and` and `or` don't, however many there are."""
GEOMETRY = "geometry"
TOO_MUCH = f"a filter has {LONGEST} characters, {MOST_OPERATORS} comparisons and {DEEPEST} levels at most"


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition. What compares with an empty cell doesn't hold, as in SQL."""

    text: str
    _expression: Any = field(repr=False)

    def holds(self, feature: dict[str, Any]) -> bool:
        """Whether a GeoJSON feature meets it."""
        try:
            return bool(self._expression.matches(feature))
        except Exception:  # noqa: BLE001 - the library has one sort of error, raised where a cell is empty
            return False


def parse_filter(text: str | None, language: str, properties: frozenset[str]) -> Filter | None:
    """The condition, or None without one; raises AskedWrongError for one that can't be read or asks of no queryable."""
    if language not in {"cql2-text", "cql2-json"}:
        raise AskedWrongError("filter-lang is cql2-text or cql2-json")
    if text is None:
        return None
    operators = len(_OPERATOR.findall(_QUOTED.sub("''", text))) if language == "cql2-text" else 0
    if len(text) > LONGEST or _depth(text) > DEEPEST or operators > MOST_OPERATORS:
        raise AskedWrongError(TOO_MUCH)
    expression = _parsed(text, language)
    written = expression.to_json()
    if _levels(written) > DEEPEST:
        raise AskedWrongError(TOO_MUCH)
    if flaw := next(flaws(written), None):
        raise AskedWrongError(f"filter: {flaw}")
    for name in _properties(written):
        if name != GEOMETRY and name not in properties:
            raise AskedWrongError(f"filter: there is no queryable {name!r}; see the collection's queryables")
    if any(not _on_earth(pair) for pair in _points(expression.to_json())):
        raise AskedWrongError("filter: points are longitude and latitude in degrees (CRS84)")
    return Filter(text, expression)


def _parsed(text: str, language: str) -> Any:
    import cql2

    try:
        if language == "cql2-json":
            json.loads(text)
        return cql2.parse_json(text) if language == "cql2-json" else cql2.parse_text(text)
    except Exception as error:  # the library's errors have no common base but this
        raise AskedWrongError(f"filter: {str(error).splitlines()[0] if str(error) else 'not CQL2'}") from error


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _levels(node: Any) -> int:
    """How deep operations stand in one another."""
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return (isinstance(node, dict) and "op" in node) + max(map(_levels, inside), default=0)


def _properties(node: Any) -> Iterator[str]:
    """The names of all properties in an expression."""
    if isinstance(node, dict):
        if isinstance(node.get("property"), str):
            yield node["property"]
        for value in node.values():
            yield from _properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from _properties(value)


def _points(node: Any) -> Iterator[tuple[float, float]]:
    """The corners of every box and shape in an expression."""
    if isinstance(node, dict):
        box = node.get("bbox")
        if isinstance(box, list) and len(box) in {4, 6}:
            yield from ((box[0], box[1]), (box[len(box) // 2], box[len(box) // 2 + 1]))
        yield from _pairs(node.get("coordinates"))
        for value in node.values():
            yield from _points(value)
    elif isinstance(node, list):
        for value in node:
            yield from _points(value)


def _pairs(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list) and len(coordinates) > 1 and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    elif isinstance(coordinates, list):
        for inside in coordinates:
            yield from _pairs(inside)


def _on_earth(point: tuple[float, float]) -> bool:
    return -180 <= point[0] <= 180 and -90 <= point[1] <= 90
