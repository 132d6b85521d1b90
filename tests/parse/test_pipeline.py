"""A spaCy pipeline in place of the packaged model: any with Universal Dependencies, others refused."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from training.examples import UNSURE
from training.examples import Example as Grown
from training.grammar import sentences
from whoholds.flow import Reader
from whoholds.parse import ModelError, Parser, PipelineParser, SentenceParser, chosen
from whoholds.records import Report
from whoholds.records.reports import Block, BlockKind
from whoholds.records.spans import Span

spacy = pytest.importorskip("spacy", reason="spaCy, an extra, isn't installed")
TEXT = "Rebels captured Kidal. The town was shelled by the army on Monday."


def sure(example: Grown) -> bool:
    """Whether the grammar is sure of every word, as a pipeline needs it."""
    return "" not in example.upos and not {"", UNSURE}.intersection(example.deprels) and len(example.words) < 15


def _grown() -> list[dict[str, Any]]:
    return [
        _lesson(x.words, [i if head < 0 else head for i, head in enumerate(x.heads)], x.deprels, x.upos)
        for x in [x for x in sentences(260, 11) if sure(x)][:120]
    ]


def _plain() -> list[dict[str, Any]]:
    """Every sentence of a few subjects, verbs and objects."""
    said = product(("Rebels", "Soldiers", "Gunmen"), ("captured", "seized", "shelled"), ("Kidal", "Goma", "Aden"))
    labels, tags = ["nsubj", "root", "obj", "punct"], ["NOUN", "VERB", "PROPN", "PUNCT"]
    return [_lesson([*words, "."], [1, 1, 1, 1], labels, tags) for words in said]


def _lesson(words: Sequence[str], heads: list[int], deps: Sequence[str], pos: Sequence[str]) -> dict[str, Any]:
    starts = [1] + [-1] * (len(heads) - 1)
    return {"words": list(words), "heads": heads, "deps": list(deps), "pos": list(pos), "sent_starts": starts}


@pytest.fixture(scope="module")
def pipeline() -> Any:
    """A pipeline trained on some of the grammar's sentences: enough for the plainest of them."""
    from spacy.training import Example

    spacy.util.fix_random_seed(7)
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    lessons = [Example.from_dict(spacy.tokens.Doc(nlp.vocab, told["words"]), told) for told in (*_grown(), *_plain())]
    optimizer = nlp.initialize(lambda: lessons)
    for epoch in range(12):
        random.Random(epoch).shuffle(lessons)
        for at in range(0, len(lessons), 20):
            nlp.update(lessons[at : at + 20], sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def parser(pipeline: Any) -> PipelineParser:
    return PipelineParser(pipeline)


def blocks(text: str) -> list[Block]:
    span = Span(0, len(text), text)
    return [Block(BlockKind.PARAGRAPH, span, span)]


def test_it_is_a_sentence_parser_without_cues(parser: PipelineParser) -> None:
    assert isinstance(parser, SentenceParser)
    assert not parser.learned
    assert parser.name.startswith("spacy-en-")


def test_it_cuts_words_and_sentences_as_the_packaged_model_does(parser: PipelineParser) -> None:
    spans = [[[(t.start, t.end) for t in s.tokens] for s in p.parse(TEXT, blocks(TEXT))] for p in (parser, Parser())]
    assert spans[0] == spans[1]


def test_a_plain_sentence_has_its_subject_and_object(parser: PipelineParser) -> None:
    first = parser.parse(TEXT, blocks(TEXT))[0]
    labels = {token.text: token.deprel for token in first.tokens}
    assert (labels["Rebels"], labels["captured"], labels["Kidal"]) == ("nsubj", "root", "obj")


def test_a_parse_hangs_on_nothing_beside_it(parser: PipelineParser) -> None:
    alone = "Rebels captured Kidal."
    assert parser.parse(TEXT, blocks(TEXT))[0] == parser.parse(alone, blocks(alone))[0]
    assert parser.parse_many([(TEXT, blocks(TEXT))] * 2) == [parser.parse(TEXT, blocks(TEXT))] * 2


def test_frames_read_claims_from_its_trees(pipeline: Any, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "pipeline")
    reader = Reader.open(parser=f"spacy:{tmp_path / 'pipeline'}")
    claims = reader.read(Report("Rebels captured Kidal.")).claims
    assert [claim.kind.value for claim in claims] == ["capture"]


def test_a_pipeline_with_labels_of_another_scheme_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("nsubjpass")
    with pytest.raises(ModelError, match="another scheme: nsubjpass"):
        PipelineParser(nlp)
    with pytest.raises(ModelError, match="has no parser"):
        PipelineParser(spacy.blank("en"))


def test_a_missing_pipeline_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        chosen(f"spacy:{tmp_path / 'none'}")


def test_the_environment_chooses_where_nothing_else_does() -> None:
    assert isinstance(chosen(environ={}), Parser)
    with pytest.raises(ModelError):
        chosen(environ={"WHOHOLDS_PARSER": "spacy:/nowhere"})
