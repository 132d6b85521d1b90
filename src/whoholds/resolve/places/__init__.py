"""Places: the gazetteer, finding names of places in a report, and choosing which place each name means."""

from whoholds.resolve.places.find import find_places, resolve_name
from whoholds.resolve.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "find_places", "resolve_name"]
