"""Clauses that a parser hangs too low, speakers before colons, months that are words, and means of transport."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Block, BlockKind, Draft, Kind, Report, Span, Status


def one(sentences: Sentences, text: str, kind: Kind) -> Draft:
    """The draft of a kind in a text that has just one."""
    (found,) = [draft for draft in drafts_of(sentences, text) if draft.kind is kind]
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "thing"),
    [
        (
            'The ministry denied that any clinic had been hit and accused "bandits" of using villagers as shields.',
            "The ministry",
            "any clinic",
        ),
        (
            "The governor denied that the market had been shelled and blamed the rebels for a fire there.",
            "The governor",
            "the market",
        ),
        (
            "The army denied that a hospital in Sumy was bombed and accused Russia of lying.",
            "The army",
            "a hospital",
        ),
    ],
)
def test_who_denies_also_accuses_not_what_was_hit(sentences: Sentences, text: str, speaker: str, thing: str) -> None:
    found = drafts_of(sentences, text)
    statements = [draft for draft in found if draft.kind is Kind.STATEMENT]
    accused = [draft for draft in statements if draft.cue.span.text in {"accused", "blamed"}]
    assert [[agent.span.text for agent in draft.agents] for draft in accused] == [[speaker]]
    assert accused[0].status is Status.ASSERTED
    assert not [d for d in found if d.voice and d.voice.phrase and d.voice.phrase.span.text.startswith(thing)]


def test_who_was_arrested_and_accused_does_not_accuse(sentences: Sentences) -> None:
    text = "A police spokesman said the man had been arrested and accused of spying."
    acts = [d for d in drafts_of(sentences, text) if d.kind is Kind.STATEMENT]
    assert not [a for d in acts for a in d.agents if "spokesman" in a.span.text]


@pytest.mark.parametrize(
    "text", ["UN: 60 killed in attack on displacement camp in Ituri", "Hospital: 14 killed in shelling of Omdurman"]
)
def test_who_speaks_before_a_colon_is_no_victim(sentences: Sentences, text: str) -> None:
    death = one(sentences, text, Kind.DEATH)
    assert [target.span.text for target in death.targets] == [text.split()[1]]


@pytest.mark.parametrize(
    "text",
    [
        "The army failed to retake Malakal in March.",
        "In March, troops shelled the town of Taiz.",
        "The March offensive on Kidal failed.",
        "The siege of Aleppo ended on 9 March 2016.",
    ],
)
def test_a_month_is_no_protest(sentences: Sentences, text: str) -> None:
    assert Kind.PROTEST not in {draft.kind for draft in drafts_of(sentences, text)}


def test_a_march_is_a_protest_however_it_is_written(sentences: Sentences) -> None:
    assert one(sentences, "The Women's March in Warsaw ended peacefully.", Kind.PROTEST)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Kidal, which the Malian army had failed to take in March, shops were shut.", "Kidal"),
        ("Raqqa, which the rebels said they had captured, was quiet.", "Raqqa"),
    ],
)
def test_a_relative_clause_tells_of_a_place_through_a_verb_between(sentences: Sentences, text: str, place: str) -> None:
    capture = one(sentences, text, Kind.CAPTURE)
    assert [found.span.text for found in capture.places] == [place]


def test_what_an_army_failed_to_take_is_a_denied_capture(sentences: Sentences) -> None:
    text = "In Lashio, which the Arakan Army had failed to take in March, markets were shut."
    assert one(sentences, text, Kind.CAPTURE).status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "Residents fled by boat.",
        "Residents fled by car and on foot to Goma.",
        "Families were evacuated from Kherson by bus.",
    ],
)
def test_nobody_flees_by_the_hand_of_a_boat(sentences: Sentences, text: str) -> None:
    assert one(sentences, text, Kind.DISPLACEMENT).agents == ()


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Kyiv accused Russian troops of burning the village of Yahidne.", "Russian troops"),
        ("The UN condemned the rebels for shelling a market in Taiz.", "the rebels"),
        ("Russian troops were accused of burning the village of Yahidne.", "Russian troops"),
    ],
)
def test_who_is_accused_did_it_by_those_words_not_the_accuser(sentences: Sentences, text: str, agent: str) -> None:
    acts = [draft for draft in drafts_of(sentences, text) if draft.kind is not Kind.STATEMENT]
    assert acts
    assert all([found.span.text for found in draft.agents] == [agent] for draft in acts)


def test_what_an_army_vowed_to_retake_is_not_whom_it_spoke_of(sentences: Sentences) -> None:
    text = "The rebels still hold Kidal, which the Malian army had vowed to retake before the rains."
    found = drafts_of(sentences, text)
    vow = [target.span.text for draft in found if draft.kind is Kind.STATEMENT for target in draft.targets]
    capture = [draft for draft in found if draft.kind is Kind.CAPTURE]
    assert vow == []
    assert [[p.span.text for p in draft.places] for draft in capture] == [["Kidal"]]
    assert capture[0].status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The general conceded that two villages near Lyptsi had been lost.", Status.ASSERTED),
        ("The army denied that the airport had been lost.", Status.DENIED),
    ],
)
def test_a_place_that_was_lost_is_taken_by_nobody_named(sentences: Sentences, text: str, status: Status) -> None:
    capture = one(sentences, text, Kind.CAPTURE)
    assert (capture.status, capture.agents) == (status, ())


def test_a_headlines_speaker_has_no_part_in_what_follows_a_semicolon(sentences: Sentences) -> None:
    text = "Houthis say they sank two ships off Aden; US planes killed four rebels in Hodeidah"
    whole = Span(0, len(text), text)
    blocks = (Block(BlockKind.HEADLINE, whole, whole),)
    found = sentences.frames.claims(Report(text), blocks, tuple(sentences.parser.parse(text, blocks)))
    after = [draft for draft in found if draft.cue.span.start > text.index(";")]
    assert after
    assert not any(draft.voice for draft in after)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Islamic State claimed a bombing in Kabul that killed nine people.", "Islamic State"),
        ("The rebels claimed an ambush near Mopti which killed four soldiers.", "The rebels"),
    ],
)
def test_who_claims_what_killed_did_the_killing(sentences: Sentences, text: str, agent: str) -> None:
    assert [found.span.text for found in one(sentences, text, Kind.DEATH).agents] == [agent]


@pytest.mark.parametrize(
    "text", ["25 January: Monitor: dozens killed in Homs.", "9 March - Police: dozens killed in Homs"]
)
def test_who_speaks_stands_after_a_date(sentences: Sentences, text: str) -> None:
    voice = one(sentences, text, Kind.DEATH).voice
    assert voice
    assert voice.phrase
    assert voice.phrase.span.text in {"Monitor", "Police"}
