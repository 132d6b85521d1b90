"""Which days of which places have to be told anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, true

from whoholds.ledger.dialects import put
from whoholds.ledger.tables import changed, claim_places

NEAR = dt.timedelta(days=30)
"""Changes no further apart than this are told anew together."""
FEW = 3
"""Changes of a place apart from each other, more than which are told at one go."""


@dataclass(frozen=True, slots=True)
class Change:
    """Days of a place, first and last, that its claims changed in; `whole` if one may be about all of a division."""

    key: str
    first: dt.date
    last: dt.date
    whole: bool = False


def changes(connection: Connection, limit: int) -> tuple[Change, ...]:
    """The earliest change of each of so many places; what is changed later in them comes after."""
    keys = select(changed.c.key).distinct().order_by(changed.c.key).limit(limit)
    query = select(changed).where(changed.c.key.in_(keys)).order_by(changed.c.key, changed.c.first)
    found = (
        Change(row.key, dt.date.fromisoformat(row.first), dt.date.fromisoformat(row.last), bool(row.whole))
        for row in connection.execute(query)
    )
    return tuple(_first(list(group)) for _, group in groupby(found, key=lambda change: change.key))


def _first(ordered: Sequence[Change]) -> Change:
    """The first of the changes with those near it; all together where they are many."""
    apart = [ordered[0]]
    for other in ordered[1:]:
        one = apart[-1]
        if other.first - one.last > NEAR:
            apart.append(other)
        else:
            apart[-1] = Change(one.key, one.first, max(one.last, other.last), one.whole or other.whole)
    if len(apart) <= FEW:
        return apart[0]
    return Change(apart[0].key, apart[0].first, max(one.last for one in apart), any(one.whole for one in apart))


def done(connection: Connection, told: Iterable[tuple[Change, Change]]) -> None:
    """These changes are told, and with each all that lies within the days of the other.

    A later change of all of a division stays: its places have still to be asked for.
    """
    within = (changed.c.first >= bindparam("since")) & (changed.c.last <= bindparam("until"))
    pairs = list(told)
    for rows, more in (([one for one, _ in pairs], true()), ([other for _, other in pairs], changed.c.whole == 0)):
        asked = [{"place": one.key, "since": one.first.isoformat(), "until": one.last.isoformat()} for one in rows]
        if asked:
            connection.execute(delete(changed).where(changed.c.key == bindparam("place"), within, more), asked)


def ask_for(connection: Connection, wanted: Iterable[Change]) -> None:
    """Ask for these changes to be told."""
    rows = [
        {"key": one.key, "first": one.first.isoformat(), "last": one.last.isoformat(), "whole": int(one.whole)}
        for one in sorted(set(wanted), key=lambda one: (one.key, one.first, one.last, one.whole))
    ]
    put(connection, changed, rows, kept=True)


def mark_changed(connection: Connection, where: ColumnElement[bool]) -> None:
    """Ask for the days that some claims speak of to be told anew, at all their places."""
    query = select(claim_places.c.key, claim_places.c.first, claim_places.c.last).distinct()
    control = (claim_places.c.control == 1) & claim_places.c.first.is_not(None)
    found = connection.execute(query.where(where, control)).all()
    put(connection, changed, [{**row._mapping, "whole": 1} for row in found], kept=True)
