"""The parser: exact offsets on any text, the same parse in any company, nothing cut off, clear errors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whoholds.parse import ModelError, Parser, SentenceParser
from whoholds.parse.files import LABELS, MODEL, PACKAGED
from whoholds.records.reports import Block, BlockKind
from whoholds.records.sentences import ROOT
from whoholds.records.spans import Span

TEXTS = [
    "Government forces withdrew from Taloqan on Sunday. The Taliban's fighters now hold the city, officials said.",
    "At least 27 children were killed in Afghanistan in three days.",
    "Heavy clashes broke out near the airport; shelling damaged a hospital (AP)",
    "Zaranj fell first.",
    "“We were told to leave,” said Ahmad, a teacher who fled with his six children to Kabul last week.",
]


def block(text: str, start: int = 0) -> Block:
    span = Span(start, len(text), text[start:])
    return Block(BlockKind.PARAGRAPH, span, span)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_the_parser_is_a_sentence_parser(parser: Parser) -> None:
    assert isinstance(parser, SentenceParser)


def test_subject_object_and_passive_are_told_apart(parser: Parser) -> None:
    text = "The army was driven out of the town. Rebels captured the bridge."
    first, second = parser.parse(text, [block(text)])
    labels = {token.text: token.deprel for token in (*first.tokens, *second.tokens)}
    assert labels["army"] == "nsubj:pass"
    assert labels["Rebels"] == "nsubj"
    assert labels["bridge"] == "obj"


def test_names_are_found(parser: Parser) -> None:
    text = "Fighters of the Taliban entered Kunduz."
    (sentence,) = parser.parse(text, [block(text)])
    assert "Kunduz" in {sentence.span(text, n.first, n.last).text for n in sentence.names if n.label == "LOC"}


def test_sentences_know_their_block_and_count_in_the_report(parser: Parser) -> None:
    text = "Zaranj fell.\n\nKunduz held out."
    blocks = [block(text[:12]), block(text, 14)]
    sentences = parser.parse(text, blocks)
    assert [s.block for s in sentences] == [0, 1]
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120) | st.text(alphabet="aA.,-’'\" \u00a0\u200e\u05d0🔥👍🏽‍\n1$", max_size=120))
def test_any_text_keeps_its_offsets(parser: Parser, text: str) -> None:
    sentences = parser.parse(text, [block(text)] if text else [])
    ends = [0]
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert token.start >= ends[-1]
            ends.append(token.end)


def test_the_parse_is_the_same_whatever_is_read_with_it(parser: Parser) -> None:
    alone = [parser.parse(text, [block(text)]) for text in TEXTS]
    together = parser.parse_many([(text, [block(text)]) for text in TEXTS * 3])
    assert together == alone * 3
    backwards = parser.parse_many([(text, [block(text)]) for text in TEXTS[::-1]])
    assert backwards == alone[::-1]


def test_cues_are_the_same_whatever_is_read_with_them(parser: Parser) -> None:
    alone = [parser.read(text, [block(text)]) for text in TEXTS]
    assert parser.read_many([(text, [block(text)]) for text in TEXTS * 2]) == alone * 2


def test_threads_change_nothing(parser: Parser) -> None:
    text = " ".join(TEXTS)
    assert Parser(threads=2).parse(text, [block(text)]) == parser.parse(text, [block(text)])


@pytest.mark.parametrize(
    "text",
    ["and the rebels fled, " * 400, "wordwithoutend" * 300 + " fell", "bombs " * 1200, "a" * 5000, "( " * 2000],
)
def test_a_long_sentence_is_read_to_its_end_as_one_tree(parser: Parser, text: str) -> None:
    sentences = parser.parse(text, [block(text)])
    assert sum(len(s.tokens) for s in sentences) >= len(text.split())
    assert sentences[-1].end == len(text.rstrip())
    assert all(sum(t.head == ROOT for t in s.tokens) == 1 for s in sentences)


def test_words_as_given_are_kept(parser: Parser) -> None:
    words = ["They", "do", "n't", "hold", "Sar-e", "Pul", "."]
    (parsed,) = parser.parse_words([words])
    assert [t.text for t in parsed.sentence.tokens] == words


def test_hidden_names_give_the_same_cues_for_either_side() -> None:
    masked = Parser(masked=True)
    said = "{} shelled a village held by {} on Monday."
    pair = [said.format("Russia", "Ukraine"), said.format("Ukraine", "Russia")]
    read = [masked.read(text, [block(text)])[0] for text in pair]
    hidden = [[(n.first, n.last) for n in r.sentence.names] for r in read]
    if hidden[0] == hidden[1]:
        first, second = ([(c.anchor, c.kind, c.score, c.statuses) for c in r.cues] for r in read)
        assert first == second


def copy_of_model(folder: Path) -> Path:
    return Path(shutil.copytree(PACKAGED, folder / "model"))


def test_nothing_is_loaded_before_the_first_parse(tmp_path: Path) -> None:
    Parser(tmp_path)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"labels\.json"):
        Parser(tmp_path).parse("Zaranj fell.", [block("Zaranj fell.")])
    folder = copy_of_model(tmp_path)
    (folder / MODEL).unlink()
    with pytest.raises(ModelError, match=r"model\.onnx.*make model"):
        Parser(folder).parse("Zaranj fell.", [block("Zaranj fell.")])


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    folder = copy_of_model(tmp_path)
    data = bytearray((folder / MODEL).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / MODEL).write_bytes(data)
    with pytest.raises(ModelError, match="SHA-256"):
        Parser(folder).parse("Zaranj fell.", [block("Zaranj fell.")])


def test_labels_that_are_no_labels_are_refused(tmp_path: Path) -> None:
    folder = copy_of_model(tmp_path)
    (folder / LABELS).write_text(json.dumps({"labels": 3}))
    with pytest.raises(ModelError, match="labels"):
        Parser(folder).parse("Zaranj fell.", [block("Zaranj fell.")])


def test_a_report_without_words_has_no_sentences(parser: Parser) -> None:
    assert parser.parse(" \n ", [block(" \n ")]) == []
    assert parser.parse_many([]) == []
