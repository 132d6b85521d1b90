"""The codes of a claim, and the one main code of several readings of a happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whoholds.codes.actors import ARMED, UNARMED, ActorType
from whoholds.codes.book import CodeBook, Facts, SubEvent
from whoholds.codes.precision import geo_precision, time_precision
from whoholds.codes.violence import violence_type
from whoholds.records import Claim, Status

_CONTEXTS: Mapping[Status, tuple[str, ...]] = {
    Status.DENIED: ("negation",),
    Status.PLANNED: ("future",),
    Status.HYPOTHETICAL: ("hypothetical",),
}
_SUREST = (Status.ASSERTED, Status.POSSIBLE, Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED)
_NO_RANK = 99


@dataclass(frozen=True, slots=True)
class Acled:
    """A claim in ACLED's terms.

    `inter1` and `inter2` are the actor types of who acts and whom it is done to, None where unknown; they are in the
    claim's order, not ACLED's. `civilian_targeting` holds where those it is done to are civilians alone.
    """

    event_type: str
    sub_event_type: str
    disorder_type: str
    inter1: ActorType | None
    inter2: ActorType | None
    civilian_targeting: bool
    geo_precision: int | None
    time_precision: int | None

    @property
    def interaction(self) -> int | None:
        """ACLED's pair, the lower number first, 10 times the type for a sole actor, None where no type is known."""
        pair = sorted(each.value for each in (self.inter1, self.inter2) if each)
        if not pair:
            return None
        return pair[0] * 10 + (pair[1] if len(pair) > 1 else 0)


@dataclass(frozen=True, slots=True)
class Codes:
    """One claim in the field's code books; None where a book has nothing for it, or the claim doesn't tell.

    `plover` is category and mode ("ASSAULT:aerial"), or the category alone; `plover_context` are its auxiliary modes
    (negation, future, hypothetical). `ucdp` is the type of violence (1 state-based, 2 non-state, 3 one-sided).
    `where_prec` and `date_prec` are UCDP's. `row` names the row of the table that gave the codes.
    """

    acled: Acled | None
    plover: str | None
    plover_context: tuple[str, ...]
    cameo: str | None
    ucdp: int | None
    where_prec: int | None
    date_prec: int | None
    row: str | None


def codes(claim: Claim, book: CodeBook | None = None) -> Codes:
    """The codes of one claim, by the tables that ship or those given."""
    book = book or CodeBook.load()
    row, facts = book.row(claim), Facts.of(claim, book.types)
    where = claim.places[0].precision if claim.places else None
    when = claim.when.precision if claim.when else None
    return Codes(
        acled=_acled(facts, row.acled, where, when) if row and row.acled else None,
        plover=row.plover if row else None,
        plover_context=_CONTEXTS.get(claim.status, ()),
        cameo=row.cameo if row else None,
        ucdp=violence_type(claim.kind, facts.agents, facts.targets),
        where_prec=where,
        date_prec=when,
        row=row.id if row else None,
    )


def _acled(facts: Facts, sub_event: SubEvent, where: int | None, when: int | None) -> Acled:
    first, second = min(facts.agents, default=None), min(facts.targets, default=None)
    if len(facts.agents) > 1 and not facts.targets:
        first, second = sorted(facts.agents)[:2]
    return Acled(
        event_type=sub_event.event_type,
        sub_event_type=sub_event.name,
        disorder_type=sub_event.disorder_type,
        inter1=first,
        inter2=second,
        civilian_targeting=bool(facts.targets & UNARMED) and not facts.targets & ARMED,
        geo_precision=geo_precision(where),
        time_precision=time_precision(when),
    )


def main_code(claims: Iterable[Claim], book: CodeBook | None = None) -> Codes | None:
    """The one code of several readings of a happening, or None if there are none.

    What is asserted comes before what is possible, planned, supposed or denied; then the more specific sub-event of
    ACLED wins; then the reading that names both sides; then the earlier one.
    """
    book = book or CodeBook.load()
    ranked = [(*_rank(claim, found := codes(claim, book), book), i, found) for i, claim in enumerate(claims)]
    return min(ranked, key=lambda entry: entry[:-1])[-1] if ranked else None


def _rank(claim: Claim, found: Codes, book: CodeBook) -> tuple[int, int, int]:
    specific = book.sub_events[found.acled.sub_event_type].rank if found.acled else _NO_RANK
    unnamed = 2 - bool(claim.agents) - bool(claim.targets)
    return _SUREST.index(claim.status), specific, unnamed
