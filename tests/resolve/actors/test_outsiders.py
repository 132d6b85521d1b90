"""A country that only brokers, hosts or condemns isn't the land of the army; a common name is many a war's."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.records import PlaceRef, PlaceType, Report
from whoholds.resolve.actors import ActorContext, Registry, Resolution

OUTSIDE = [
    "The army shelled the port. A truce brokered by Kenya takes effect.",
    "The army shelled the port. Algeria has mediated between the sides.",
    "The army shelled the port. Norway and Egypt condemned the killings.",
    "The army shelled the port. Delegates left the talks in Switzerland.",
    "The army shelled the port. Oman, which hosts the talks, said nothing.",
    "The army shelled the port. Japan sent food and medical supplies.",
    "The army shelled the port. Talks hosted by Egypt and Jordan ended.",
]
INSIDE = [
    "The army shelled the port. Kenya said it would fight on.",
    "The army shelled the port. Kenya sent 500 more troops to the coast.",
    "The army shelled the port. Kenya condemned it. Kenyan jets hit back.",
    "The army shelled the port in Kenya. A truce brokered by Egypt failed.",
]


def army(text: str) -> Resolution:
    """Whom "the army" means that a report begins with."""
    report = Report(text, published=dt.date(2024, 6, 12))
    return ActorContext(report, (), Registry.load()).resolve("The army", start=0)


@pytest.mark.parametrize("text", OUTSIDE)
def test_the_army_is_not_an_outsiders(text: str) -> None:
    assert army(text).actor_id is None


@pytest.mark.parametrize("text", INSIDE)
def test_the_army_is_the_countrys_that_does_more_than_look_on(text: str) -> None:
    assert army(text).actor_id == "state:KE"


TALKS = [
    ("Envoys left the talks in Geneva as the army shelled the port.", None),
    ("The Geneva talks failed and the army shelled the port.", None),
    ("Envoys flew to Geneva for talks as the army shelled the port.", None),
    ("The army shelled Geneva for hours.", "state:CH"),
    ("The army shelled the port in Geneva.", "state:CH"),
]


@pytest.mark.parametrize(("text", "actor_id"), TALKS)
def test_a_town_where_people_only_talk_is_no_land_of_the_army(text: str, actor_id: str | None) -> None:
    report = Report(text, published=dt.date(2024, 6, 12))
    at = text.index("Geneva")
    geneva = PlaceRef(report.span(at, at + 6), "Geneva", PlaceType.CITY, "CH", None, 46.2, 6.1, "geonames:2660646")
    found = ActorContext(report, (), Registry.load(), places=(geneva,)).resolve("the army", start=text.index("army"))

    assert found.actor_id == actor_id


def test_an_outsider_is_a_foreign_state() -> None:
    text = "Rebels took the port. A truce brokered by Qatar collapsed."
    found = ActorContext(Report(text), (), Registry.load()).resolve("Qatar", start=text.index("Qatar"))

    assert (found.actor_id, found.side) == ("state:QA", "foreign state")


COMMON = [
    ("the Northern Alliance", "The Northern Alliance entered the port.", None),
    ("the Northern Alliance", "The Northern Alliance entered Kabul in Afghanistan.", "northern-alliance"),
    ("the Southern Front", "The Southern Front took two villages in Peru.", None),
    ("the Southern Front", "The Southern Front took two villages in Syria.", "southern-front"),
    ("rebels of the Northern Alliance", "Rebels of the Northern Alliance entered a port in Chad.", None),
]


@pytest.mark.parametrize(("words", "text", "actor_id"), COMMON)
def test_a_common_name_means_its_group_only_with_a_sign_of_its_country(
    words: str, text: str, actor_id: str | None
) -> None:
    report = Report(text, published=dt.date(2014, 6, 12))

    assert ActorContext(report, (), Registry.load()).resolve(words, start=0).actor_id == actor_id
