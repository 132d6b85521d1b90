"""Which words of a report are places, and which places they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.records import PlaceType, Report
from whoholds.resolve.places import Gazetteer, find_places
from whoholds.resolve.places.find import read_places, resolve_name

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "words", "country", "lat"),
    [
        ("Boats left Tripoli for Malta as Libyan militias fought.", "Tripoli", "LY", 32.9),
        ("Snipers fired in Tripoli, in the north of Lebanon, on Friday.", "Tripoli", "LB", 34.4),
        ("Sudanese troops left Port Sudan for Nyala in Darfur.", "Nyala", "SD", 12.0),
        ("M23 rebels entered Goma, the capital of North Kivu.", "Goma", "CD", -1.7),
        ("Insurgents shelled Palma in Mozambique's Cabo Delgado province.", "Palma", "MZ", -10.8),
        ("Troops clashed in Lashio, in Myanmar's Shan State.", "Lashio", "MM", 22.9),
        ("Gunmen attacked a convoy near Djibo in northern Burkina Faso.", "Djibo", "BF", 14.1),
        ("The Georgian army said shells hit Gori and Tskhinvali.", "Gori", "GE", 42.0),
        ("A bus was shot at in Jalalabad; the Afghan army closed the road.", "Jalalabad", "AF", 34.4),
    ],
)
def test_the_rest_of_the_report_tells_which_place_a_name_means(
    read: Read, text: str, words: str, country: str, lat: float
) -> None:
    (ref,) = [ref for ref in read(text) if ref.span and ref.span.text == words]
    assert ref.country == country
    assert ref.lat == pytest.approx(lat, abs=0.3)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Fighters entered Kunduz city at dawn.", "Kunduz city", PlaceType.CITY),
        ("All of Kunduz province fell within a week.", "Kunduz province", PlaceType.PROVINCE),
        ("Marines landed in Sulu province in the Philippines.", "Sulu province", PlaceType.PROVINCE),
        ("Gangs hold the Solino neighborhood of Port-au-Prince.", "Port-au-Prince", PlaceType.CITY),
        ("The village of Sarmin was hit by rockets in Syria.", "Sarmin", PlaceType.VILLAGE),
        ("Flights at Khartoum airport stopped.", "Khartoum airport", PlaceType.FACILITY),
        ("Villagers fled northern Mali.", "northern Mali", PlaceType.REGION),
        ("A tanker burned in the Gulf of Aden.", "Gulf of Aden", PlaceType.WATER),
        ("Ethiopia sent envoys.", "Ethiopia", PlaceType.COUNTRY),
    ],
)
def test_a_word_beside_the_name_tells_its_type(read: Read, text: str, words: str, kind: PlaceType) -> None:
    assert {ref.span.text: ref.type for ref in read(text) if ref.span}[words] is kind


@pytest.mark.parametrize(
    "text",
    [
        "General Ahmad Kandahari addressed the cadets.",
        "Paris Hilton posted a picture.",
        "She likes reading nice mobile novels in May.",
        "The Washington Post and the Aleppo Media Center published it.",
        "The Syrian and the Iraqi ministers met.",
        "Mr Lincoln said he was tired.",
        "We're sure I've seen it.",
        "Militiamen of the Fano and of al-Shabab denied it.",
    ],
)
def test_persons_organisations_peoples_and_everyday_words_are_no_places(read: Read, text: str) -> None:
    assert [ref.span.text for ref in read(text) if ref.span] == []


@pytest.mark.parametrize(
    ("text", "relation", "precision"),
    [
        ("A drone fell 20 km south of Hodeidah.", "20 km south of", 2),
        ("Soldiers dug in on the outskirts of Donetsk.", "the outskirts of", 2),
        ("Bandits wait near Zinder.", "near", 2),
        ("Villagers fled in the north of Cabo Delgado.", None, 4),
        ("Shells fell on Sloviansk.", None, 1),
    ],
)
def test_words_that_move_a_place_are_kept_and_lower_its_precision(
    read: Read, text: str, relation: str | None, precision: int
) -> None:
    (ref,) = read(text)
    assert (ref.relation, ref.precision) == (relation, precision)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They marched on the capital of Takhar province.", "the capital of Takhar province", "Taloqan"),
        ("Planes bombed the Yemeni capital overnight.", "Yemeni capital", "Sanaa"),
        ("In Borno state the army left the provincial capital.", "the provincial capital", "Maiduguri"),
        ("The missiles crossed Jordanian airspace.", "Jordanian airspace", "Jordan"),
    ],
)
def test_a_description_means_the_place_it_describes(read: Read, text: str, words: str, name: str) -> None:
    assert {ref.span.text: ref.name for ref in read(text) if ref.span}[words] == name


@pytest.mark.parametrize(
    ("spelt", "people", "lat"),
    [
        ("Shiberghan", "Afghan", 36.7),
        ("Sari Pul", "Afghan", 36.2),
        ("Lashkargah", "Afghan", 31.6),
        ("Zaporizhia", "Ukrainian", 47.8),
        ("Kafranbel", "Syrian", 35.6),
        ("Baidowa", "Somali", 3.1),
    ],
)
def test_spellings_by_ear_find_the_town(read: Read, spelt: str, people: str, lat: float) -> None:
    found = read(f"{people} officials said the town of {spelt} was calm.")
    assert [ref.lat for ref in found] == [pytest.approx(lat, abs=0.3)]


def test_text_without_capitals_all_in_capitals_and_hashtags_are_read(read: Read) -> None:
    assert "AF" in {ref.country for ref in read("heavy clashes near kandahar and in herat tonight, many fled")}
    assert {"SY"} == {ref.country for ref in read("REBELS ENTER ALEPPO AND HAMA")}
    assert "AF" in {ref.country for ref in read("We are leaving. #Kandahar")}


def test_a_name_that_the_gazetteer_lacks_stays_unresolved_with_the_reason(read: Read) -> None:
    (ref,) = [r for r in read("Ukrainian guns shelled the village of Vymyshlenivka.") if r.span]
    assert (ref.lat, ref.lon, ref.place_id) == (None, None, None)
    assert ref.reason


def test_both_ends_of_a_road_are_moved_from_their_spots(read: Read) -> None:
    found = read("A bus was ambushed between Gao and Ansongo in Mali.")
    assert [ref.relation for ref in found][:2] == ["between", "between"]


def test_an_unlisted_village_lies_in_the_division_that_the_words_name(read: Read) -> None:
    (ref,) = [
        r for r in read("Raiders burned the village of Zzurmawa in Borno state.") if r.span and "Zz" in r.span.text
    ]
    assert (ref.country, ref.precision) == ("NG", 4)
    assert ref.reason


def test_a_border_has_no_single_point(read: Read) -> None:
    (ref,) = read("Smugglers were caught on the border with Chad.")
    assert ref.lat is None
    assert ref.reason == "a border is no single point"


def test_each_choice_shows_its_reasons(read: Read) -> None:
    (ref,) = read("Fighting goes on in Khartoum.")
    assert {item.reason for item in ref.evidence} >= {"size", "is_capital"}
    assert ref.confidence is not None
    assert 0 < ref.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_every_span_holds(text: str) -> None:
    gazetteer = Gazetteer.open()
    for ref in find_places(Report(text=text), (), (), gazetteer):
        assert ref.span is not None
        ref.span.check(text)


def test_reading_twice_gives_the_same(gazetteer: Gazetteer) -> None:
    report = Report(text="Clashes in Gao and Kidal. Malian troops left Menaka for Ansongo. Gao is calm.")
    assert find_places(report, (), (), gazetteer) == find_places(report, (), (), gazetteer)


def test_a_name_from_outside_is_resolved_by_the_reports_context(gazetteer: Gazetteer) -> None:
    report = Report(text="Lebanese soldiers deployed in Sidon and Tyre.")
    reading = read_places(report, (), (), gazetteer)
    ref = resolve_name("Tripoli", reading=reading, gazetteer=gazetteer)
    assert ref is not None
    assert (ref.country, ref.span) == ("LB", None)


def test_what_was_refused_is_listed_with_the_reason(gazetteer: Gazetteer) -> None:
    reading = read_places(Report(text="Paris Hilton was seen in Aden."), (), (), gazetteer)
    assert ("Paris", "part of a longer name") in {(d.span.text, d.reason) for d in reading.refused if d.span}


def test_a_small_word_after_a_name_in_capitals_is_not_part_of_it(read: Read) -> None:
    text = "CLASHES IN ALEPPO AND IDLIB AS REBELS LEAVE HAMA"
    assert [ref.span.text for ref in read(text) if ref.span] == ["ALEPPO", "IDLIB", "HAMA"]


@pytest.mark.parametrize(
    ("country", "name"),
    [("Syria", "Ras al-Ayn"), ("Bosnia", "Žepa"), ("Armenia", "Goris"), ("Afghanistan", "Eslam Qaleh")],
)
def test_a_town_of_the_country_that_the_report_speaks_of_comes_before_namesakes(
    read: Read, country: str, name: str
) -> None:
    area, town = read(f"In {country}, fighting was reported in {name} on Monday.")
    assert town.country == area.country
    assert town.lat is not None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Lorries waited at the Kerem Shalom crossing on the edge of Gaza.", "Kerem Shalom crossing", "IL"),
        ("Troops left Bulo Marer in Somalia's Lower Shabelle.", "Bulo Marer", "SO"),
        ("Farmers were killed in Zabarmari, near Maiduguri in Nigeria.", "Zabarmari", "NG"),
        ("Federal troops entered Kobo, in Ethiopia's Amhara region.", "Kobo", "ET"),
        ("Rebels burned boats at Diafarabé in central Mali.", "Diafarabé", "ML"),
        ("Fighters of the tribe took the town of Hit in Iraq's Anbar province.", "Hit", "IQ"),
    ],
)
def test_small_places_that_wars_made_known_are_found(read: Read, text: str, words: str, country: str) -> None:
    found = {ref.span.text: ref for ref in read(text) if ref.span}
    assert (found[words].country, found[words].lat is not None) == (country, True)


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Troops in Ukraine took the village of Novooleksandrivka on Monday.", "Novooleksandrivka"),
        ("Fighters in Mali raided the village of Mopti at night.", "Mopti"),
        ("Militiamen burned the village of Nyala in Sudan.", "Nyala"),
    ],
)
def test_a_village_is_no_large_town_that_bears_its_name(read: Read, text: str, village: str) -> None:
    (ref,) = [ref for ref in read(text) if ref.span and ref.span.text == village]
    assert (ref.lat, bool(ref.reason)) == (None, True)
