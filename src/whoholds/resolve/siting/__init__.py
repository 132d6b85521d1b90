"""Which place a claim means: the places that could be meant, the signs for and against each, and the choice."""

from whoholds.resolve.siting.choice import Choice, choose
from whoholds.resolve.siting.ground import Ground, Named, Sited, States, Tell, key_of
from whoholds.resolve.siting.phrases import NARROW, TOWNS, Said, Site, by_specificity, said_of_place
from whoholds.resolve.siting.question import Asked, Mode, Question

__all__ = [
    "NARROW",
    "TOWNS",
    "Asked",
    "Choice",
    "Ground",
    "Mode",
    "Named",
    "Question",
    "Said",
    "Site",
    "Sited",
    "States",
    "Tell",
    "by_specificity",
    "choose",
    "key_of",
    "said_of_place",
]
