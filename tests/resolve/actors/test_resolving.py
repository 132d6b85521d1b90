"""Whom words mean: by name, by composition, by the report around them; and when they mean no one that can be told."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.records import Report
from whoholds.resolve.actors import ActorContext, Registry, Resolution

REGISTRY = Registry.load()
SUDAN = """Fighting broke out again in Sudan on Monday. The paramilitary Rapid Support Forces (RSF) attacked the \
market of Kutum, residents said. The army sent warplanes. Sudanese soldiers were wounded, and the Blue River Guard \
(BRG) fled.
"""
MALI = """Gunmen stormed a barracks in northern Mali. Ansar Dine claimed the raid. The Islamist group said it had \
killed nine. Prime Minister Moussa Keita condemned it. Hours later Keita met French officers in Bamako.
"""


def context(text: str, year: int = 2023) -> ActorContext:
    return ActorContext(Report(text, published=dt.date(year, 6, 1)), (), REGISTRY)


def resolve(words: str, text: str = "", year: int = 2023) -> Resolution:
    start = text.find(words)
    return context(text, year).resolve(words, start=start if start >= 0 else None)


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("Taliban fighters", "Taliban", "rebel"),
        ("54 Taliban militants", "Taliban", "rebel"),
        ("dozens of Houthi rebels", "Houthis", "rebel"),
        ("at least 12 suspected Boko Haram insurgents", "Boko Haram", "rebel"),
        ("members of the Lord's Resistance Army", "Lord's Resistance Army", "rebel"),
        ("rebels from the Kosovo Liberation Army", "Kosovo Liberation Army", "rebel"),
        ("fighters belonging to M23", "M23", "rebel"),
        ("the Islamist militant group al-Shabaab", "al-Shabaab", "rebel"),
        ("the Shining Path guerrilla movement", "Shining Path", "rebel"),
        ("Sinaloa Cartel gunmen", "Sinaloa Cartel", "militia"),
        ("the U.S.-led coalition", "US-led coalition", "international body"),
        ("Kata’ib Hezbollah positions", "Kataib Hezbollah", "militia"),
        ("Turkish-backed Free Syrian Army rebels", "Free Syrian Army", "rebel"),
        ("the UN Security Council", "United Nations Security Council", "international body"),
    ],
)
def test_a_name_with_words_for_its_members_is_the_actor(words: str, name: str, side: str) -> None:
    found = resolve(words)
    assert (found.name, found.side) == (name, side)
    assert found.actor_id is not None


@pytest.mark.parametrize(
    ("words", "actor_id"),
    [
        ("Iraqi soldiers", "state:IQ"),
        ("Syrian regime warplanes", "state:SY"),
        ("Ethiopian government forces", "state:ET"),
        ("the government of Colombia", "state:CO"),
        ("two Peruvian policemen", "state:PE:police"),
        ("Ukraine's military", "state:UA"),
        ("the Burmese navy", "state:MM"),
        ("soldiers of the Nepalese army", "state:NP"),
        ("the Maduro government", "state:VE"),
        ("forces loyal to President Charles Taylor", "state:LR"),
        ("Kinshasa", "state:CD"),
        ("Russia", "state:RU"),
        ("Bangladeshi peacekeepers", "state:BD"),
    ],
)
def test_a_country_with_words_for_its_power_is_its_state(words: str, actor_id: str) -> None:
    found = resolve(words)
    assert found.actor_id == actor_id


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Turkish-backed rebels", "rebel"),
        ("pro-government militia", "militia"),
        ("anti-government fighters", "rebel"),
        ("Rwandan-backed fighters", None),
        ("pro-Ethiopian militiamen", "militia"),
    ],
)
def test_those_named_by_whom_they_side_with_are_not_their_patron(words: str, side: str | None) -> None:
    found = resolve(words, "Fighting went on in Congo.")
    assert (found.name, found.actor_id, found.side) == (words, None, side)


@pytest.mark.parametrize("words", ["40 civilians", "residents", "three women", "journalists", "Nepali villagers"])
def test_civilians_are_no_entry_of_the_registry(words: str) -> None:
    found = resolve(words)
    assert found.actor_id is None
    assert found.side == "civilians"


def test_the_noun_is_the_name_of_civilians() -> None:
    assert resolve("at least 40 civilians").name == "civilians"
    assert resolve("residents of Kutum").name == "residents of Kutum"


@pytest.mark.parametrize("words", ["an ISIL tank", "a Hezbollah rocket depot", "the Colombian oil pipeline"])
def test_a_thing_of_an_actor_is_not_the_actor(words: str) -> None:
    assert resolve(words).actor_id is None


def test_a_thing_of_an_actor_is_called_by_the_actor_s_usual_name() -> None:
    assert resolve("two ISIL weapons caches").name == "Islamic State weapons caches"


@pytest.mark.parametrize("words", ["a Houthi checkpoint", "the Houthis' outposts", "Houthi snipers"])
def test_what_an_actor_fights_from_stands_for_it(words: str) -> None:
    assert resolve(words).name == "Houthis"


def test_forces_without_a_name_are_those_of_the_country_that_the_report_plays_in() -> None:
    for words in ("The army", "government forces", "the military", "troops", "regime forces"):
        assert resolve(words, SUDAN).actor_id == "state:SD", words
    assert resolve("police", SUDAN).name == "Sudanese police"


def test_forces_without_a_name_stay_unresolved_where_two_countries_are_as_likely() -> None:
    text = "Forces clashed in Chad. Forces clashed in Niger."
    found = context(text).resolve("government forces")
    assert found.actor_id is None
    assert found.name == "government forces"
    assert "unclear" in found.reason


def test_an_acronym_that_the_report_introduces_means_what_it_was_introduced_for() -> None:
    assert resolve("the RSF", SUDAN).actor_id == "rapid-support-forces"
    assert resolve("BRG fighters", SUDAN).name == "Blue River Guard"
    assert resolve("BRG fighters", SUDAN).actor_id is None


def test_a_shared_acronym_means_the_actor_of_the_report_s_country() -> None:
    assert resolve("ADF rebels", "ADF rebels attacked a village in Uganda.").actor_id == "allied-democratic-forces"
    assert resolve("ADF fighters", "ADF fighters shot at police in Cameroon.").actor_id == "ambazonia-defence-forces"


def test_an_outlet_has_its_acronym_where_no_other_actor_is_at_home() -> None:
    assert resolve("AFP", "Rockets hit a port in Yemen, AFP reported.").actor_id == "agence-france-presse"
    found = resolve("AFP troops", "AFP troops shelled a hill in the Philippines.")
    assert found.actor_id == "armed-forces-of-the-philippines"
    assert resolve("RSF", "Two reporters died in Peru, RSF said.").actor_id == "reporters-without-borders"


def test_an_epithet_means_the_armed_group_of_the_report() -> None:
    found = resolve("The Islamist group", MALI)
    assert found.actor_id == "ansar-dine"
    assert resolve("The militants", MALI + "The militants then left.").actor_id == "ansar-dine"


def test_rebels_of_no_named_group_are_the_country_s_rebels() -> None:
    text = "Rebels took a town in western Nepal on Friday."
    found = resolve("Rebels", text, 2003)
    assert (found.name, found.actor_id, found.side) == ("Nepali rebels", None, "rebel")


def test_gunmen_of_no_named_group_stay_gunmen() -> None:
    found = resolve("Gunmen", MALI)
    assert (found.name, found.actor_id) == ("Gunmen", None)


@pytest.mark.parametrize("words", ["the enemy", "the occupiers", "invaders"])
def test_words_that_depend_on_who_speaks_are_never_resolved(words: str) -> None:
    assert resolve(words, SUDAN).actor_id is None


def test_forces_that_a_pronoun_owns_wait_for_the_pronoun() -> None:
    found = resolve("their forces", SUDAN)
    assert found.actor_id is None
    assert "pronoun" in found.reason


def test_people_stand_on_the_side_of_their_office() -> None:
    found = resolve("Deputy provincial council chairman Majid Anwar", "Clashes went on in Afghanistan.")
    assert (found.name, found.actor_id, found.side) == ("Majid Anwar", "state:AF", "government")
    found = resolve("Houthi spokesman Yahya Salem")
    assert (found.name, found.actor_id) == ("Yahya Salem", "houthis")
    found = resolve("Hassan Omar, a commander of the Rapid Support Forces")
    assert (found.name, found.actor_id) == ("Hassan Omar", "rapid-support-forces")


def test_a_surname_or_an_office_leads_back_to_the_full_name() -> None:
    assert resolve("Keita", MALI).name == "Moussa Keita"
    text = MALI + "The prime minister left."
    assert context(text).resolve("The prime minister", start=len(text) - 24).name == "Moussa Keita"


def test_a_private_person_is_named_but_no_entry() -> None:
    found = resolve("Amina Sule")
    assert (found.name, found.actor_id) == ("Amina Sule", None)


def test_a_name_that_the_registry_lacks_is_kept_as_it_is() -> None:
    found = resolve("the Southern Falcons Brigade", "The Southern Falcons Brigade fought Hamas.")
    assert (found.name, found.actor_id) == ("Southern Falcons Brigade", None)


@pytest.mark.parametrize("words", ["they", "He", "", "  ", "its"])
def test_pronouns_and_nothing_are_unresolved_with_the_reason(words: str) -> None:
    found = resolve(words)
    assert found.actor_id is None
    assert "pronoun" in found.reason


def test_a_state_is_government_at_home_and_a_foreign_state_abroad() -> None:
    text = "Government troops fought in Mali, Malian officials said. Mali's army and French troops advanced."
    assert resolve("Malian officials", text).side == "government"
    assert resolve("French troops", text).side == "foreign state"
    assert resolve("French troops", text).name == "France"


WARS = {
    "drc": (
        2025,
        (
            "M23 rebels backed by Rwanda entered a town in eastern Congo. Congolese soldiers fled with Wazalendo men. "
            "The rebels took the airport. ADF fighters burned a clinic in Ituri. South African peacekeepers were hurt."
        ),
    ),
    "myanmar": (
        2023,
        (
            "Fighters from the Three Brotherhood Alliance took a post in Myanmar. The junta sent jets. The alliance "
            "denied losses. The ethnic army rested. Col. Aung Lin, a spokesman for the Kachin Independence Army, spoke."
        ),
    ),
    "sri lanka": (
        2008,
        (
            "Sri Lankan troops took a village, the military said. Tamil Tiger rebels fought on. The separatists lost "
            "50 fighters. Air force jets bombed a pier. Army chief Lt. Gen. Sunil Perera was calm."
        ),
    ),
    "nigeria": (
        2020,
        (
            "Boko Haram jihadists raided a village in Nigeria. Islamic State West Africa Province did too. The "
            "jihadists fled. Bandits took students. Governor Musa Bala, known as Danjuma, came. The sect rules by fear."
        ),
    ),
    "chechnya": (
        1995,
        (
            "Russian troops stormed a suburb. Chechen fighters held on. The separatists withdrew. Federal "
            "forces shelled a bridge in Russia's south."
        ),
    ),
    "mali": (
        2020,
        "Mutinous soldiers seized the radio in Mali. The Presidential Guard stood by. President Oumar Diallo resigned.",
    ),
    "india": (
        2019,
        (
            "A bomber from Jaish-e-Mohammed hit a convoy in India. Naxals burned trucks. The Pakistan-based group "
            "claimed the bomb. Five CRPF troopers died."
        ),
    ),
    "lebanon": (2024, "Hezbollah fired rockets from Lebanon at Israel. The Lebanese Shia group said it would go on."),
}


@pytest.mark.parametrize(
    ("war", "words", "actor_id"),
    [
        ("drc", "The rebels", "march-23-movement"),
        ("drc", "ADF fighters", "allied-democratic-forces"),
        ("drc", "Congolese soldiers", "state:CD"),
        ("drc", "South African peacekeepers", "state:ZA"),
        ("myanmar", "The junta", "myanmar-junta"),
        ("myanmar", "The alliance", "three-brotherhood-alliance"),
        ("myanmar", "The ethnic army", None),
        ("myanmar", "Col. Aung Lin, a spokesman for the Kachin Independence Army", "kachin-independence-army"),
        ("sri lanka", "The separatists", "liberation-tigers-of-tamil-eelam"),
        ("sri lanka", "Air force jets", "state:LK"),
        ("sri lanka", "Army chief Lt. Gen. Sunil Perera", "state:LK"),
        ("nigeria", "The jihadists", "boko-haram"),
        ("nigeria", "Bandits", None),
        ("nigeria", "Danjuma", "state:NG"),
        ("chechnya", "The separatists", "chechen-republic-of-ichkeria"),
        ("chechnya", "Federal forces", "state:RU"),
        ("mali", "Mutinous soldiers", None),
        ("mali", "The Presidential Guard", "state:ML"),
        ("mali", "President Oumar Diallo", "state:ML"),
        ("india", "The Pakistan-based group", "jaish-e-mohammed"),
        ("india", "Five CRPF troopers", "central-reserve-police-force"),
        ("lebanon", "The Lebanese Shia group", "hezbollah"),
    ],
)
def test_the_report_around_tells_whom_its_words_mean(war: str, words: str, actor_id: str | None) -> None:
    year, text = WARS[war]
    assert words in text or words == "Danjuma"
    assert resolve(words, text, year).actor_id == actor_id


@pytest.mark.parametrize(
    ("words", "actor_id"),
    [
        ("an al-Qaeda affiliate", None),
        ("ethnic Armenian forces", None),
        ("pro-Hamas groups", None),
        ("militants linked to Boko Haram", None),
        ("supporters of President Nicolas Maduro", None),
        ("Russian mercenaries from the Wagner Group", "wagner-group"),
        ("Iraqi troops with Peshmerga fighters", "state:IQ"),
        ("Haftar's troops", "libyan-national-army"),
        ("troops loyal to Khalifa Haftar", "libyan-national-army"),
        ("Wagner boss Oleg Petrov", "wagner-group"),
        ("the Russian 31st Frost Brigade", "state:RU"),
    ],
)
def test_words_beside_a_name_tell_members_from_others(words: str, actor_id: str | None) -> None:
    assert resolve(words, "Fighting went on.").actor_id == actor_id


def test_a_name_told_apart_by_its_country_means_nothing_elsewhere() -> None:
    assert resolve("the Federal Police", "Gunmen fled in Mexico. Then the Federal Police came.").actor_id == (
        "federal-police-mexico"
    )
    found = resolve("the Federal Police", "Gunmen fled in Brazil. Then the Federal Police came.")
    assert found.actor_id == "state:BR:police"


def test_a_junta_is_the_one_of_the_reports_country() -> None:
    text = "Burkina Faso's junta said jihadists stormed a camp near Dori. The junta's troops fled."
    assert resolve("The junta's troops", text, 2024).actor_id == "state:BF"


def test_the_army_in_a_report_from_a_land_without_one_is_its_neighbours() -> None:
    text = "Tanks rolled into Jenin on Monday. Palestinian medics said two men died. The military gave no comment."
    assert resolve("The military", text, 2024).actor_id == "state:IL"


@pytest.mark.parametrize(
    ("words", "text", "actor_id"),
    [
        ("ISIS-Mozambique", "ISIS-Mozambique raided Mueda.", "islamic-state-mozambique-province"),
        ("Mujahideen Brigades", "The Mujahideen Brigades fired mortars in Gaza.", "palestinian-mujahideen-movement"),
        ("joint forces of Darfur", "The joint forces of Darfur held Mellit, Sudan.", "darfur-joint-protection-force"),
        ("National Resistance", "In Yemen the National Resistance held Mocha.", "national-resistance-yemen"),
        ("33rd Front", "In Colombia the 33rd Front ambushed a patrol.", "33rd-front"),
    ],
)
def test_groups_of_today_are_known_by_the_names_reports_give_them(words: str, text: str, actor_id: str) -> None:
    assert resolve(words, text, 2025).actor_id == actor_id
