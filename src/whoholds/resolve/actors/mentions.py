"""The actors that a report names, as records with their spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import Report, Sentence, Span
from whoholds.resolve.actors.answers import state_side
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.registry import Registry
from whoholds.resolve.actors.scene import Scene
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary

_SINGULAR = frozenset({MentionKind.COUNTRY, MentionKind.METONYM, MentionKind.LEADER, MentionKind.OFFICE})


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words of a report that name an actor.

    `kind` says how; a bare adjective or country ("Syrian", "Syria") may be no actor in its sentence. `plural` is
    whether "they" can mean it, None where "it" and "they" both can (a group, an army).
    """

    span: Span
    name: str
    actor_id: str | None
    side: str | None
    kind: MentionKind
    plural: bool | None
    country: str | None


def find_actors(report: Report, sentences: Sequence[Sentence], registry: Registry) -> tuple[ActorMention, ...]:
    """Every actor that a report names, in the order of the text, the longest name where several begin."""
    return tuple(described(report.text, Scene.of(report, sentences, registry, ())))


def described(text: str, scene: Scene) -> Iterator[ActorMention]:
    """The mentions of a scene as records; those that are only someone's patron ("US-backed") are left out."""
    for found in scene.found:
        if found.kind is not MentionKind.PATRON:
            start, end = scene.words[found.first].start, scene.words[found.last - 1].end
            end -= 2 if text[end - 2 : end] in ("'s", "’s") else 0
            yield _mention(Span(start, end, text[start:end]), found, scene)


def _mention(span: Span, found: Found, scene: Scene) -> ActorMention:
    registry, plural = scene.registry, _plural(found)
    if found.kind is MentionKind.ACTOR:
        actor = registry.actors[found.target]
        return ActorMention(span, actor.name, actor.id, actor.side, found.kind, plural, actor.country)
    if found.kind is MentionKind.UNCLEAR or found.target in registry.peoples:
        return ActorMention(span, span.text, None, None, found.kind, plural, None)
    country = found.target
    if found.kind is MentionKind.ARMED:
        known = registry.lookup(span.text)
        noun = Vocabulary.load().nouns.get(found.noun or "")
        side = known.side if known else noun.side if noun else None
        return ActorMention(
            span, known.name if known else span.text, known.id if known else None, side, found.kind, True, country
        )
    side = state_side(country, scene)
    actor = registry.actors[f"state:{country}"]
    name = actor.name if side == "government" else registry.countries[country].name
    if found.kind is MentionKind.NATIONALS:
        return ActorMention(span, span.text, None, None, found.kind, True, country)
    return ActorMention(span, name, actor.id, side, found.kind, plural, country)


def _plural(found: Found) -> bool | None:
    """Whether "they" can mean it: by the noun it ends in."""
    if found.kind in _SINGULAR:
        return found.noun in {"officials", "lawmakers", "commanders", "officers", "leaders"}
    if found.noun is None:
        return None
    sort = Vocabulary.load().sort(found.noun)
    return True if found.noun.endswith("s") and sort in {Sort.ARMED, Sort.FORCE, Sort.ASSET} else None
