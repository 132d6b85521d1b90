"""Whether a condition in CQL2's JSON is well formed: known operations, each with as many arguments as it takes.

The cql2 library checks this by a schema of nested alternatives; of a few hundred hostile characters it makes minutes
and gigabytes. Here each node is looked at once. Source of the operations: OGC 21-065r2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SPATIAL = "contains crosses disjoint equals intersects overlaps touches within"
TEMPORAL = (
    "after before contains disjoint during equals finishedBy finishes intersects meets metBy overlappedBy overlaps "
    "startedBy starts"
)
PAIRS = {"=", "<>", "<", ">", "<=", ">=", "like", "in", "+", "-", "*", "/", "^", "%", "div"}
PAIRS |= {f"s_{name}" for name in SPATIAL.split()} | {f"t_{name}" for name in TEMPORAL.split()}
PAIRS |= {f"a_{name}" for name in ("containedBy", "contains", "equals", "overlaps")}
ARITY = {**dict.fromkeys(PAIRS, (2, 2)), **dict.fromkeys(("and", "or"), (2, None)), "between": (3, 3),
         **dict.fromkeys(("not", "isNull", "casei", "accenti"), (1, 1))}  # fmt: skip
"""The least and the most arguments of each operation; None for any number."""
LITERALS = {"date": str, "timestamp": str, "interval": list, "bbox": list, "property": str}
GEOMETRIES = frozenset("Point LineString Polygon MultiPoint MultiLineString MultiPolygon GeometryCollection".split())


def flaws(node: Any) -> Iterator[str]:
    """What is wrong in a condition, in words."""
    if isinstance(node, list):
        for one in node:
            yield from flaws(one)
    elif isinstance(node, dict):
        yield from _flaws_of(node)


def _flaws_of(node: dict[str, Any]) -> Iterator[str]:
    if "op" in node:
        op, args = node["op"], node.get("args")
        least, most = ARITY.get(op, (0, -1)) if isinstance(op, str) else (0, -1)
        if most == -1:
            yield f"there is no operation {op!r}"
        elif not isinstance(args, list) or len(args) < least or (most is not None and len(args) > most):
            yield f"{op} takes {least}{'' if most == least else ' or more'} arguments"
        else:
            yield from flaws(args)
    elif str(node.get("type")) in GEOMETRIES:
        if not isinstance(node.get("coordinates", node.get("geometries")), list):
            yield "a geometry has coordinates"
    elif len(node) == 1 and isinstance(value := next(iter(node.values())), LITERALS.get(next(iter(node)), ())):
        yield from flaws(value)
    else:
        yield f"this is no part of a condition: {', '.join(map(str, node)) or 'nothing'}"
