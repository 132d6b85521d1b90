"""Where an outlet is at home weighs a little."""

from __future__ import annotations

import pytest

from whoholds.records import Report
from whoholds.resolve.places import Gazetteer, find_places
from whoholds.resolve.places.home import home_of


@pytest.mark.parametrize(
    ("source", "url", "home"),
    [
        ("Sudan Tribune", None, "SD"),
        ("The Somali Courier", None, "SO"),
        ("Daily News", "https://www.dailynews.co.uk/a/b", "GB"),
        ("Hromada", "https://hromada.ua/news?id=3", "UA"),
        ("Watch", "https://watch.io/x", None),
        ("Iraq and Syria Monitor", None, None),
        ("Evening Post", "https://[bad", None),
        (None, None, None),
    ],
)
def test_the_outlet_s_name_or_its_domain_tells_its_country(
    gazetteer: Gazetteer, source: str | None, url: str | None, home: str | None
) -> None:
    assert home_of(Report("Shells fell.", source=source, url=url), gazetteer) == home


def test_a_place_at_the_outlet_s_home_has_that_for_a_weak_reason(gazetteer: Gazetteer) -> None:
    found = {}
    for source in ("Libya Daily", "Lebanon Daily"):
        (ref,) = find_places(Report("Police closed roads into Tripoli on Sunday.", source=source), (), (), gazetteer)
        found[source] = {item.reason: item.weight for item in ref.evidence}
    assert 0 < found["Libya Daily"]["outlet_home"] < found["Libya Daily"]["size"]
    assert "outlet_home" not in found["Lebanon Daily"]
