"""A spaCy pipeline in place of the packaged model; the one file that knows spaCy, an extra.

Words and sentences are cut as ever, so that offsets and conventions stay; the pipeline gives tags, trees and names. Its
labels must be Universal Dependencies ("nsubj:pass", "obl"), as frames read them; most published English pipelines
have others ("nsubjpass", "pobj") and are refused. It finds no cues of claims: frames alone decide.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from typing import Any

from whoholds.parse.cut import Spans, sentences_of
from whoholds.parse.files import ModelError
from whoholds.parse.lemmas import lemma_of
from whoholds.parse.reader import Given
from whoholds.records.cues import Parsed
from whoholds.records.reports import Block
from whoholds.records.sentences import ROOT, Name, Sentence, Token

NAMES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
         "EVENT": "EVENT", "WEAPON": "WEAPON", "PRODUCT": "MISC", "MISC": "MISC"}  # fmt: skip
FOREIGN_LABELS = frozenset({"dobj", "nsubjpass", "pobj", "prep", "agent", "auxpass"})
"""Labels of other schemes, by which they are known."""
KEEP = "l0"
"""The lemma rule that only makes lower case."""


class PipelineParser:
    """Parses with a spaCy pipeline: a loaded one, or the name or folder of one."""

    def __init__(self, pipeline: Any) -> None:
        self._spacy = _spacy()
        self._nlp = _loaded(self._spacy, pipeline) if isinstance(pipeline, str) else pipeline
        labels = {label for name in self._nlp.pipe_names for label in self._nlp.pipe_labels.get(name, ())}
        foreign = labels & FOREIGN_LABELS
        if foreign or not any(name in self._nlp.pipe_names for name in ("parser", "experimental_biaffine_parser")):
            reason = f"has labels of another scheme: {', '.join(sorted(foreign))}" if foreign else "has no parser"
            raise ModelError(f"the spaCy pipeline {self.name} {reason}; a parser with Universal Dependencies is needed")

    @property
    def name(self) -> str:
        """The pipeline's name and version."""
        meta = self._nlp.meta
        return f"spacy-{meta.get('lang', 'xx')}-{meta.get('name', 'pipeline')}-{meta.get('version', '0')}"

    @property
    def learned(self) -> bool:
        return False

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The sentences of the blocks' bodies, in order; every word of a body is in one."""
        cut = list(sentences_of(text, blocks))
        docs = self._docs([(text, spans) for text, _, spans in cut])
        return [_sentence(text, spans, block, doc) for (text, block, spans), doc in zip(cut, docs, strict=True)]

    def parse_many(self, reports: Sequence[Given]) -> list[list[Sentence]]:
        """The same for several reports."""
        return [self.parse(text, blocks) for text, blocks in reports]

    def read(self, text: str, blocks: Sequence[Block]) -> list[Parsed]:
        """The sentences, without cues."""
        return [Parsed(sentence) for sentence in self.parse(text, blocks)]

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Words that are already cut, as treebanks have them; offsets count in the words joined by spaces."""
        found = []
        for given in sentences:
            at, spans = 0, []
            for word in given:
                spans.append((at, at + len(word)))
                at += len(word) + 1
            text = " ".join(given)
            found.append(Parsed(_sentence(text, spans, 0, next(self._docs([(text, spans)])))))
        return found

    def _docs(self, cut: Sequence[tuple[str, Spans]]) -> Iterator[Any]:
        """Each sentence by itself through the pipeline, so that its parse hangs on nothing beside it."""
        for text, spans in cut:
            words = [text[a:b] for a, b in spans]
            following = [a for a, _ in spans[1:]] + [spans[-1][1]]
            spaces = [end < start for (_, end), start in zip(spans, following, strict=True)]
            starts = [i == 0 for i in range(len(words))]
            doc = self._spacy.tokens.Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
            yield self._nlp(doc)


def _spacy() -> Any:
    if importlib.util.find_spec("spacy") is None:
        raise ModelError("spaCy isn't installed: pip install 'whoholds[spacy]'")
    importlib.import_module("spacy.tokens")
    return importlib.import_module("spacy")


def _loaded(spacy: Any, name: str) -> Any:
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {name!r}: {error}") from error


def _sentence(text: str, spans: Spans, block: int, doc: Any) -> Sentence:
    """A record of a parsed sentence; should the pipeline give it several roots, the later hang on the first."""
    root = next(token.i for token in doc if token.head.i == token.i)
    tokens = []
    for token, (start, end) in zip(doc, spans, strict=True):
        form = text[start:end]
        head, deprel = token.head.i, token.dep_ or "dep"
        if head == token.i:
            head, deprel = (ROOT, "root") if token.i == root else (root, "parataxis")
        lemma = token.lemma_ or lemma_of(form, token.pos_, KEEP)
        tokens.append(Token(start, end, form, lemma, token.pos_ or "X", str(token.morph), head, deprel))
    names = (Name(e.start, e.end, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES)
    return Sentence(block, tuple(tokens), tuple(names))
