"""Whom the words of a report mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whoholds.records import PlaceRef, Report, Sentence
from whoholds.resolve.actors.answers import Asked, Resolution, unresolved
from whoholds.resolve.actors.mentions import ActorMention, described
from whoholds.resolve.actors.phrases import take_apart
from whoholds.resolve.actors.registry import Registry
from whoholds.resolve.actors.rules import RULES
from whoholds.resolve.actors.scene import Scene
from whoholds.resolve.actors.vocabulary import Vocabulary
from whoholds.resolve.actors.words import Word, words_of


@dataclass(slots=True, init=False)
class ActorContext:
    """The actors of one report: built once, then asked whom its phrases mean."""

    scene: Scene
    _text: str = field(repr=False)
    _candidates: tuple[ActorMention, ...] | None = field(repr=False)

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        registry: Registry,
        *,
        places: Iterable[PlaceRef] = (),
    ) -> None:
        """`sentences` may be empty; `places` are the report's resolved places, which tell where it plays."""
        self.scene = Scene.of(report, sentences, registry, places)
        self._text = report.text
        self._candidates = None

    def resolve(self, words: str, *, start: int | None = None) -> Resolution:
        """Whom the words mean; `start` is their offset in the report, or None.

        A name that can't be resolved is the words themselves, without article and number, and `reason` says why.
        """
        split = words_of(words)
        if not split or (len(split) == 1 and _pronoun(split[0])):
            return unresolved(words.strip(), "a pronoun or no word: needs what it refers to")
        anatomy = take_apart(split, self.scene.mentions(split))
        asked = Asked(words, anatomy, self.scene, start)
        return next((found for rule in RULES if (found := rule(asked))), None) or unresolved(
            asked.kept, "not in the registry, and no word that says whose it is"
        )

    @property
    def antecedent_candidates(self) -> tuple[ActorMention, ...]:
        """The report's mentions of actors in the order of the text, for whoever follows pronouns."""
        if self._candidates is None:
            self._candidates = tuple(described(self._text, self.scene))
        return self._candidates


def _pronoun(word: Word) -> bool:
    """Whether a word alone is a pronoun; "US" and "WHO" in capitals are names."""
    return word.key in Vocabulary.load().pronouns and not (len(word.text) > 1 and word.text.isupper())
