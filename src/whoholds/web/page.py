"""The page itself: files that a build put into `static/`; without them, words on how to build it."""

from __future__ import annotations

import html
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response

STATIC = Path(str(files("whoholds.web"))) / "static"
FOREVER = "public, max-age=31536000, immutable"
UNBUILT = (
    "The page isn't built in this checkout. Build it with Node 20 or later: "
    "npm --prefix frontend ci && npm --prefix frontend run build. The API answers without it."
)


def is_built(static: Path = STATIC) -> bool:
    """Whether there is a page to serve."""
    return (static / "index.html").is_file()


page_router = APIRouter(include_in_schema=False)


@page_router.get("/")
def index() -> Response:
    """The page."""
    return start_page(STATIC)


@page_router.get("/assets/{name}")
def asset(name: str) -> Response:
    """A file of the page; its name changes with what is in it."""
    path = next((one for one in (STATIC / "assets").glob("*") if one.name == name), None)
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, headers={"Cache-Control": FOREVER})


def start_page(static: Path) -> Response:
    """The built page, or a plain one that says how to build it."""
    if is_built(static):
        return FileResponse(static / "index.html", headers={"Cache-Control": "no-cache"})
    words = html.escape(UNBUILT)
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>whoholds</title><h1>whoholds</h1><p>{words}</p>',
        status_code=503,
    )
