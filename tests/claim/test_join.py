"""Frames and what the model learned, joined: who keeps the word, and when the model overrules or adds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claim.reading import Sentences, parsed
from whoholds.claim.join import Joined, Rule, join
from whoholds.claim.match import find_matches
from whoholds.claim.words import Classifier
from whoholds.records import Block, BlockKind, Kind, Report, Sentence, Span, Status
from whoholds.records.cues import Cue, Role

ASSERTED = ((Status.ASSERTED, 0.99), (Status.PLANNED, 0.01))


def cue(sentence: Sentence, word: str, kind: Kind, score: float, *roles: Role) -> Cue:
    """A cue as the model finds it, at a word."""
    at = index(sentence, word)
    return Cue(at, at, at + 1, kind, score, ASSERTED, roles)


def index(sentence: Sentence, word: str) -> int:
    return [token.text for token in sentence.tokens].index(word)


def joined(sentences: Sentences, text: str, *cues: tuple[str, Kind, float]) -> list[Joined]:
    """The matches of a text's only sentence beside what the model is made to find."""
    sentence = parsed(sentences, text)[0]
    matches = list(find_matches(sentence, sentences.frames.index, Classifier(sentences.frames.words)))
    return join(sentence, matches, [cue(sentence, *each) for each in cues], Rule())


def test_the_model_adds_no_second_act_to_a_word_that_a_frame_reads(sentences: Sentences) -> None:
    found = joined(sentences, "Rebels captured Goma.", ("captured", Kind.DETENTION, 0.99))
    assert [each.match.frame.kind for each in found] == [Kind.CAPTURE]


def test_the_model_may_add_harm_beside_an_act(sentences: Sentences) -> None:
    found = joined(sentences, "Rebels captured Goma.", ("captured", Kind.DAMAGE, 0.99))
    assert [each.match.frame.kind for each in found] == [Kind.CAPTURE, Kind.DAMAGE]


@pytest.mark.parametrize(("chance", "kinds"), [(0.5, [Kind.ATTACK]), (0.01, [])])
def test_an_attack_needs_some_support_of_the_model(chance: float, kinds: list[Kind], sentences: Sentences) -> None:
    found = joined(sentences, "Gunmen attacked a market in Jos.", ("attacked", Kind.ATTACK, chance))
    assert [each.match.frame.kind for each in found if each.match.frame.kind is Kind.ATTACK] == kinds


@pytest.mark.parametrize(("chance", "agent"), [(0.95, "militia"), (0.7, "Soldiers")])
def test_the_model_overrules_a_role_only_where_it_is_sure(chance: float, agent: str, sentences: Sentences) -> None:
    sentence = parsed(sentences, "Soldiers shelled Bukavu beside the militia.")[0]
    matches = list(find_matches(sentence, sentences.frames.index, Classifier(sentences.frames.words)))
    other = index(sentence, "militia")
    sure = cue(sentence, "shelled", Kind.SHELLING, 0.99, Role("agent", other, other + 1, chance))

    found = join(sentence, matches, [sure], Rule())

    assert [sentence.tokens[i].text for i in found[0].match.roles["agent"]] == [agent]


def test_a_role_is_headed_by_its_noun_wherever_the_tree_hangs_the_article(sentences: Sentences) -> None:
    sentence = parsed(sentences, "The blast was blamed on the militia.")[0]
    article = index(sentence, "the")
    loose = replace(sentence.tokens[article], head=index(sentence, "blamed"))
    torn = Sentence(0, (*sentence.tokens[:article], loose, *sentence.tokens[article + 1 :]))
    blast = cue(torn, "blast", Kind.BOMBING, 0.99, Role("agent", article, article + 2, 0.95))

    found = join(torn, [], [blast], Rule())

    assert [torn.tokens[i].text for i in found[0].match.roles["agent"]] == ["militia"]


@pytest.mark.parametrize(("chance", "counted"), [(0.95, [40]), (0.5, [])])
def test_a_number_that_the_model_is_sure_of_is_counted(chance: float, counted: list[int], sentences: Sentences) -> None:
    text = "Rebels captured Saada on Monday while forty trucks left."
    sentence = parsed(sentences, text)[0]
    number = index(sentence, "forty")
    sure = cue(sentence, "captured", Kind.CAPTURE, 0.99, Role("count", number, number + 1, chance))
    span = Span(0, len(text), text)
    blocks = (Block(BlockKind.PARAGRAPH, span, span),)

    found = sentences.frames.claims(Report(text), blocks, (sentence,), cues=[[sure]])

    assert [count.low for draft in found for count in draft.counts] == counted


def test_the_model_adds_no_act_on_a_month(sentences: Sentences) -> None:
    found = joined(sentences, "The army failed to retake Malakal in March.", ("March", Kind.PROTEST, 0.99))
    assert Kind.PROTEST not in {each.match.frame.kind for each in found}


def test_the_subject_of_another_clause_is_no_agent_beside_the_cues_own(sentences: Sentences) -> None:
    sentence = parsed(sentences, "Army units left Kidal and the militia was again in control there.")[0]
    both = [index(sentence, word) for word in ("units", "militia")]
    roles = [Role("agent", at, at + 1, 0.9) for at in both]
    found = join(sentence, [], [cue(sentence, "control", Kind.HOLD, 0.99, *roles)], Rule())
    assert found[0].match.roles["agent"] == (both[1],)
