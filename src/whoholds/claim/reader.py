"""From parsed sentences to drafts of claims by frames: one draft for each frame that holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from whoholds.claim.called import is_called
from whoholds.claim.collapse import with_collapses
from whoholds.claim.coreference import antecedent_of, owner_of
from whoholds.claim.counting import counts_for, learned_counts
from whoholds.claim.counts import counts_of
from whoholds.claim.extent import ExtentCues, extent_of
from whoholds.claim.frames import Frame, load_frames
from whoholds.claim.grammar import TIMES, case_of, own_subjects
from whoholds.claim.join import Joined, Rule, join
from whoholds.claim.listed import listed
from whoholds.claim.match import FrameIndex, Match, find_matches
from whoholds.claim.phrases import phrase, with_office
from whoholds.claim.quotations import running_speakers
from whoholds.claim.rehung import rehung
from whoholds.claim.slots import is_hyphened
from whoholds.claim.source import Speaker, SpeechCues, all_of, speaker_of
from whoholds.claim.status import StatusCues, status_of
from whoholds.claim.unsaid import is_left_out, would_be
from whoholds.claim.words import Classifier, Words
from whoholds.records import (
    CONTROL_KINDS,
    HARM_KINDS,
    ROOT,
    VIOLENCE_KINDS,
    Block,
    BlockKind,
    Draft,
    Kind,
    Phrase,
    PlaceRef,
    Report,
    Sentence,
    Span,
    Status,
    Voice,
)
from whoholds.records.cues import Cue

SITES = frozenset(
    (
        "in at near around outside inside across throughout on over along from into to within of against "
        "towards toward between through"
    ).split()
) | {"north of", "south of", "outside of"}
"""Prepositions under which the place of an event may stand beside its verb."""
THERE = frozenset({"there", "here"})
PERSON_ENDINGS = ("er", "or", "ist", "man", "ian", "ant", "ee", "ite")
"""How nouns for those who act often end ("hardliners", "cattle raiders", "loyalists")."""
ATTACKERS = frozenset({"bomber", "attacker", "assailant", "gunman", "shooter", "hijacker", "arsonist"})
"""Words that name an attack by who does it."""
FALLS = frozenset({"fall", "loss"})
"""Nouns for what a side suffers."""
MUTUAL = frozenset(
    "clash clashes fighting battle skirmish combat firefight gunfight shootout fight hostilities".split()
)
"""Fights in which nobody in particular kills: casualties "in clashes" have no agent (annotation guidelines)."""
SPEECH = frozenset({Kind.STATEMENT, Kind.TALKS, Kind.CEASEFIRE})
"""Kinds that are done by saying so."""


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Reads claims from sentences by frames and cue lists, all of them data."""

    index: FrameIndex
    words: Words
    status: StatusCues
    speech: SpeechCues
    extent: ExtentCues
    rule: Rule = field(default_factory=Rule)

    @classmethod
    def load(cls, frames: Iterable[Frame] | None = None) -> FrameReader:
        """The reader with the frames and cues shipped with whoholds, or with the frames given."""
        chosen = load_frames() if frames is None else frames
        return cls(FrameIndex.of(chosen), Words.load(), StatusCues.load(), SpeechCues.load(), ExtentCues.load())

    def claims(
        self,
        report: Report,
        blocks: Sequence[Block],
        sentences: tuple[Sentence, ...],
        *,
        places: tuple[PlaceRef, ...] = (),
        cues: Sequence[Sequence[Cue]] | None = None,
    ) -> tuple[Draft, ...]:
        """The drafts of a report's claims in the order of their cues.

        `places` are its place names, as far as known; `cues` what the language model finds in each sentence, None where
        the model has no claim heads.
        """
        sentences = tuple(rehung(sentence, self.speech) for sentence in sentences)
        page = _Page(self, report, blocks, sentences, Classifier(self.words, places), cues)
        return tuple(page.drafts())


