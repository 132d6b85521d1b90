"""Frames joined with what the language model learned from annotated reports, by one visible rule.

A frame's match stays if the model finds its kind at least as likely as `keep` asks for it; a cue that the model finds
at least as likely as `add`, and to which no frame gives an act, becomes a match of its own, its roles as it reads them.
Roles that a frame leaves empty are filled from the model where it is surer than `role`, a speaker whom no rule
finds where it is surer than `source`. A model without claim heads changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whoholds.claim.counting import COUNTED
from whoholds.claim.frames import Frame
from whoholds.claim.grammar import NOMINAL, conjuncts, is_month, own_subjects
from whoholds.claim.match import Match
from whoholds.records import HARM_KINDS, ROOT, Kind, Sentence, Status
from whoholds.records.cues import Cue, Role

BESIDE = HARM_KINDS | {Kind.DISPLACEMENT, Kind.STATEMENT}
"""Kinds that one word may tell beside an act: "bombed the bridge" is a strike and its damage."""
KILLING = {Kind.ASSASSINATION, Kind.DEATH}
"""A leader's killing is one or the other."""
KEEP = {Kind.ATTACK: 0.1}
"""Kinds whose frames alone are more often wrong than right: "attack" may be words, a game, a disease."""
UNSUPPORTED_RIGHT = 0.6
"""Of frames' matches that the model finds less likely than a tenth, 59 % were right on reports kept from training."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How sure the model must be; measured on the reports kept from its training (`docs/claims.md`)."""

    keep: Mapping[Kind, float] = field(default_factory=lambda: KEEP)
    add: float = 0.8
    role: float = 0.5
    overrule: float = 0.9
    source: float = 0.8
    count: float = 0.6
    status: float = 0.99


@dataclass(frozen=True, slots=True)
class Joined:
    """A match with the model's probability of its kind, and the model's cue where it has one."""

    match: Match
    score: float
    cue: Cue | None = None

    @property
    def confidence(self) -> float:
        """How likely the claim is right: the model's score, for a frame's match at least what frames alone reach."""
        return self.score if self.match.frame.id.endswith("/learned") else max(self.score, UNSUPPORTED_RIGHT)

    def speaker(self, sentence: Sentence, rule: Rule) -> int | None:
        """The token that heads the speaker as the model reads him, where it is sure."""
        roles = self.cue.role("source") if self.cue else ()
        best = max(roles, key=lambda role: role.score, default=None)
        return _head(sentence, best) if best and best.score >= rule.source else None

    def counting(self, rule: Rule) -> tuple[Role, ...]:
        """The words that the model is sure count what the claim is of."""
        return tuple(role for role in self.cue.role("count") if role.score >= rule.count) if self.cue else ()

    def status(self, by_words: Status, rule: Rule) -> Status:
        """The status by the sentence's words; the model's where the words assert and the model is sure they don't."""
        if by_words is not Status.ASSERTED or self.cue is None or not self.cue.statuses:
            return by_words
        status, chance = self.cue.statuses[0]
        return status if chance >= rule.status else by_words


def join(sentence: Sentence, matches: Sequence[Match], cues: Sequence[Cue] | None, rule: Rule) -> list[Joined]:
    """The matches that stay and those that the model adds; all matches where there is no model to ask."""
    if cues is None:
        return [Joined(match, 1.0) for match in matches]
    usable = [cue for cue in cues if not is_month(sentence, cue.anchor)]
    kept = list(_kept(sentence, matches, usable, rule))
    return kept + [Joined(_learned(sentence, cue, rule), cue.score, cue) for cue in _added(kept, usable, rule)]


def _kept(sentence: Sentence, matches: Sequence[Match], cues: Sequence[Cue], rule: Rule) -> Iterator[Joined]:
    for match in matches:
        cue = max((c for c in cues if _same(match, c)), key=lambda c: c.score, default=None)
        score = cue.score if cue else 0.0
        if score >= rule.keep.get(match.frame.kind, 0.0):
            yield Joined(_filled(sentence, match, cue, rule) if cue else match, score, cue)


