"""The documents that describe the API: landing page, conformance, collections, queryables."""

from __future__ import annotations

from typing import Any

from whoholds.export.layers import LAYERS, Column, Layer, Type
from whoholds.web.ogc.answering import QUERYABLES
from whoholds.web.ogc.params import CRS84

Json = dict[str, Any]
TITLE = "whoholds"
MEANING = (
    "Who holds which place, what happened, who was hurt, since when, and who says so: read from reports of armed "
    "conflict, each cell with the words it rests on."
)
_CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
CONFORMS = (
    f"{_CORE}/core",
    f"{_CORE}/geojson",
    f"{_CORE}/html",
    f"{_CORE}/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
)
OPENAPI30 = "application/vnd.oai.openapi+json;version=3.0"
OPENAPI31 = "application/vnd.oai.openapi+json;version=3.1"
SCHEMA = "application/schema+json"


def link(href: str, rel: str, media_type: str, title: str) -> Json:
    """A link."""
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def both(href: str, rel: str, title: str, media_type: str = "application/json") -> list[Json]:
    """Links to a document as JSON and as HTML."""
    other = "alternate" if rel == "self" else rel
    joint = "&" if "?" in href else "?"
    return [link(href, rel, media_type, title), link(f"{href}{joint}f=html", other, "text/html", f"{title}, HTML")]


def queryables_link(home: str) -> Json:
    """The link to what filters may ask of a collection."""
    return link(f"{home}/queryables", QUERYABLES, SCHEMA, "what filters may ask")


def landing(base: str) -> Json:
    """The landing page."""
    return {
        "title": TITLE,
        "description": MEANING,
        "links": [
            *both(f"{base}/", "self", "this page"),
            link(f"{base}/openapi-3.0.json", "service-desc", OPENAPI30, "the API, OpenAPI 3.0"),
            link(f"{base}/openapi.json", "service-desc", OPENAPI31, "the API, OpenAPI 3.1"),
            link(f"{base}/reference", "service-doc", "text/html", "the API, for people"),
            *both(f"{base}/conformance", "conformance", "what it conforms to"),
            *both(f"{base}/collections", "data", "the collections"),
        ],
    }


def conformance() -> Json:
    """What the API conforms to."""
    return {"title": "Conformance", "conformsTo": list(CONFORMS)}


def collections(base: str) -> Json:
    """All collections."""
    listed = [collection(base, layer) for layer in LAYERS]
    links = both(f"{base}/collections", "self", "the collections")
    return {"title": "Collections", "links": links, "collections": listed, "crs": [CRS84]}


def collection(base: str, layer: Layer) -> Json:
    """One collection."""
    home = f"{base}/collections/{layer.name}"
    return {
        "id": layer.name,
        "title": layer.title,
        "description": layer.meaning,
        "itemType": "feature",
        "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]], "crs": CRS84}, "temporal": {"interval": [[None, None]]}},
        "crs": [CRS84],
        "storageCrs": CRS84,
        "links": [
            *both(home, "self", layer.title),
            *both(f"{home}/items", "items", f"{layer.title}: features", "application/geo+json"),
            queryables_link(home),
        ],
    }


_TYPES: dict[Type, Json] = {
    Type.TEXT: {"type": "string"},
    Type.INTEGER: {"type": "integer"},
    Type.REAL: {"type": "number"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.TRUTH: {"type": "boolean"},
}


def property_schema(column: Column) -> Json:
    """A column in JSON Schema."""
    return {**_TYPES[column.type], "title": column.name, "description": column.meaning}


def queryables(base: str, layer: Layer) -> Json:
    """What filters may ask of a collection: its columns, and the geometry."""
    return {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$id": f"{base}/collections/{layer.name}/queryables",
        "type": "object",
        "title": layer.title,
        "description": layer.meaning,
        "properties": {
            "geometry": {"format": "geometry-point", "description": "the point, where one stands for the place"},
            **{column.name: property_schema(column) for column in layer.columns},
        },
        "additionalProperties": False,
    }
