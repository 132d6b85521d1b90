"""Gather: sources of every sort to reports; what is fetched or ingested is archived first."""

from whoholds.gather.gathering import Gatherer

__all__ = ["Gatherer"]
