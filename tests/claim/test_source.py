"""Who says so: each way of naming a speaker, and what stands in nobody's words but the report's own."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.claim.reading import Sentences, drafts_of, parsed
from whoholds.claim.quotations import quotations
from whoholds.records import Block, BlockKind, Draft, Kind, Report, Span

SAID = [
    ("police", "A bomb killed four people in Kirkuk, police said."),
    ("Police", "Police said a bomb had killed four people in Kirkuk."),
    ("a hospital doctor", "The strike killed nine people, said a hospital doctor."),
    ("the ministry", "In a statement, the ministry said two soldiers were killed near Kidal."),
    ("the ministry", "Two soldiers were killed near Kidal, the ministry said in a statement."),
    ("a local official", "Gunmen killed a teacher in Yala, a local official told reporters on Monday."),
    ("The mayor", "The mayor told a radio station that 12 people had been killed."),
    ("two residents", "Soldiers killed a farmer at a checkpoint, two residents told the newspaper."),
    ("the United Nations", "According to the United Nations, 300 people were killed in Tigray."),
    ("the United Nations", "More than 300 people were killed in Tigray, according to the United Nations."),
    ("medics", "Six people were killed in clashes near the port, according to medics."),
    ("The governor", "The governor was quoted as saying that 20 people had been killed."),
    ("State media", "State media, citing a commander, said that 15 rebels had been killed."),
    ("The army", "The army reported the deaths of three soldiers in Borno."),
    ("the defence ministry", "The deaths of three soldiers were confirmed by the defence ministry."),
    ("The observatory", "The observatory has documented the killing of 40 civilians in Idlib."),
    ("Witnesses", "Witnesses said that the gunmen had killed at least ten people."),
    ("A spokesman", "A spokesman denied that soldiers had killed villagers in Minova."),
    ("The president", "The president accused the militia of killing 50 people in Beni."),
    ("Rights groups", "Rights groups say soldiers killed dozens of protesters in Khartoum."),
    ("an aid group", "Twelve patients died when the clinic was hit, as an aid group reported."),
    ("Residents", "Residents believe that the army killed the two men."),
]
TOGETHER = [
    ("residents and a local militia", "The raid killed six people, residents and a local militia said."),
    ("police and two witnesses", "Six people were killed in Cotabato, said police and two witnesses."),
    ("The army and the rebels", "The army and the rebels said six people had been killed."),
    ("medics and volunteers", "Six people were killed near Lysychansk, according to medics and volunteers."),
    ("Teachers, nurses and a priest", "Teachers, nurses and a priest said soldiers had killed six people in Beni."),
    (
        "security officials and a mayor",
        "Gunmen killed six people, security officials and a mayor told Reuters on Friday.",
    ),
]
COLON = [
    ("Maj. Tesfaye Alemu", 'Maj. Tesfaye Alemu, a militia spokesman: "They killed six of our men at the bridge."'),
    ("Army chief Rosa Duarte", 'Army chief Rosa Duarte: "Snipers killed six people. A nurse was killed too."'),
]
HEADLINES = [
    ("activists", "Rebels kill dozens in Homs, activists say"),
    ("Monitor", "Monitor: 20 civilians killed in Idlib strikes"),
    ("police", "Three killed in Karachi blast: police"),
    ("UN", "UN: 40 people killed in South Sudan attack"),
]
OWN = [
    "A bomb killed four people in Kirkuk on Friday.",
    "It was reported that four people had been killed in Kirkuk.",
    "A photo shows the bodies of three people killed in Kirkuk.",
    "Four people were killed near Tell al-Hara, a hill that rebels hold.",
    "Four people were killed as the minister spoke of peace.",
]
RUNNING = [
    ("the doctor", "“They shelled the clinic. They killed two nurses,” the doctor said."),
    ("the doctor", '"They killed two nurses," the doctor said. "Then soldiers killed a driver at the gate."'),
    ("Colonel Traore", 'Colonel Traore dismissed the report. "They killed two of our men," it went on.'),
    ("The governor of Juba", 'The governor of Juba defended the raid: "The herders killed nine of our people."'),
    ("Amina Yusuf", "Amina Yusuf said: “The gunmen came at night. They killed my two brothers.”"),
]


def speakers(sentences: Sentences, text: str) -> set[str]:
    """The words for the speakers of all deaths in a text; an empty string where there is none."""
    return {words(draft) for draft in drafts_of(sentences, text) if draft.kind is Kind.DEATH}


def words(draft: Draft) -> str:
    """The words for a draft's speaker."""
    phrase = draft.voice.phrase if draft.voice else None
    return phrase.span.text if phrase else ""


def deaths_by_paragraph(sentences: Sentences, text: str) -> list[Draft]:
    """The deaths that a text of several paragraphs tells of."""
    starts = [0, *(found.end() for found in re.finditer("\n\n", text)), len(text) + 2]
    spans = [Span(a, b - 2, text[a : b - 2]) for a, b in pairwise(starts)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, span, span) for span in spans)
    read = tuple(sentences.parser.parse(text, blocks))
    return [draft for draft in sentences.frames.claims(Report(text), blocks, read) if draft.kind is Kind.DEATH]


@pytest.mark.parametrize(("speaker", "text"), SAID)
def test_whoever_tells_of_an_event_is_its_source(speaker: str, text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {speaker}


@pytest.mark.parametrize(("speaker", "text"), HEADLINES)
def test_a_headline_names_its_speaker_before_or_after_the_news(speaker: str, text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {speaker}


@pytest.mark.parametrize(("speaker", "text"), TOGETHER)
def test_those_who_speak_together_are_one_source(speaker: str, text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {speaker}


@pytest.mark.parametrize(("speaker", "text"), COLON)
def test_a_colon_gives_the_word_to_whom_it_follows(speaker: str, text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {speaker}


@pytest.mark.parametrize("text", OWN)
def test_what_nobody_is_named_for_has_no_source(text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {""}


@pytest.mark.parametrize(("speaker", "text"), RUNNING)
def test_a_quotation_belongs_to_its_speaker_from_end_to_end(speaker: str, text: str, sentences: Sentences) -> None:
    assert speakers(sentences, text) == {speaker}


def test_what_follows_a_paragraphs_colon_is_its_speakers_until_another_speaks(
    sentences: Sentences,
) -> None:
    said = "Minister Aster Bekele said:"
    rest = ["Militiamen killed nine farmers in Metekel.", "We mourn them.", "Police said two men were killed in Jimma."]
    text = "\n\n".join([said, *rest])

    assert [words(draft) for draft in deaths_by_paragraph(sentences, text)] == ["Minister Aster Bekele", "Police"]


def test_another_voice_takes_over_within_a_sentence(sentences: Sentences) -> None:
    text = "The army said it had killed 30 rebels, but a rebel commander said only two fighters had died."

    found = [words(draft) for draft in drafts_of(sentences, text) if draft.kind is Kind.DEATH]

    assert found == ["The army", "a rebel commander"]


def test_a_paragraph_closes_what_its_quotation_marks_left_open(sentences: Sentences) -> None:
    text = '"They came at night.\nFour people were killed.'
    found = [mark.inside for mark in quotations(text, parsed(sentences, text))]

    assert found == [False, False]


def test_an_act_of_speech_is_told_in_the_reports_own_voice(sentences: Sentences) -> None:
    text = "The foreign minister condemned the attack on the embassy in Kabul."

    found = [draft for draft in drafts_of(sentences, text) if draft.kind is Kind.STATEMENT]

    assert [words(draft) for draft in found] == [""]
