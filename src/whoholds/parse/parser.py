"""The parser: blocks of a report to sentences with tags, a tree and names, and the cues of claims in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from whoholds.ontology.neutral import neutral
from whoholds.parse.cues import CueReader, moved
from whoholds.parse.cut import Spans, sentences_of
from whoholds.parse.decode import Decoder
from whoholds.parse.files import ModelFiles, find_model
from whoholds.parse.long import joined, parts
from whoholds.parse.masked import masked
from whoholds.parse.pieces import Pieces
from whoholds.parse.session import Session, code
from whoholds.parse.triage import Triage, unread
from whoholds.records.cues import Cue, Parsed
from whoholds.records.reports import Block
from whoholds.records.sentences import Sentence


@dataclass(frozen=True, slots=True)
class _Loaded:
    files: ModelFiles
    pieces: Pieces
    session: Session
    decoder: Decoder
    cues: CueReader


class Parser:
    """The language model of this package; loaded at the first parse, safe to share between threads.

    `threads` are those that one run of the model may use; the result doesn't depend on them. With `masked`, the kinds
    and statuses of cues are read from the sentence with its names hidden, in a second run: they can't depend on who is
    named. Roles are those of the plain reading where it has the cue too. Sentences that `triage` finds not worth a pass
    keep only their words.
    """

    def __init__(
        self, model_dir: Path | None = None, threads: int = 1, *, masked: bool = False, triage: Triage | None = None
    ) -> None:
        self._folder, self._threads, self._masked, self._triage = model_dir, threads, masked, triage
        self._loaded: _Loaded | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's name with the beginning of its hash."""
        return f"minilm-{self._load().files.sha256[:12]}"

    @property
    def learned(self) -> bool:
        """Whether the model has heads for claims."""
        return bool(self._load().files.labels.get("kinds"))

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The sentences of the blocks' bodies, in order; every word of a body is in one."""
        return self.parse_many([(text, blocks)])[0]

    def parse_many(self, reports: Sequence[tuple[str, Sequence[Block]]]) -> list[list[Sentence]]:
        """The same for several reports, batched together."""
        return [[parsed.sentence for parsed in read] for read in self._read(reports, cues=False)]

    def read(self, text: str, blocks: Sequence[Block]) -> list[Parsed]:
        """The sentences with the cues and mentions in each."""
        return self.read_many([(text, blocks)])[0]

    def read_many(self, reports: Sequence[tuple[str, Sequence[Block]]]) -> list[list[Parsed]]:
        """The same for several reports, batched together."""
        return self._read(reports, cues=True)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Words that are already cut, as treebanks have them; offsets count in the words joined by spaces."""
        cut = []
        for given in sentences:
            at, spans = 0, []
            for word in given:
                spans.append((at, at + len(word)))
                at += len(word) + 1
            cut.append((" ".join(given), 0, spans))
        return self._parsed(cut, cues=True)

    def _read(self, reports: Sequence[tuple[str, Sequence[Block]]], *, cues: bool) -> list[list[Parsed]]:
        cut = [list(sentences_of(text, blocks)) for text, blocks in reports]
        flat = [sentence for sentences in cut for sentence in sentences]
        worth = [self._triage is None or self._triage.worth([t[a:b] for a, b in spans]) for t, _, spans in flat]
        read = iter(self._parsed([sentence for sentence, yes in zip(flat, worth, strict=True) if yes], cues=cues))
        found = (
            next(read) if yes else Parsed(unread(text, spans, block))
            for (text, block, spans), yes in zip(flat, worth, strict=True)
        )
        return [[next(found) for _ in sentences] for sentences in cut]

    def _parsed(self, cut: Sequence[tuple[str, int, Spans]], *, cues: bool) -> list[Parsed]:
        model = self._load()
        cut_up = [parts(text, spans, model.pieces) for text, _, spans in cut]
        flat = [
            [neutral(text[a:b]) for a, b in part] for (text, _, _), own in zip(cut, cut_up, strict=True) for part in own
        ]
        numbers = model.session.run([code(part, model.pieces) for part in flat])
        read = iter(numbers)
        sentences = [[model.decoder.sentence(text, part, block, next(read)) for part in own]
                     for (text, block, _), own in zip(cut, cut_up, strict=True)]  # fmt: skip
        if not cues:
            return [Parsed(joined(own)) for own in sentences]
        told = [model.cues.cues(n) for n in numbers]
        if self._masked:
            told = self._unnamed(model, [part for own in sentences for part in own], told)
        mentions = [model.decoder.mentions(n) for n in numbers]
        return list(_gathered(sentences, told, mentions))

    def _unnamed(
        self, model: _Loaded, sentences: Sequence[Sentence], told: list[tuple[Cue, ...]]
    ) -> list[tuple[Cue, ...]]:
        """Cues read with names hidden, where a sentence has both names and cues."""
        found = list(told)
        hidden = {i: masked(s) for i, s in enumerate(sentences) if s.names}
        numbers = model.session.run([code(h.words, model.pieces) for h in hidden.values()])
        for (i, h), own in zip(hidden.items(), numbers, strict=True):
            roles = {cue.anchor: cue.roles for cue in told[i]}
            back = (h.back(cue) for cue in model.cues.cues(own))
            found[i] = tuple(replace(cue, roles=roles.get(cue.anchor, cue.roles)) for cue in back)
        return found

    def _load(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                files = find_model(self._folder)
                session = Session(files, self._threads)
                self._loaded = _Loaded(
                    files, Pieces(files.tokenizer), session, Decoder(files.labels), CueReader(files.labels)
                )
            return self._loaded


def _gathered(
    sentences: Sequence[Sequence[Sentence]],
    cues: Sequence[tuple[Cue, ...]],
    mentions: Sequence[tuple[tuple[int, int, str], ...]],
) -> Iterator[Parsed]:
    """Each sentence's parts put together, with what was found in them."""
    at = 0
    for own in sentences:
        base, own_cues, own_mentions = 0, list[Cue](), list[tuple[int, int, str]]()
        for part in own:
            own_cues.extend(moved(cue, base) for cue in cues[at])
            own_mentions.extend((first + base, last + base, label) for first, last, label in mentions[at])
            base += len(part.tokens)
            at += 1
        yield Parsed(joined(own), tuple(own_cues), tuple(own_mentions))
