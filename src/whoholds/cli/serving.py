"""Several processes that serve one ledger: each makes its application from the environment that the first one set."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from whoholds.cli.asking import open_account

if TYPE_CHECKING:
    from fastapi import FastAPI

    from whoholds.cli.serve import Manner

LEDGER = "WHOHOLDS_LEDGER"
HOSTS = "WHOHOLDS_HOSTS"
LEAST = "WHOHOLDS_MIN_CONFIDENCE"
RATE = "WHOHOLDS_RATE"
PATIENCE = 120
"""Seconds that a process may take to answer its parent, to start among others, before it is taken for dead."""


def serve_by_many(ledger: str, number: int, workers: int, how: Manner) -> None:
    """Serve a ledger by several processes until stopped; nothing can be judged there."""
    import uvicorn

    from whoholds.web.logs import LOGGING
    from whoholds.web.meter import SHARED

    as_json = how.log == "json"
    with tempfile.TemporaryDirectory(prefix="whoholds-metrics-") as folder:
        told = {LEDGER: ledger, HOSTS: ",".join(how.names), LEAST: str(how.least), RATE: str(how.rate), SHARED: folder}
        os.environ |= told
        uvicorn.run(
            "whoholds.cli.serving:app", factory=True, host="127.0.0.1", port=number, workers=workers,
            log_config=LOGGING if as_json else None, access_log=as_json, log_level="info" if as_json else "warning",
            timeout_worker_healthcheck=PATIENCE,
        )  # fmt: skip


def app() -> FastAPI:
    """The application of one process, as its environment says."""
    from whoholds.web import Served, create_app
    from whoholds.web.guard import LOOPBACK, Bounds
    from whoholds.web.pace import Pace

    names = filter(None, os.environ.get(HOSTS, "").split(","))
    account = open_account(os.environ[LEDGER], least=float(os.environ[LEAST]))
    bounds = Bounds(pace=Pace(int(os.environ[RATE])))
    return create_app(Served(account), hosts=LOOPBACK | set(names), bounds=bounds)
