"""Questions to the API, made of a case: conditions in CQL2 of its words and the language's own, and odd parameters."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from starlette.datastructures import QueryParams

from whoholds.export.layers import CLAIMS
from whoholds.web.ogc.filters import parse_filter
from whoholds.web.ogc.params import ITEMS, read_query
from whoholds.web.ogc.problems import AskedWrongError

LONGEST = 20_000
"""Characters of a refusal."""
NAMES = frozenset(column.name for column in CLAIMS.columns)
WORDS = (
    "kind confidence start geometry = <> < > <= >= AND OR NOT NOT IN BETWEEN LIKE IS NULL ( ) ( ) , + - * / ^ % DIV "
    "'a' '%' 1 0 -1 1e9 0.5 true DATE('2021-08-09') TIMESTAMP('2021-08-09T00:00:00Z') INTERVAL('..','2021-08-09') "
    "CASEI( ACCENTI( S_INTERSECTS(geometry, POINT(1 2) POLYGON((0 0,1 0,1 1,0 0)) BBOX(0,0,1,1) T_AFTER( T_INTERSECTS( "
    "A_EQUALS( \"kind\" '' ' \" [ ] { } ; -- /*"
).split()
OPS = ("=", "and", "or", "not", "<", "in", "between", "like", "isNull", "+", "casei", "s_intersects", "t_after", "evil")
LEAVES: tuple[Any, ...] = ({"property": "kind"}, {"property": "geometry"}, {"property": 1}, {"date": "2021-08-09"}, 1,
                           "a", None, True, [], {}, {"type": "Point", "coordinates": [1, 2]})  # fmt: skip
VALUES = ("", "..", "1", "-1", "0", "AF", "nan", "1e999", "2021-08-09", "2021-08-09/..", "0,0,1,1", "json", "cql2-json",
          "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "9" * 30, "0.5")  # fmt: skip
FEATURE: dict[str, Any] = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [68.8, 36.7]},
    "properties": {**dict.fromkeys(NAMES), "kind": "capture", "confidence": 0.9, "start": "2021-08-08"},
}


def condition(data: bytes) -> None:
    """A condition is one, or refused with words; it holds of a feature or it doesn't."""
    chance = random.Random(data)
    if chance.random() < 0.3:
        text, language = json.dumps(_tree(chance, chance.randint(1, 8))), "cql2-json"
    else:
        text, language = _text(chance, data.decode("utf-8", "replace").split()), "cql2-text"
    with refused_with_words():
        found = parse_filter(text, language, NAMES)
        assert found is None or found.holds(FEATURE) in {True, False}


@contextmanager
def refused_with_words() -> Iterator[None]:
    """What can't be answered as it stands is refused, and the refusal says why."""
    try:
        yield
    except AskedWrongError as error:
        if not str(error) or len(str(error)) > LONGEST:
            raise


def _text(chance: random.Random, words: Sequence[str]) -> str:
    """Words of the language, now and then one of the case's, now and then one many times."""
    parts = []
    for _ in range(chance.randint(1, 30)):
        word = chance.choice(words) if words and chance.random() < 0.1 else chance.choice(WORDS)
        parts += [word] * (chance.choice((2, 15, 90)) if chance.random() < 0.05 else 1)
    return " ".join(parts)


def _tree(chance: random.Random, depth: int) -> Any:
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(LEAVES)
    return {"op": chance.choice(OPS), "args": [_tree(chance, depth - 1) for _ in range(chance.randint(0, 3))]}


def parameters(data: bytes) -> None:
    """Parameters make a query within its bounds, or are refused with words."""
    chance, words = random.Random(data), data.decode("utf-8", "replace").split() or [""]
    names = [param.name for param in ITEMS]
    given = [
        (chance.choice(names), chance.choice(words) if chance.random() < 0.3 else chance.choice(VALUES))
        for _ in range(chance.randint(1, 4))
    ]
    with refused_with_words():
        query = read_query(QueryParams(given), NAMES)
        assert 1 <= query.limit <= 1000
        assert query.asked.first is None or query.asked.last is None or query.asked.first <= query.asked.last
        assert 0 <= query.asked.least <= 1
