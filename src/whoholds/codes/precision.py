"""UCDP's precisions, which places and times carry, as ACLED's."""

from __future__ import annotations

from collections.abc import Mapping

_GEO: Mapping[int, int] = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
_TIME: Mapping[int, int] = {1: 1, 2: 2, 3: 2, 4: 3}


def geo_precision(where_prec: int | None) -> int | None:
    """ACLED's `geo_precision` for UCDP's `where_prec`: 1 a named town, 2 near one or within a district, 3 larger."""
    return _GEO.get(where_prec or 0)


def time_precision(date_prec: int | None) -> int | None:
    """ACLED's `time_precision` for UCDP's `date_prec`: 1 the day, 2 within the week, 3 the month; None for a year."""
    return _TIME.get(date_prec or 0)
