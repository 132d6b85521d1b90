"""A report may play in a territory that is no state of the registry."""

from __future__ import annotations

import datetime as dt

from whoholds.records import PlaceRef, PlaceType, Report
from whoholds.resolve.actors import ActorContext, Registry


def test_forces_in_a_territory_that_is_no_state_stay_unresolved() -> None:
    text = "Police cleared the streets of Kowloon on Sunday."
    report = Report(text, published=dt.date(2019, 9, 1))
    span = report.span(text.index("Kowloon"), text.index("Kowloon") + len("Kowloon"))
    kowloon = PlaceRef(span, "Kowloon", PlaceType.CITY, "HK", None, 22.3, 114.2, "geonames:1819609", confidence=0.99)
    found = ActorContext(report, (), Registry.load(), places=(kowloon,)).resolve("Police")

    assert found.actor_id is None
    assert found.reason
