"""Someone who speaks for a side speaks as that side, wherever the words for it stand."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Report, SpeakerKind
from whoholds.resolve.actors import ActorContext, Registry, speaker_kind

SPEAKERS = [
    ("A spokesman for the RSF said its fighters had taken Babanusa in Sudan.", "rapid-support-forces"),
    ("The rebels hold Goma, a spokesman for the M23 said on Monday.", "march-23-movement"),
    ("A resident said the rebels had taken Goma.", None),
]


@pytest.mark.parametrize(("text", "actor_id"), SPEAKERS)
def test_a_spokesman_for_a_side_has_its_word(text: str, actor_id: str | None, reader: Reader) -> None:
    found = [claim.source for claim in reader.read(Report(text)).claims if claim.source]

    assert found
    assert {source.actor_id for source in found} == {actor_id}


OFFICES = [
    ("the group's commander", "M23 rebels took Kitchanga in Congo on Friday.", "march-23-movement"),
    ("a spokesman for the group", "M23 rebels took Kitchanga in Congo on Friday.", "march-23-movement"),
    ("a spokesman for the government", "M23 rebels took Kitchanga in Congo on Friday.", "state:CD"),
    ("a military source", "M23 rebels took Kitchanga in Congo on Friday.", "state:CD"),
    ("a medical source", "M23 rebels took Kitchanga in Congo on Friday.", None),
    ("a spokesman for the hospital", "M23 rebels took Kitchanga in Congo on Friday.", None),
    ("the group's commander", "The school was shelled on Friday.", None),
]


@pytest.mark.parametrize(("words", "text", "actor_id"), OFFICES)
def test_an_office_is_of_the_side_that_words_without_a_name_mean(words: str, text: str, actor_id: str | None) -> None:
    report = Report(text, published=dt.date(2024, 1, 1))

    assert ActorContext(report, (), Registry.load()).resolve(words, start=len(text)).actor_id == actor_id


def test_a_coalition_of_rebels_is_no_international_body() -> None:
    assert speaker_kind("a Tuareg coalition", side="rebel") is SpeakerKind.ARMED_GROUP
    assert speaker_kind("the coalition", side="international body") is SpeakerKind.INTERNATIONAL_BODY


def test_a_person_of_a_state_is_an_official_without_a_title() -> None:
    assert speaker_kind("Ana Duarte", side="government") is SpeakerKind.OFFICIAL
    assert speaker_kind("Ana Duarte") is SpeakerKind.OTHER
