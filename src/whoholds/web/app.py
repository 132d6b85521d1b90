"""The application: the page, what the page asks for, and the API, behind one guard."""

from __future__ import annotations

import os
from collections.abc import Collection

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from whoholds import __version__
from whoholds.web.guard import LOOPBACK, Bounds, Guard
from whoholds.web.meter import Meter, meter_router
from whoholds.web.ogc import create_api
from whoholds.web.page import page_router
from whoholds.web.served import Served
from whoholds.web.view import view_router

SMALLEST_PACKED = 1000
"""Bytes from which an answer is worth compressing."""


def create_app(
    served: Served,
    *,
    hosts: Collection[str] = LOOPBACK,
    origins: Collection[str] | None = None,
    bounds: Bounds | None = None,
) -> FastAPI:
    """The application that serves a ledger; it answers requests that name one of these hosts, and no others.

    The API, under `/api`, lets pages of other sites ask only if their origins are given, here or in WHOHOLDS_CORS.
    """
    app = FastAPI(title="whoholds", version=__version__, docs_url=None, redoc_url=None)
    app.state.served = served
    app.state.meter = Meter()
    app.middleware("http")(app.state.meter)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=5)
    app.add_middleware(Guard, hosts=hosts, bounds=bounds)
    app.include_router(meter_router)
    app.include_router(view_router)
    allowed = os.environ.get("WHOHOLDS_CORS", "").split() if origins is None else origins
    app.mount("/api", create_api(served.account, origins=allowed))
    app.include_router(page_router)
    return app
