"""Several processes that serve one ledger: each makes its application from the environment that the first one set."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from whoholds.cli.asking import open_account

if TYPE_CHECKING:
    from fastapi import FastAPI

LEDGER = "WHOHOLDS_LEDGER"
HOSTS = "WHOHOLDS_HOSTS"
PATIENCE = 120
"""Seconds that a process may take to answer its parent, to start among others, before it is taken for dead."""


def serve_by_many(
    ledger: str, number: int, workers: int, *, hosts: Iterable[str], log: dict[str, object] | None
) -> None:
    """Serve a ledger by several processes until stopped; nothing can be judged there."""
    import uvicorn

    from whoholds.web.meter import SHARED

    with tempfile.TemporaryDirectory(prefix="whoholds-metrics-") as folder:
        os.environ |= {LEDGER: ledger, HOSTS: ",".join(hosts), SHARED: folder}
        uvicorn.run(
            "whoholds.cli.serving:app", factory=True, host="127.0.0.1", port=number, workers=workers, log_config=log,
            access_log=log is not None, log_level="info" if log else "warning", timeout_worker_healthcheck=PATIENCE,
        )  # fmt: skip


def app() -> FastAPI:
    """The application of one process."""
    from whoholds.web import Served, create_app
    from whoholds.web.guard import LOOPBACK

    given = filter(None, os.environ.get(HOSTS, "").split(","))
    return create_app(Served(open_account(os.environ[LEDGER])), hosts=LOOPBACK | set(given))
