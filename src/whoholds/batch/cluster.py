"""The engine for a cluster: Ray Data with actors that open the reader once. The one file that knows Ray.

The output folder, and the files that are read, must be the same on every node (a network file system). A worker, an
actor or a node that is lost costs the units it was at: Ray gives them out again, and what is on the shelf isn't done
twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import ray
import ray.data

from whoholds.batch.shelf import Shelf
from whoholds.batch.units import Unit
from whoholds.batch.work import Done, work

BYTES_AT_ONCE = 2_000_000
"""What one call reads at least, about 500 reports of 4 kB: handing over less costs more than it saves."""

ROUNDS = 4
"""Calls that every worker gets at least, so that none waits long for the last."""


def run_ray(units: Iterable[Unit], shelf: Shelf, workers: int, gazetteer: Path | None = None) -> Iterator[Done]:
    """What came of each unit, as they finish. Uses the cluster of RAY_ADDRESS, else this machine."""
    if not ray.is_initialized():
        ray.init(log_to_driver=False, logging_level=logging.WARNING, include_dashboard=False)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    bundles = [{"units": bundle} for bundle in bundled(list(units), workers)]
    if not bundles:
        return
    readings = ray.data.from_items(bundles, override_num_blocks=len(bundles)).map_batches(
        _Readers,
        fn_constructor_args=(shelf, gazetteer),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers, initial_size=workers),
        num_cpus=1,
    )
    logging.getLogger("ray.data").setLevel(logging.ERROR)  # here, as making the data set resets it
    for row in readings.iter_rows():
        yield row["done"]


def bundled(units: list[Unit], workers: int) -> list[list[Unit]]:
    """The units in bundles of enough bytes, but not so few bundles that workers stand idle."""
    fair = sum(unit.size for unit in units) // (ROUNDS * workers) + 1
    enough = min(BYTES_AT_ONCE, fair)
    bundles: list[list[Unit]] = []
    filled = enough
    for unit in units:
        if filled >= enough:
            bundles.append([])
            filled = 0
        bundles[-1].append(unit)
        filled += unit.size
    return bundles


class _Readers:
    """An actor: opens the reader once, then reads bundle after bundle."""

    def __init__(self, shelf: Shelf, gazetteer: Path | None) -> None:
        from whoholds.flow import Reader

        self._shelf = shelf
        self._reader = Reader.open(gazetteer=gazetteer)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Done]]:
        """The results of the bundles in a batch, a row a unit."""
        return {"done": [work(unit, self._shelf, self._reader) for bundle in batch["units"] for unit in bundle]}
