"""The place that a claim's own clause names, and the town that "the town" and a site without a name go back to."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Claim, Kind, Report


def claims(reader: Reader, text: str, kind: Kind) -> list[Claim]:
    """The claims of one kind in a report of these words."""
    return [c for c in reader.read(Report(text, published=dt.date(2016, 4, 6))).claims if c.kind is kind]


def names(claim: Claim) -> list[str]:
    return [ref.name for ref in claim.places]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            Kind.WITHDRAW,
            (
                "The army said it had taken the towns of Bria and Ndomboro from the rebels, but a priest said that "
                "soldiers had withdrawn from Ndomboro by dusk."
            ),
        ),
        (
            Kind.HOLD,
            (
                "The governor told reporters that troops had driven the rebels out of Mocha and Qarnut, but residents "
                "said that the rebels still hold Qarnut."
            ),
        ),
    ],
)
def test_a_place_that_the_claims_own_clause_names_is_its_place_though_the_gazetteer_lacks_it(
    reader: Reader, kind: Kind, text: str
) -> None:
    assert {names(claim)[0] for claim in claims(reader, text, kind)} <= {"Ndomboro", "Qarnut"}
    assert claims(reader, text, kind)


@pytest.mark.parametrize(
    ("town", "text"),
    [
        (
            "Rutshuru",
            (
                "Fighting went on near Rutshuru on Sunday. If the town fell, the rebels would hold the road between "
                "Goma and Beni, officials said."
            ),
        ),
        (
            "Izyum",
            (
                "Troops entered Izium on Friday. Russian forces lost the town, which lies between Kharkiv and "
                "Sloviansk, within hours."
            ),
        ),
    ],
)
def test_the_town_is_one_named_before_it_and_not_a_bound_named_after_it(reader: Reader, town: str, text: str) -> None:
    found = [claim for claim in claims(reader, text, Kind.CAPTURE) if claim.places]
    assert [names(claim)[0] for claim in found] == [town]


@pytest.mark.parametrize(
    ("town", "text"),
    [
        (
            "Bor",
            (
                "Shells hit Malakal on Monday.\n\nRebels overran an army base on the road to Bor, seizing 12 soldiers "
                "and a cache of rifles."
            ),
        ),
        (
            "Ménaka",
            (
                "A bomb killed six people in Gao and four in Timbuktu on Monday.\n\nOn Tuesday fighters stormed a "
                "military post near Ménaka, capturing nine troops."
            ),
        ),
    ],
)
def test_all_that_is_told_of_a_site_without_a_name_is_at_the_town_that_its_words_name(
    reader: Reader, town: str, text: str
) -> None:
    found = [*claims(reader, text, Kind.CAPTURE), *claims(reader, text, Kind.DETENTION)]
    assert found
    assert {names(claim)[-1] for claim in found} == {town}


@pytest.mark.parametrize(
    "text",
    [
        "Khartoum rejected the demand.",
        "Tripoli accused the militia of war crimes.",
        "Kyiv denied the claim.",
        "Ankara condemned the attack.",
    ],
)
def test_a_capital_that_speaks_or_decides_is_no_place_of_what_it_says(reader: Reader, text: str) -> None:
    spoken = claims(reader, f"Rebels shelled El Fasher on Friday.\n\n{text}", Kind.STATEMENT)
    assert [claim.places for claim in spoken if claim.quote.text == text] == [()]


def test_a_capital_that_sends_forces_is_not_where_they_strike(reader: Reader) -> None:
    text = "Fighters stormed a mosque in Beledweyne on Friday.\n\nAddis Ababa launched air strikes on the town."
    (strike,) = claims(reader, text, Kind.AIR_STRIKE)
    assert names(strike) == ["Beledweyne"]


def test_a_capital_that_falls_is_what_was_taken(reader: Reader) -> None:
    (fall,) = claims(reader, "Kabul fell to the Taliban on Sunday after the government fled.", Kind.CAPTURE)
    assert names(fall) == ["Kabul"]


@pytest.mark.parametrize(
    ("kind", "villages", "text"),
    [
        (
            Kind.ATTACK,
            ["Wadakoro", "Tessime"],
            "Gunmen attacked the villages of Wadakoro and Tessime in Tillabéri region on Monday, killing 14 people.",
        ),
        (
            Kind.LOOTING,
            ["Bangolu"],
            "Shells fell on Bunia on Monday. On Tuesday fighters set fire to the village of Bangolu, residents said.",
        ),
        (
            Kind.LOOTING,
            ["Jughmar"],
            "El Fasher was shelled. Fighters cut the road to Kutum and set fire to the village of Jughmar, he said.",
        ),
    ],
)
def test_villages_that_are_struck_are_where_it_was_though_the_gazetteer_lacks_them(
    reader: Reader, kind: Kind, villages: list[str], text: str
) -> None:
    assert [names(claim)[0].removeprefix("the village of ") for claim in claims(reader, text, kind)] == villages


def test_words_that_count_the_towns_named_before_them_are_no_place_of_their_own(reader: Reader) -> None:
    text = "Rebels seized Kurmuk and Geissan, two towns near the border, officials said."
    assert [names(claim)[0] for claim in claims(reader, text, Kind.CAPTURE)] == ["Kurmuk", "Geissan"]


def test_the_town_is_one_of_the_last_paragraphs_and_not_the_headlines(reader: Reader) -> None:
    text = (
        "Rebels capture base as fighting nears Sittwe\n\nRebels seized an army base in Buthidaung on Monday.\n\n"
        "The government rejected the claim and said troops were holding the town."
    )
    (hold,) = claims(reader, text, Kind.HOLD)
    assert names(hold)[0].startswith("Buthidaung")


@pytest.mark.parametrize(
    ("town", "text"),
    [
        ("Mugunga", "In the city of Goma, shells hit a camp at Mugunga on Friday."),
        ("Qarnut", "In the city of Homs, shells hit a market at Qarnut on Monday."),
    ],
)
def test_a_site_that_is_struck_is_at_the_town_that_its_own_words_name(reader: Reader, town: str, text: str) -> None:
    assert {names(claim)[-1] for claim in claims(reader, text, Kind.SHELLING)} == {town}
