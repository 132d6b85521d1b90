"""Conditions in CQL2, text or JSON, checked against the queryables and asked of one feature at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whoholds.web.ogc.problems import AskedWrongError

LONGEST = 4000
"""Characters of a condition."""
DEEPEST = 20
"""Levels of a condition."""
GEOMETRY = "geometry"


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
    if len(text) > LONGEST or _depth(text) > DEEPEST:
        raise AskedWrongError(f"a filter has {LONGEST} characters and {DEEPEST} levels at most")
    expression = _parsed(text, language)
    for name in _properties(expression.to_json()):
        if name != GEOMETRY and name not in properties:
            raise AskedWrongError(f"filter: there is no queryable {name!r}; see the collection's queryables")
    return Filter(text, expression)


def _parsed(text: str, language: str) -> Any:
    import cql2

    try:
        if language == "cql2-json":
            json.loads(text)
        expression = cql2.parse_json(text) if language == "cql2-json" else cql2.parse_text(text)
        expression.validate()
    except Exception as error:  # the library's errors have no common base but this
        raise AskedWrongError(f"filter: {str(error).splitlines()[0] if str(error) else 'not CQL2'}") from error
    return expression


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    return deepest


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
