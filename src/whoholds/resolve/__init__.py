"""Resolve: which place, which actor, which day."""

from whoholds.resolve.coded import settle
from whoholds.resolve.resolver import SAYS_NOTHING, Resolver, says_something

__all__ = ["SAYS_NOTHING", "Resolver", "says_something", "settle"]
