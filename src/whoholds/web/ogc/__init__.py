"""The API for other programs: OGC API Features over the ledger, and a text to be read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from fastapi import FastAPI, Request
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response

from whoholds import __version__
from whoholds.account import Account
from whoholds.flow import Reader
from whoholds.web.ogc import documents
from whoholds.web.ogc.html import POLICY, page
from whoholds.web.ogc.kept import Kept
from whoholds.web.ogc.openapi import PROBLEMS, to_30, to_31
from whoholds.web.ogc.problems import add_problems
from whoholds.web.ogc.reading import OneReader
from whoholds.web.ogc.reading import router as reading
from whoholds.web.ogc.routes import base_of
from whoholds.web.ogc.routes import router as features


def create_api(
    account: Account, *, origins: Collection[str] = (), open_reader: Callable[[], Reader] = Reader.open
) -> FastAPI:
    """The API of a ledger, to be mounted. Pages of other sites may ask it only if their origins are given."""
    api = FastAPI(
        title=documents.TITLE,
        version=__version__,
        description=documents.MEANING,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    api.state.account, api.state.kept, api.state.reader = account, Kept(), OneReader(open_reader)
    if origins:
        api.add_middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])
    add_problems(api)
    api.include_router(features)
    api.include_router(reading, responses={422: PROBLEMS[422]})
    api.add_api_route("/openapi.json", _openapi31, include_in_schema=False)
    api.add_api_route("/openapi-3.0.json", _openapi30, include_in_schema=False)
    api.add_api_route("/reference", _reference, include_in_schema=False)
    return api


def described_api(api: FastAPI, base: str) -> dict[str, Any]:
    """The API's description, its server's address in it."""
    return {**api.openapi(), "servers": [{"url": base}]}


def _openapi31(request: Request) -> Response:
    body = to_31(described_api(request.app, base_of(request)))
    return JSONResponse(body, media_type=documents.OPENAPI31)


def _openapi30(request: Request) -> Response:
    body = to_30(described_api(request.app, base_of(request)))
    return JSONResponse(body, media_type=documents.OPENAPI30)


def _reference(request: Request) -> Response:
    """The API's paths and parameters as a page."""
    paths = described_api(request.app, base_of(request))["paths"]
    told = {
        f"{method.upper()} {path}": {
            "": one.get("description") or one["summary"],
            **{param["name"]: param.get("description", "") for param in one.get("parameters", [])},
        }
        for path, methods in paths.items()
        for method, one in methods.items()
    }
    body = {"title": "The API", "links": [documents.link(f"{base_of(request)}/", "up", "text/html", "start")], **told}
    return HTMLResponse(page(body, str(request.url)), headers={"Content-Security-Policy": POLICY})
