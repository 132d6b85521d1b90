"""The codes of the field's books, as columns; of an event those of its most specific claim."""

from __future__ import annotations

from whoholds.codes import Codes
from whoholds.export.layers.columns import Value, integer, text

CODES = (
    text("acled_event_type", "ACLED's event type; empty where it has none for this"),
    text("acled_sub_event_type", "ACLED's sub-event type"),
    text("plover", "PLOVER's category and mode"),
    text("cameo", "CAMEO's code"),
    integer("ucdp_type_of_violence", "UCDP's: 1 state-based, 2 non-state, 3 one-sided"),
)


def code_values(codes: Codes | None) -> tuple[Value, ...]:
    """The cells of `CODES`."""
    if codes is None:
        return (None,) * len(CODES)
    acled = codes.acled
    return (
        acled.event_type if acled else None,
        acled.sub_event_type if acled else None,
        codes.plover,
        codes.cameo,
        codes.ucdp,
    )
