"""The engine for a cluster: the same claims as one process finds, whatever dies."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray", reason="needs the extra ray")

import ray
from ray.cluster_utils import Cluster

from whoholds.batch import Shelf, Unit, find_units, run_processes
from whoholds.batch.cluster import bundled, run_ray

SAMPLES = sorted(Path(str(files("whoholds") / "samples")).glob("*.json"))


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    """Twelve files of three reports each."""
    folder = tmp_path_factory.mktemp("shards")
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in SAMPLES]
    for number in range(12):
        rows = [{**texts[(number + i) % len(texts)], "id": f"{number}-{i}"} for i in range(3)]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"shard-{number:02}.jsonl").write_text(lines, encoding="utf-8")
    return [unit for unit in find_units([str(folder)], dt.date(2026, 1, 1)) if isinstance(unit, Unit)]


@pytest.fixture(scope="module")
def expected(units: list[Unit], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    shelf = _shelf(tmp_path_factory.mktemp("processes"))
    list(run_processes(units, shelf, 2))
    return _claims(shelf)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Three nodes on this machine, a core each; the first drives and survives."""
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    made.add_node(num_cpus=1)
    made.wait_for_nodes()
    ray.init(address=made.address, log_to_driver=False)
    yield made
    ray.shutdown()
    made.shutdown()


def test_a_cluster_finds_what_processes_find(
    units: list[Unit], expected: list[str], cluster: Cluster, tmp_path: Path
) -> None:
    shelf = _shelf(tmp_path)

    done = list(run_ray(units, shelf, 2))

    assert sorted(one.key for one in done) == sorted(unit.key for unit in units)
    assert _claims(shelf) == expected


def test_killed_actors_cost_nothing(units: list[Unit], expected: list[str], cluster: Cluster, tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    killed: list[int] = []
    with _meanwhile(lambda: killed.append(_kill_an_actor(shelf))):
        list(run_ray(units, shelf, 2))

    assert killed[0]
    assert _claims(shelf) == expected


def test_a_lost_node_costs_nothing(units: list[Unit], expected: list[str], cluster: Cluster, tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    lost = next(iter(cluster.worker_nodes))
    with _meanwhile(lambda: _lose(cluster, lost, shelf)):
        list(run_ray(units, shelf, 2))

    assert _claims(shelf) == expected


def test_bundles_hold_every_unit_once_in_order(units: list[Unit]) -> None:
    bundles = bundled(units, 2)

    assert [unit for bundle in bundles for unit in bundle] == units
    assert len(bundles) >= 4


def _shelf(folder: Path) -> Shelf:
    shelf = Shelf(folder)
    shelf.begin("test")
    return shelf


def _claims(shelf: Shelf) -> list[str]:
    return [claim.row["id"] for done in shelf.all_done() for kept in shelf.packed(done) for claim in kept.claims]


def _wait_for_some(shelf: Shelf) -> None:
    for _ in range(600):
        if list(shelf.folder.glob("*.done.json")):
            return
        time.sleep(0.05)


def _kill_an_actor(shelf: Shelf) -> int:
    """The process killed; 0 if there was none."""
    _wait_for_some(shelf)
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit() and b"ray::MapWorker" in (folder / "cmdline").read_bytes():
                os.kill(int(folder.name), signal.SIGKILL)
                return int(folder.name)
    return 0


def _lose(cluster: Cluster, node: Any, shelf: Shelf) -> None:
    _wait_for_some(shelf)
    cluster.remove_node(node, allow_graceful=False)


@contextlib.contextmanager
def _meanwhile(act: Callable[[], object]) -> Iterator[None]:
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    yield
    thread.join()
