"""What sort of voice a speaker is."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from whoholds.records import SpeakerKind
from whoholds.resolve.actors import speaker_kind

TABLE = tomllib.loads(files("whoholds").joinpath("ontology/actors/speakers.toml").read_text("utf8"))["speaker"]
MATCHES = [(row["kind"], words) for row in TABLE for words in row["matches"]]
REFUSES = [(row["kind"], words) for row in TABLE for words in row["refuses"]]


@pytest.mark.parametrize(("kind", "words"), MATCHES)
def test_the_table_s_examples_are_of_their_kind(kind: str, words: str) -> None:
    assert speaker_kind(words) == kind


@pytest.mark.parametrize(("kind", "words"), REFUSES)
def test_the_table_s_counter_examples_are_not(kind: str, words: str) -> None:
    assert speaker_kind(words) != kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Syrian Observatory for Human Rights", SpeakerKind.MONITOR),
        ("Amnesty International", SpeakerKind.MONITOR),
        ("Reuters", SpeakerKind.MEDIA),
        ("Taliban spokesman Zabih Noor", SpeakerKind.ARMED_GROUP),
        ("a spokesman for the Rapid Support Forces", SpeakerKind.ARMED_GROUP),
        ("Kyiv", SpeakerKind.OFFICIAL),
        ("the Colombian defence ministry", SpeakerKind.OFFICIAL),
        ("the council chief of a northern province", SpeakerKind.OFFICIAL),
        ("a resident of Taliban-held Baghlan", SpeakerKind.WITNESS),
        ("the African Union", SpeakerKind.INTERNATIONAL_BODY),
        ("a doctor at the town's hospital", SpeakerKind.MEDIC),
        ("Amaq", SpeakerKind.MEDIA),
        ("someone", SpeakerKind.OTHER),
    ],
)
def test_names_of_the_registry_and_words_tell_the_kind(words: str, kind: SpeakerKind) -> None:
    assert speaker_kind(words) == kind


def test_a_commander_of_rebels_is_no_official() -> None:
    assert speaker_kind("Commander Omar Said") == SpeakerKind.OFFICIAL
    assert speaker_kind("Commander Omar Said", side="rebel") == SpeakerKind.ARMED_GROUP
    assert speaker_kind("a doctor", side="rebel") == SpeakerKind.MEDIC
