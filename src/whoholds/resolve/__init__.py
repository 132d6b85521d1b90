"""Resolve: which place, which actor, which day."""

from whoholds.resolve.resolver import Resolver

__all__ = ["Resolver"]
