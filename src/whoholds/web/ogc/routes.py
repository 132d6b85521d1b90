"""The routes of OGC API Features: landing page, conformance, collections, their features."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from whoholds.account import Account
from whoholds.export.layers import LAYERS, Layer
from whoholds.web.ogc import documents
from whoholds.web.ogc.answering import GEOJSON, answer, tag, unchanged
from whoholds.web.ogc.items import one, page, served_feature
from whoholds.web.ogc.kept import Kept
from whoholds.web.ogc.openapi import described
from whoholds.web.ogc.params import CRS84, FORM, ITEMS, ONE, as_known, check_names, read_query

Json = dict[str, Any]
router = APIRouter()
CRS_HEADER = {"Content-Crs": f"<{CRS84}>"}


def base_of(request: Request) -> str:
    """The address of the API, as the asker sees it."""
    return f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"


def _layer(name: str) -> Layer:
    found = next((layer for layer in LAYERS if layer.name == name), None)
    if found is None:
        raise HTTPException(404, f"there is no collection {name!r}; there are {', '.join(one.name for one in LAYERS)}")
    return found


def _account(request: Request) -> Account:
    account: Account = request.app.state.account
    return account


def _static(request: Request, body: Json, media_type: str = "application/json") -> Response:
    """A document that the ledger doesn't bear on."""
    check_names(request.query_params, (FORM,))
    etag = tag(request, None, media_type + request.headers.get("accept", ""))
    return unchanged(request, etag) or answer(request, body, etag=etag, media_type=media_type)


@router.get("/", operation_id="getLandingPage", **described("Landing page", (FORM,), "landingPage"))
def landing(request: Request) -> Response:
    """What there is, as links."""
    return _static(request, documents.landing(base_of(request)))


@router.get(
    "/conformance", operation_id="getConformanceDeclaration", **described("Conformance", (FORM,), "confClasses")
)
def conformance(request: Request) -> Response:
    """Which conformance classes the API implements."""
    return _static(request, documents.conformance())


@router.get("/collections", operation_id="getCollections", **described("Collections", (FORM,), "collections"))
def collections(request: Request) -> Response:
    """The collections: control, events, claims, places, reports."""
    return _static(request, documents.collections(base_of(request)))


@router.get(
    "/collections/{collectionId}",
    operation_id="describeCollection",
    **described("A collection", (FORM,), "collection", of="collection"),
)
def collection(request: Request) -> Response:
    """One collection: its extent, its systems of coordinates, its links."""
    return _static(request, documents.collection(base_of(request), _layer(request.path_params["collectionId"])))


@router.get(
    "/collections/{collectionId}/queryables",
    operation_id="getQueryables",
    **described("Queryables", (FORM,), "queryables", of="collection", media_type=documents.SCHEMA),
)
def queryables(request: Request) -> Response:
    """What filters may ask: each column with its type and meaning."""
    layer = _layer(request.path_params["collectionId"])
    return _static(request, documents.queryables(base_of(request), layer), documents.SCHEMA)


@router.get(
    "/collections/{collectionId}/items",
    operation_id="getFeatures",
    **described("Features", ITEMS, "featureCollectionGeoJSON", of="collection", media_type=GEOJSON),
)
def items(request: Request) -> Response:
    """A page of features: those about the days asked for, by what had been published up to `as-known`."""
    layer, account = _layer(request.path_params["collectionId"]), _account(request)
    query = read_query(request.query_params, frozenset(column.name for column in layer.columns))
    etag = tag(request, account, GEOJSON + request.headers.get("accept", ""))
    if (same := unchanged(request, etag)) is not None:
        return same
    found = page(account, layer, query, _kept(request))
    here = f"{base_of(request)}/collections/{layer.name}/items"
    body = {
        "type": "FeatureCollection",
        "title": layer.title,
        "numberReturned": len(found.features),
        "links": _page_links(request, here, found.after, layer),
        "features": list(found.features),
    }
    return answer(request, body, etag=etag, media_type=GEOJSON, headers=CRS_HEADER)


@router.get(
    "/collections/{collectionId}/items/{featureId:path}",
    operation_id="getFeature",
    **described("A feature", ONE, "featureGeoJSON", of="feature", media_type=GEOJSON),
)
def item(request: Request) -> Response:
    """One feature by its id."""
    check_names(request.query_params, ONE)
    layer, account = _layer(request.path_params["collectionId"]), _account(request)
    etag = tag(request, account, GEOJSON + request.headers.get("accept", ""))
    if (same := unchanged(request, etag)) is not None:
        return same
    wanted = request.path_params["featureId"]
    known = as_known(request.query_params)
    found = one(account, layer, wanted, as_known=known, kept=_kept(request))
    if found is None:
        raise HTTPException(404, f"{layer.name} has no feature {wanted!r}")
    home = f"{base_of(request)}/collections/{layer.name}"
    links = documents.both(f"{home}/items/{quote(found.id, safe='')}", "self", found.id, GEOJSON)
    links += documents.both(home, "collection", layer.title)
    body = {**served_feature(layer, found), "links": links}
    return answer(request, body, etag=etag, media_type=GEOJSON, headers=CRS_HEADER)


def _kept(request: Request) -> Kept:
    kept: Kept = request.app.state.kept
    return kept


def _page_links(request: Request, here: str, after: str | None, layer: Layer) -> list[Json]:
    """Links to this page, to the next one, and to the collection."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "f"]
    rest = [(name, value) for name, value in asked if name != "after"]
    this = f"{here}?{urlencode(asked)}" if asked else here
    links = documents.both(this, "self", "this page", GEOJSON)
    if after is not None:
        following = f"{here}?{urlencode([*rest, ('after', after)])}"
        links += [
            documents.link(following, "next", GEOJSON, "the next page"),
            documents.link(f"{following}&f=html", "next", "text/html", "the next page, HTML"),
        ]
    home = here.removesuffix("/items")
    return [*links, *documents.both(home, "collection", layer.title), documents.queryables_link(home)]
