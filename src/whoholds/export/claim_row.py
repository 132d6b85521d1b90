"""A claim as one flat row, for spreadsheets: a cell a fact, several of a sort parted by semicolons."""

from __future__ import annotations

from collections.abc import Mapping

from whoholds.codes import codes
from whoholds.records import Claim, Count

Cell = str | int | float | None


def claim_row(claim: Claim) -> Mapping[str, Cell]:
    """The row: the report's words, names and codes as whoholds tells them, the first place alone on the map."""
    place = claim.places[0] if claim.places else None
    return {
        "report_id": claim.report_id,
        "claim_id": claim.id,
        "kind": claim.kind.value,
        "cue": claim.cue.text,
        "quote": claim.quote.text,
        "block": claim.block.value,
        "agent": "; ".join(ref.name for ref in claim.agents),
        "target": "; ".join(ref.name for ref in claim.targets),
        "place": "; ".join(ref.name for ref in claim.places),
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_id": place.place_id if place else None,
        "where_prec": place.precision if place else None,
        "start": claim.when.start.isoformat() if claim.when else None,
        "end": claim.when.end.isoformat() if claim.when else None,
        "date_prec": claim.when.precision if claim.when else None,
        "count": "; ".join(map(count_words, claim.counts)),
        "source": claim.source.span.text if claim.source else None,
        "status": claim.status.value,
        "extent": claim.extent.value if claim.extent else None,
        "confidence": claim.confidence,
        "found_by": claim.found_by,
        **code_cells(claim),
    }


def code_cells(claim: Claim) -> Mapping[str, Cell]:
    """The claim's codes, a cell each."""
    found = codes(claim)
    return {
        "acled_event_type": found.acled.event_type if found.acled else None,
        "acled_sub_event_type": found.acled.sub_event_type if found.acled else None,
        "plover": found.plover,
        "cameo": found.cameo,
        "ucdp": found.ucdp,
    }


def count_words(count: Count) -> str:
    """A count in a cell: "killed 12", "wounded 40-", "displaced 20-30 families"; no upper bound ends in a dash."""
    low = "" if count.low is None else str(count.low)
    bounds = low if count.low == count.high else f"{low}-{'' if count.high is None else count.high}"
    return " ".join(filter(None, (count.what.value, bounds, count.unit)))