@dataclass(frozen=True, slots=True)
class _Page:
    """One report being read."""

    reader: FrameReader
    report: Report
    blocks: Sequence[Block]
    sentences: tuple[Sentence, ...]
    classifier: Classifier
    cues: Sequence[Sequence[Cue]] | None = None

    def drafts(self) -> Iterator[Draft]:
        """The drafts of all sentences; a quotation that runs on keeps its speaker."""
        quoted = running_speakers(self.report.text, self.sentences, self.reader.speech)
        for number, (sentence, named) in enumerate(zip(self.sentences, quoted, strict=True)):
            running = self._voice(*named) if named else None
            yield from sorted(self._sentence(number, sentence, running), key=lambda draft: draft.cue.span)

    def _sentence(self, number: int, sentence: Sentence, running: Voice | None) -> Iterator[Draft]:
        found = list(find_matches(sentence, self.reader.index, self.classifier))
        matches = with_collapses(self.sentences, number, found)
        learned = None if self.cues is None else self.cues[number]
        joined = join(sentence, matches, learned, self.reader.rule)
        by_token = {i: each.match for each in joined for i in each.match.cue}
        numbers = counts_of(sentence, self.report.text) if joined else ()
        for each in joined:
            doers = self._doers(sentence, each.match, by_token)
            if not doers and ("agent",) in each.match.frame.needs:
                continue
            if is_left_out(sentence, each.match.anchor, self.reader.speech) or is_called(sentence, each.match):
                continue
            match = replace(each.match, roles={**each.match.roles, "agent": doers})
            draft = self._draft(number, sentence, match, running)
            voice = draft.voice or self._learned_voice(number, sentence, each)
            by_words = Status.HYPOTHETICAL if would_be(sentence, match.anchor, draft.kind) else draft.status
            status = each.status(by_words, self.reader.rule)
            counts = counts_for(sentence, match, numbers)
            counts = counts or learned_counts(sentence, draft.kind, each.counting(self.reader.rule), numbers)
            yield replace(draft, voice=voice, counts=counts, status=status, confidence=each.confidence)

    def _doers(self, sentence: Sentence, match: Match, by_token: dict[int, Match]) -> tuple[int, ...]:
        """A match's agents; an event that stands as agent is replaced by its doer ("the air strike killed 12")."""
        doers: list[int] = []
        for i in match.roles.get("agent", ()):
            event = by_token.get(i)
            if event and event is not match and not self._attacks(sentence, i):
                mutual = match.frame.kind in HARM_KINDS and sentence.tokens[event.anchor].lemma.lower() in MUTUAL
                doers += () if mutual else event.roles.get("agent", ())
            elif self._acts(sentence, i):
                doers.append(i)
        if not doers and match.frame.kind in VIOLENCE_KINDS and self._attacks(sentence, match.anchor):
            return (match.anchor,)
        if not doers and match.frame.kind is Kind.DEPLOYMENT:
            doers = [i for i in match.roles.get("target", ()) if self.classifier.among(sentence, i, ["force"])]
            return tuple(doers)
        if not doers and match.frame.kind in HARM_KINDS | {Kind.ASSASSINATION}:
            doers = [i for other in self._causes(sentence, match, by_token) for i in other.roles.get("agent", ())]
        targets = set(match.roles.get("target", ())) - set(match.slots.get("between", ()))
        towns = match.frame.kind in CONTROL_KINDS | VIOLENCE_KINDS and [i for i in doers if self._is_town(sentence, i)]
        refused = {*targets, *(towns or ()), *_tellers_of_a_fall(sentence, match)}
        return tuple(dict.fromkeys(i for i in doers if i not in refused and self._acts(sentence, i)))

    def _attacks(self, sentence: Sentence, index: int) -> bool:
        """Whether a word for an attack means who does it: "a suicide bomber"."""
        people = self.classifier.among(sentence, index, ["people"])
        return people or sentence.tokens[index].lemma.lower() in ATTACKERS

    def _acts(self, sentence: Sentence, index: int) -> bool:
        """Whether a phrase can act: no event, number or abstract noun that no list knows ("the intention")."""
        classes = self.classifier.classes(sentence, index)
        if classes:
            return "event" not in classes or bool(classes & {"force", "actor", "person"})
        token = sentence.tokens[index]
        if token.lemma.lower() in TIMES or token.upos == "DET":
            return False
        return token.upos not in {"NOUN", "NUM"} or token.lemma.lower().endswith(PERSON_ENDINGS)

    def _is_town(self, sentence: Sentence, index: int) -> bool:
        """Whether a phrase names a place that is no country: towns don't fight, nor hold others."""
        classes = self.classifier.classes(sentence, index)
        return "place" in classes and not classes & {"country", "actor", "force", "person"}

    def _causes(self, sentence: Sentence, match: Match, by_token: dict[int, Match]) -> Iterator[Match]:
        """The violence that a harm is said to come from: "killed in a raid", "shelled the town, killing four"."""
        near = [c for c in sentence.children[match.anchor] if sentence.tokens[c].deprel.startswith("obl")]
        head = sentence.tokens[match.anchor].head
        if head != ROOT and sentence.tokens[match.anchor].deprel in {"advcl", "conj", "acl:relcl", "acl"}:
            near.append(head)
        for i in near:
            if i in by_token and by_token[i].frame.kind in VIOLENCE_KINDS:
                yield by_token[i]

    def _draft(self, number: int, sentence: Sentence, match: Match, running: Voice | None) -> Draft:
        """The draft of a match; what a place is called by ("rebel-held Taiz") is so, in the report's own words."""
        frame = match.frame
        block = self.blocks[sentence.block]
        places = listed(sentence, match.roles.get("place", ()), self.classifier)
        sites = places or self._sites(sentence, match)
        named = is_hyphened(sentence, match.anchor)
        voice = None if named else self._source(number, sentence, match, running, block)
        by_words = Status.ASSERTED if named else status_of(sentence, match.anchor, self.reader.status)
        status = frame.status if frame.status is not Status.ASSERTED else by_words
        return Draft(
            kind=frame.kind,
            sentence=number,
            cue=Phrase(sentence.span(self.report.text, match.cue[0], match.cue[-1] + 1), number, match.anchor),
            quote=Span(sentence.start, sentence.end, self.report.text[sentence.start : sentence.end]),
            agents=self._phrases(number, match.roles.get("agent", ())),
            targets=self._phrases(number, match.roles.get("target", ())),
            places=tuple(self._phrase(number, head, place=True) for head in sites),
            hedged=not places,
            voice=voice,
            status=status,
            extent=frame.extent
            or extent_of(sentence, frame.kind, match.anchor, places[0] if places else None, self.reader.extent),
            found_by=frame.id,
        )

    def _phrases(self, number: int, heads: Iterable[int]) -> tuple[Phrase, ...]:
        """The phrases that tokens head, each once: two words of one name head the same."""
        return tuple({found.span: found for found in (self._phrase(number, head) for head in heads)}.values())

    def _phrase(self, number: int, head: int, *, place: bool = False) -> Phrase:
        """The phrase that a token heads; a pronoun's with what it means."""
        found = phrase(self.report, self.sentences, number, head)
        meant = antecedent_of(self.sentences, number, head, self.classifier, place=place)
        if meant is None and not place:
            meant = owner_of(self.sentences, number, head, self.classifier)
        if meant is None:
            return found
        return replace(found, means=phrase(self.report, self.sentences, meant.sentence, meant.head).span)

    def _sites(self, sentence: Sentence, match: Match) -> tuple[int, ...]:
        """Where it happened, by the place phrases nearest the cue: its own, then those of the clauses above it."""
        node = match.anchor
        used = {i for indices in match.roles.values() for i in indices}
        for _ in range(4):
            found = [i for i in sentence.children[node] if i not in used and self._is_site(sentence, i)]
            if found:
                return tuple(found[:1])
            node = sentence.tokens[node].head
            if node == ROOT:
                break
        return ()

    def _is_site(self, sentence: Sentence, index: int) -> bool:
        """Whether a phrase beside a verb or noun says where: "in the town", "there"."""
        token = sentence.tokens[index]
        if token.text.lower() in THERE:
            return token.deprel == "advmod"
        oblique = token.deprel.partition(":")[0] in {"obl", "nmod"} and case_of(sentence, index) in SITES
        return oblique and self.classifier.among(sentence, index, ["place"])

    def _source(
        self, number: int, sentence: Sentence, match: Match, running: Voice | None, block: Block
    ) -> Voice | None:
        speaker = speaker_of(sentence, match.anchor, self.reader.speech)
        apart = speaker and self._parted(sentence, speaker.head, match.anchor)
        if speaker and not apart and not self._is_own(sentence, match, speaker):
            return self._voice(number, speaker)
        if running and match.frame.kind is not Kind.STATEMENT:
            return running
        if block.kind is BlockKind.POST and block.author:
            return Voice(None)
        return None

    def _learned_voice(self, number: int, sentence: Sentence, joined: Joined) -> Voice | None:
        """The speaker that only the model finds; no act of speech has one, for who speaks is its agent."""
        head = joined.speaker(sentence, self.reader.rule)
        if head is None or joined.match.frame.kind in SPEECH or self._parted(sentence, head, joined.match.anchor):
            return None
        return self._voice(number, Speaker(head, None))

    def _parted(self, sentence: Sentence, speaker: int, anchor: int) -> bool:
        """Whether a headline's semicolon parts a speaker from a cue: what follows it is the report's own."""
        headline = self.blocks[sentence.block].kind is BlockKind.HEADLINE
        return headline and any(token.text == ";" for token in sentence.tokens[speaker:anchor])

    def _is_own(self, sentence: Sentence, match: Match, speaker: Speaker) -> bool:
        """Whether a speaker is the one who acts by speaking, or the one whose report this is ("we")."""
        acts = match.frame.kind in SPEECH and speaker.head in match.roles.get("agent", ())
        return acts or speaker.verb == match.anchor or sentence.tokens[speaker.head].text.lower() in {"i", "we"}

    def _voice(self, number: int, speaker: Speaker) -> Voice:
        sentence = self.sentences[number]
        cue = None if speaker.verb is None else sentence.tokens[speaker.verb].text
        return Voice(with_office(self.report, sentence, self._together(number, speaker)), cue)

    def _together(self, number: int, speaker: Speaker) -> Phrase:
        """The phrase of a speaker, with those who speak with him."""
        found, sentence = self._phrase(number, speaker.head), self.sentences[number]
        first, last = all_of(sentence, speaker)
        whole = sentence.span(self.report.text, first, last)
        return replace(found, span=whole) if whole.start < found.span.start or whole.end > found.span.end else found


def _tellers_of_a_fall(sentence: Sentence, match: Match) -> tuple[int, ...]:
    """Who tells of a fall or a loss: "the ministry confirmed the fall of the city" has taken nothing."""
    noun = sentence.tokens[match.anchor]
    if match.frame.kind is not Kind.CAPTURE or noun.upos != "NOUN" or noun.lemma.lower() not in FALLS:
        return ()
    return () if noun.head == ROOT else tuple(own_subjects(sentence, noun.head))
