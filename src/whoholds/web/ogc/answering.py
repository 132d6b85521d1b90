"""How an answer is given: JSON or HTML as asked, with an ETag that changes when the ledger does."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request
from starlette.responses import Response

from whoholds import __version__
from whoholds.account import Account
from whoholds.records import content_id
from whoholds.web.ogc.html import POLICY, page

JSON, HTML, GEOJSON = "application/json", "text/html", "application/geo+json"
QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
Json = dict[str, Any]


def wants_html(request: Request) -> bool:
    """Whether the request asks for HTML: by `f`, else by its Accept header."""
    form = request.query_params.get("f")
    if form:
        return form == "html"
    accepted = request.headers.get("accept", "")
    html = accepted.find("text/html")
    plain = [accepted.find(name) for name in ("application/json", "application/geo+json", "application/*")]
    return html >= 0 and all(place < 0 or html < place for place in plain)


def tag(request: Request, account: Account | None, kind: str) -> str:
    """The ETag of an answer: of the question, the form, this version, and the state of the ledger."""
    state = account.catalogue.version() if account else ""
    return f'"{content_id([__version__, state, str(request.url), kind])}"'


def unchanged(request: Request, etag: str) -> Response | None:
    """304 where the asker has the answer already."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={"ETag": etag, **_VARY}) if etag in known or "*" in known else None


_IN_HEADER = frozenset({"self", "alternate", "next", "collection", QUERYABLES})
_VARY = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache"}


def _links(body: Json) -> str:
    """The document's links as a header (RFC 8288)."""
    listed = (link for link in body.get("links", ()) if link["rel"] in _IN_HEADER)
    return ", ".join(f'<{link["href"]}>; rel="{link["rel"]}"; type="{link["type"]}"' for link in listed)


def answer(request: Request, body: Json, *, etag: str, media_type: str = JSON, headers: Json | None = None) -> Response:
    """A document as JSON or HTML."""
    common = {"ETag": etag, "Link": _links(body), **_VARY, **(headers or {})}
    if wants_html(request):
        told = {**common, "Content-Security-Policy": POLICY}
        return Response(page(body, str(request.url)), media_type="text/html; charset=utf-8", headers=told)
    return Response(json.dumps(body, ensure_ascii=False), media_type=media_type, headers=common)
