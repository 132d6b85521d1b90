"""The API's description: OpenAPI 3.1 as FastAPI writes it, and 3.0 made from it, since OGC's classes ask for 3.0."""

from __future__ import annotations

from typing import Any

from whoholds.export.layers import LAYERS
from whoholds.web.ogc.params import Param

Json = dict[str, Any]
_LINK = {
    "type": "object",
    "required": ["href", "rel"],
    "properties": {name: {"type": "string"} for name in ("href", "rel", "type", "title", "hreflang")},
}
_LINKS = {"type": "array", "items": _LINK}
_FEATURE = {
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": {"type": "string"},
        "geometry": {
            "type": "object",
            "nullable": True,
            "properties": {
                "type": {"type": "string", "enum": ["Point"]},
                "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            },
        },
        "properties": {"type": "object"},
        "links": _LINKS,
    },
}
_COLLECTION = {
    "type": "object",
    "required": ["id", "links"],
    "properties": {
        **{name: {"type": "string"} for name in ("id", "title", "description", "itemType", "storageCrs")},
        "extent": {"type": "object"},
        "crs": {"type": "array", "items": {"type": "string"}},
        "links": _LINKS,
    },
}
SCHEMAS: dict[str, Json] = {
    "landingPage": {
        "type": "object",
        "required": ["links"],
        "properties": {"title": {"type": "string"}, "description": {"type": "string"}, "links": _LINKS},
    },
    "confClasses": {
        "type": "object",
        "required": ["conformsTo"],
        "properties": {"title": {"type": "string"}, "conformsTo": {"type": "array", "items": {"type": "string"}}},
    },
    "collections": {
        "type": "object",
        "required": ["links", "collections"],
        "properties": {"links": _LINKS, "collections": {"type": "array", "items": _COLLECTION}},
    },
    "collection": _COLLECTION,
    "queryables": {"type": "object"},
    "featureCollectionGeoJSON": {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "title": {"type": "string"},
            "features": {"type": "array", "items": _FEATURE},
            "links": _LINKS,
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    },
    "featureGeoJSON": _FEATURE,
}
_PATHS: dict[str, Json] = {
    "collectionId": {"type": "string", "enum": [layer.name for layer in LAYERS]},
    "featureId": {"type": "string"},
}
PROBLEM_SCHEMA: Json = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
PROBLEMS: dict[int | str, Json] = {
    400: {"description": "The request can't be answered as it stands; the detail says why"},
    404: {"description": "There is no such thing"},
    422: {"description": "The body can't be read; the detail says why"},
}
for _told in PROBLEMS.values():
    _told["content"] = {"application/problem+json": {"schema": PROBLEM_SCHEMA}}


def described(
    summary: str,
    params: tuple[Param, ...],
    schema: str,
    *,
    of: str = "",
    media_type: str = "application/json",
) -> Json:
    """What FastAPI is told of a route whose parameters it doesn't read itself; `of` is collection, feature or empty."""
    paths = {"collection": ["collectionId"], "feature": ["collectionId", "featureId"]}.get(of, [])
    listed = [{"name": name, "in": "path", "required": True, "schema": _PATHS[name]} for name in paths]
    content = {media_type: {"schema": SCHEMAS[schema]}, "text/html": {"schema": {"type": "string"}}}
    responses = {200: {"description": summary, "content": content}, 304: {"description": "You have it already"}}
    problems = {code: PROBLEMS[code] for code in ([400, 404] if of else [400])}
    return {
        "summary": summary,
        "openapi_extra": {"parameters": [*listed, *(param.described() for param in params)]},
        "responses": {**responses, **problems},
    }


def to_30(document: Json) -> Json:
    """An OpenAPI 3.1 document as 3.0."""
    older: Json = _older(document)
    return {**older, "openapi": "3.0.3"}


def _older(node: Any) -> Any:
    if isinstance(node, list):
        return [_older(one) for one in node]
    if not isinstance(node, dict):
        return node
    told = {key: _older(value) for key, value in node.items()}
    if isinstance(told.get("anyOf"), list) and {"type": "null"} in told["anyOf"]:
        others = [one for one in told.pop("anyOf") if one != {"type": "null"}]
        told = {**(others[0] if len(others) == 1 else {"anyOf": others}), **told, "nullable": True}
    if "const" in told:
        told["enum"] = [told.pop("const")]
    if isinstance(told.get("examples"), list):
        told["example"] = told.pop("examples")[0]
    return told


def to_31(document: Json) -> Json:
    """The document with what only 3.0 says (`nullable`) in the words of 3.1."""
    newer: Json = _newer(document)
    return newer


def _newer(node: Any) -> Any:
    if isinstance(node, list):
        return [_newer(one) for one in node]
    if not isinstance(node, dict):
        return node
    told = {key: _newer(value) for key, value in node.items()}
    if told.pop("nullable", False):
        told["type"] = [told["type"], "null"]
    return told
