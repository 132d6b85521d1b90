"""What a team's monitoring asks for: is it alive, how much was asked, how long did answers take."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from whoholds import __version__
from whoholds.web.served import Asked

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which several processes add up what they count."""
BUCKETS = (0.005, 0.02, 0.05, 0.15, 0.5, 2.0, 10.0)
"""Seconds; 0.15 is what a step of the page's slider may take."""

meter_router = APIRouter(include_in_schema=False)


class Meter:
    """Counts requests by route, method and status, and times them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self._asked = Counter("whoholds_requests", "Requests answered.", labels, registry=self.registry)
        self._took = Histogram(
            "whoholds_seconds", "Time to answer.", ("route",), registry=self.registry, buckets=BUCKETS
        )  # fmt: skip

    async def __call__(self, request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        """Answer a request, and note it; addresses that are no route are counted together."""
        begun = time.perf_counter()
        response = await answer(request)
        route = getattr(request.scope.get("route"), "path", "other")
        self._asked.labels(route, request.method, response.status_code).inc()
        self._took.labels(route).observe(time.perf_counter() - begun)
        return response

    def page(self) -> bytes:
        """What was counted, in the format of Prometheus; by all processes where they share a folder."""
        if SHARED not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


@meter_router.get("/health")
def health(served: Asked) -> JSONResponse:
    """Whether the ledger answers."""
    try:
        version = served.account.catalogue.version()
    except SQLAlchemyError as error:
        return JSONResponse({"status": "failing", "why": type(error).__name__, "version": __version__}, 503)
    return JSONResponse({"status": "ok", "version": __version__, "ledger": version})


@meter_router.get("/metrics")
def metrics(request: Request) -> Response:
    """What was counted since the start."""
    meter: Meter = request.app.state.meter
    return Response(meter.page(), media_type=CONTENT_TYPE_LATEST)
