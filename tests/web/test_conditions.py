"""Conditions in CQL2: which are well formed, and that telling so costs little."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.web.ogc.filters import parse_filter
from whoholds.web.ogc.problems import AskedWrongError
from whoholds.web.ogc.wellformed import ARITY, flaws

NAMES = frozenset({"kind", "start", "end", "confidence"})
SOUND = (
    "kind = 'capture'", "NOT kind IN ('a', 'b') AND confidence BETWEEN 0 AND 1", "kind IS NOT NULL",
     "CASEI(kind) LIKE 'a%'",
    "-confidence + 1 > 2 * 3 / 4 - 5", "S_INTERSECTS(geometry, BBOX(0,0,1,1)) OR S_WITHIN(geometry, POINT(1 2))",
    "T_AFTER(start, DATE('2021-08-09')) OR start > TIMESTAMP('2021-08-09T00:00:00Z')",
    "T_INTERSECTS(INTERVAL(start, end), INTERVAL('..', '2021-08-09'))", "A_CONTAINS(kind, ('a', 'b'))",
    "S_DISJOINT(geometry, GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1)))", "true",
)  # fmt: skip
NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just({"property": "kind"}),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["op", "args", "date", "interval", "type", "x"]), inside, max_size=2)
        | st.builds(
            lambda op, args: {"op": op, "args": args}, st.sampled_from([*ARITY, "evil"]), st.lists(inside, max_size=3)
        )
    ),
    max_leaves=30,
)


@pytest.mark.parametrize("text", SOUND)
def test_what_the_language_has_is_well_formed(text: str) -> None:
    assert parse_filter(text, "cql2-text", NAMES)


@pytest.mark.parametrize(
    ("text", "why"),
    [("evil(kind) = 1", "no operation 'evil'"), ("NOT " * 30 + "true", "levels"), ("1^" * 1900 + "1 = 1",
     "comparisons"),
     ("-" * 3900 + "1 = 1", "comparisons"), ("colour = 1", "no queryable"), ("kind = = 1", "filter:")],
)  # fmt: skip
def test_what_is_wrong_is_said(text: str, why: str) -> None:
    with pytest.raises(AskedWrongError, match=why):
        parse_filter(text, "cql2-text", NAMES)


@pytest.mark.parametrize(
    "node",
    [{"op": "=", "args": [1]}, {"op": "and", "args": [True]}, {"op": "="}, {"op": "not", "args": {}}, {"op": 1}, {},
     {"x": 1},
     {"date": 1}, {"type": "Point"}, {"date": "a", "timestamp": "b"}, [[{"op": "between", "args": [1, 2]}]]],
)  # fmt: skip
def test_a_node_that_the_language_does_not_have_is_a_flaw(node: Any) -> None:
    assert list(flaws(node))


@settings(max_examples=300)
@given(NODES)
def test_telling_what_is_wrong_is_quick_and_never_fails(node: Any) -> None:
    begun = time.perf_counter()
    assert all(isinstance(flaw, str) for flaw in flaws(node))
    assert time.perf_counter() - begun < 0.5