def _same(match: Match, cue: Cue) -> bool:
    """Whether a frame's match and a learned cue are of one kind and share a word."""
    return cue.kind is match.frame.kind and any(cue.first <= i < cue.last for i in match.cue)


def _rivals(match: Match, cue: Cue) -> bool:
    """Whether a learned cue would give a word a second act, beside the one that a frame already reads there."""
    acts = {match.frame.kind, cue.kind}
    return cue.anchor in match.cue and (not acts & BESIDE or acts == KILLING)


def _added(kept: Sequence[Joined], cues: Sequence[Cue], rule: Rule) -> Iterator[Cue]:
    """The likely cues that no match has, the best of those that share words."""
    chosen: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (-c.score, c.anchor)):
        if cue.score < rule.add or any(_same(joined.match, cue) or _rivals(joined.match, cue) for joined in kept):
            continue
        if not any(other.kind is cue.kind and other.first < cue.last and cue.first < other.last for other in chosen):
            chosen.append(cue)
            yield cue


def _learned(sentence: Sentence, cue: Cue, rule: Rule) -> Match:
    """A match that only the model finds."""
    frame = Frame(f"{cue.kind.value}/learned", cue.kind, (), {}, counted=COUNTED.get(cue.kind))
    bare = Match(frame, cue.anchor, tuple(range(cue.first, cue.last)), {}, {})
    return _filled(sentence, bare, cue, rule)


def _filled(sentence: Sentence, match: Match, cue: Cue, rule: Rule) -> Match:
    """The match with its empty roles filled as the model reads them, and actors where it is sure of other words."""
    roles = dict(match.roles)
    for label in ("target", "place", "agent"):
        told = roles.pop(label, ())
        spans = cue.role(label)
        if told and (label == "place" or not _overruled(told, spans, rule)):
            roles[label] = told
            continue
        taken = {i for found in roles.values() for i in found} | set(match.cue)
        heads = [_head(sentence, role) for role in spans if role.score >= rule.role]
        heads = [h for h in heads if sentence.tokens[h].upos in NOMINAL]
        heads = _of_clause(sentence, match.anchor, heads) if label == "agent" else heads
        found = tuple(dict.fromkeys(h for h in heads if h not in taken and not _below(sentence, h, heads)))
        roles[label] = found or told
    return replace(match, roles=roles)


def _of_clause(sentence: Sentence, anchor: int, heads: list[int]) -> list[int]:
    """Of those who might act, the cue's own subjects where they are among them: no other clause's subject acts too."""
    own = {c for s in own_subjects(sentence, anchor) for c in conjuncts(sentence, s)}
    return [h for h in heads if h in own] if own & set(heads) else heads


def _overruled(told: Sequence[int], spans: Sequence[Role], rule: Rule) -> bool:
    """Whether the model is sure of other words for a role than those that a frame found."""
    sure = [role for role in spans if role.score >= rule.overrule]
    return bool(sure) and not any(role.first <= i < role.last for role in spans for i in told)


def _below(sentence: Sentence, head: int, heads: Sequence[int]) -> bool:
    """Whether a phrase is part of another of them: "Taloqan, the capital of Takhar province" is one place."""
    node = sentence.tokens[head].head
    while node != ROOT:
        if node in heads and sentence.tokens[head].deprel != "conj":
            return True
        node = sentence.tokens[node].head
    return False


def _head(sentence: Sentence, role: Role) -> int:
    """The token of a span that hangs on a word outside it: a noun where the tree lets several do so."""
    inside = range(role.first, role.last)
    outside = [i for i in inside if sentence.tokens[i].head == ROOT or sentence.tokens[i].head not in inside]
    nouns = [i for i in outside if sentence.tokens[i].upos in NOMINAL]
    return next(iter(nouns or outside), role.last - 1)
