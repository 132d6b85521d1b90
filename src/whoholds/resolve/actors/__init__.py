"""Actors: the registry of who takes part in wars and who tells of them, and whom a report's words mean."""

from whoholds.resolve.actors.answers import Resolution
from whoholds.resolve.actors.context import ActorContext
from whoholds.resolve.actors.finding import MentionKind
from whoholds.resolve.actors.mentions import ActorMention, find_actors
from whoholds.resolve.actors.registry import Actor, Registry
from whoholds.resolve.actors.speakers import speaker_kind

__all__ = [
    "Actor",
    "ActorContext",
    "ActorMention",
    "MentionKind",
    "Registry",
    "Resolution",
    "find_actors",
    "speaker_kind",
]
