"""Resolve: which place, which actor, which day."""

from whoholds.resolve.resolver import SAYS_NOTHING, Resolver, says_something

__all__ = ["SAYS_NOTHING", "Resolver", "says_something"]
