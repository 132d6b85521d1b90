"""Claims by what they say: those that fulfil all conditions, newest first, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Engine, func, or_, select

from whoholds.ledger import tables
from whoholds.ledger.dialects import search, search_words
from whoholds.ledger.view import entry_of, in_country, joined, known_in
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

MOST_REPORTS = 2000
"""How many reports, best first, a search for words looks at."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Conditions on claims, all to be met; an empty one is no condition.

    `words` stand in the report and in the claim, `actor` is part of a name of who acts or suffers, `place` is a place's
    name or key, `source` part of the outlet's or the speaker's name. `ids` are claims to choose from, `least` is the
    confidence from which one fits.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    source: str = ""
    country: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    as_known: dt.date | None = None
    ids: frozenset[str] | None = None
    least: float = 0.0


def sift(engine: Engine, sieve: Sieve, *, limit: int, offset: int = 0) -> list[Entry]:
    """The claims that fulfil the conditions, whatever was judged of them."""
    claims, reports = tables.claims, tables.reports
    day = func.coalesce(claims.c.valid_from, reports.c.published)
    with engine.connect() as connection:
        query = joined().where(*_conditions(connection, sieve), *known_in(sieve.as_known))
        rows = connection.execute(query.order_by(day.desc(), claims.c.seq))
        fitting = (entry for entry in map(entry_of, rows) if _fits(entry, sieve))
        return list(islice(fitting, offset, offset + limit))


def _fits(entry: Entry, sieve: Sieve) -> bool:
    """What the database can't tell: in which of a claim's words the condition is met."""
    claim = entry.claim
    refs = (*claim.agents, *claim.targets)
    actors = [words for ref in refs for words in (ref.name, ref.span.text if ref.span else "")]
    speaker = [claim.source.name or "", claim.source.span.text] if claim.source else []
    places = [ref.name for ref in claim.places]
    said = [claim.quote.text, *actors, *places, *speaker]
    words = all(_among(word, said) for word in sieve.words.split())
    sure = claim.confidence >= sieve.least
    return sure and words and _among(sieve.actor, actors) and _among(sieve.source, [entry.outlet, *speaker])


def _among(part: str, names: Iterable[str]) -> bool:
    return not part or any(part.casefold() in name.casefold() for name in names)


def _conditions(connection: Connection, sieve: Sieve) -> list[ColumnElement[bool]]:
    claims = tables.claims
    found: list[ColumnElement[bool]] = []
    if sieve.words.strip():
        found += [claims.c.body.icontains(word, autoescape=True) for word in sieve.words.split()]
        asked = {"words": search_words(connection, sieve.words), "limit": MOST_REPORTS}
        found.append(claims.c.report_seq.in_(list(connection.execute(search(connection), asked).scalars())))
    if sieve.kinds:
        found.append(claims.c.kind.in_(sieve.kinds))
    if sieve.statuses:
        found.append(claims.c.status.in_(sieve.statuses))
    if sieve.ids is not None:
        found.append(claims.c.id.in_(sorted(sieve.ids)))
    if sieve.country:
        found.append(in_country(sieve.country))
    return [*found, *_by_name(sieve), *_by_day(sieve)]


def _by_name(sieve: Sieve) -> list[ColumnElement[bool]]:
    claims, where, names = tables.claims, tables.claim_places, tables.place_names
    found: list[ColumnElement[bool]] = []
    if sieve.actor:
        found.append(claims.c.body.icontains(sieve.actor, autoescape=True))
    if sieve.source:
        found.append(
            or_(
                *(column.icontains(sieve.source, autoescape=True) for column in (tables.voices.c.outlet, claims.c.body))
            )
        )
    if sieve.place:
        keys = select(names.c.key).where(or_(names.c.folded == fold(sieve.place), names.c.key == sieve.place))
        found.append(claims.c.seq.in_(select(where.c.claim_seq).where(where.c.key.in_(keys))))
    return found


def _by_day(sieve: Sieve) -> list[ColumnElement[bool]]:
    """Claims without a day of their own count at their report's."""
    claims, published = tables.claims, tables.reports.c.published
    found: list[ColumnElement[bool]] = []
    if sieve.first:
        found.append(func.coalesce(claims.c.valid_to, published) >= sieve.first.isoformat())
    if sieve.last:
        found.append(func.coalesce(claims.c.valid_from, published) <= sieve.last.isoformat())
    return found
