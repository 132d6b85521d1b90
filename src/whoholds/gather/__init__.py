"""Gather: sources of every sort to reports; what is fetched or ingested is archived first."""

from whoholds.gather.gathering import Gatherer
from whoholds.gather.memory import Memory, Polled
from whoholds.gather.plan import Plan, PlanError, Watched
from whoholds.gather.watching import Watcher

__all__ = ["Gatherer", "Memory", "Plan", "PlanError", "Polled", "Watched", "Watcher"]
