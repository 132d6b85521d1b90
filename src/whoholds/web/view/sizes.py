"""How many people live in a place, where the gazetteer has been compiled; nothing is compiled for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from whoholds.resolve.places.gazetteer import Gazetteer, chosen_path


def sizes(ids: Iterable[str | None]) -> dict[str, int]:
    """Populations by the gazetteer's ids, for those that it knows."""
    gazetteer = _opened()
    if gazetteer is None:
        return {}
    found = {gid: gazetteer.by_id(gid) for gid in ids if gid}
    return {gid: known.place.population for gid, known in found.items() if known}


@cache
def _opened() -> Gazetteer | None:
    path = chosen_path()
    return Gazetteer(path) if path.is_file() else None
