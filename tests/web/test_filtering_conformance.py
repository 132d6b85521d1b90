"""The abstract tests of OGC API Features Part 3 (OGC 19-079r2, annex A), one by one, as far as classes are declared.

`ogctests` has these too; docs/ogc.md says which of its own can pass nowhere, and why.
"""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from whoholds.account import Account
from whoholds.export.layers import LAYERS
from whoholds.web import Served, create_app

PART3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf"
REL = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
SCHEMAS = {f"https://json-schema.org/draft/{year}/schema" for year in ("2019-09", "2020-12")}
each_collection = pytest.mark.parametrize("name", [layer.name for layer in LAYERS])
Json = dict[str, Any]


@pytest.fixture(scope="module")
def client(samples: Account) -> TestClient:
    return TestClient(create_app(Served(samples)), base_url="http://localhost")


def queryables(client: TestClient, name: str) -> Json:
    """What the link in the header of a collection's features leads to."""
    links = client.get(f"/api/collections/{name}/items", params={"limit": 1}).headers["link"]
    told = next(part for part in links.split(",") if f'rel="{REL}"' in part)
    address = re.search("<(.+)>", told)
    assert address
    answer = client.get(address[1])
    assert answer.headers["content-type"] == "application/schema+json"
    found: Json = answer.json()
    assert found["$id"] == address[1]
    return found


def items(client: TestClient, name: str, **params: str) -> list[Json]:
    """All features of a collection that fits one page."""
    answer = client.get(f"/api/collections/{name}/items", params={"limit": "1000", **params})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/geo+json"
    found: list[Json] = answer.json()["features"]
    return found


def refused(client: TestClient, name: str, **params: str) -> bool:
    return client.get(f"/api/collections/{name}/items", params=params).status_code == 400


def test_get_conformance_the_classes_are_declared(client: TestClient) -> None:
    declared = client.get("/api/conformance").json()["conformsTo"]
    assert {f"{PART3}/queryables", f"{PART3}/filter", f"{PART3}/features-filter"} <= set(declared)
    assert f"{PART3}/queryables-query-parameters" not in declared, "isn't implemented, so it isn't declared"


@each_collection
def test_get_queryables_a_link_leads_to_a_schema_of_what_filters_may_ask(client: TestClient, name: str) -> None:
    schema = queryables(client, name)
    assert schema["$schema"] in SCHEMAS
    assert schema["type"] == "object"
    assert all("type" in one or one["format"].startswith("geometry-") for one in schema["properties"].values())
    jsonschema.Draft201909Validator.check_schema(schema)


@each_collection
@pytest.mark.parametrize("language", ["cql2-text", "cql2-json", None])
def test_filter_param_features_meet_the_filter_and_a_wrong_one_is_refused(
    client: TestClient, name: str, language: str | None
) -> None:
    every = items(client, name)
    asked = next(key for key, value in every[0]["properties"].items() if isinstance(value, str) and "'" not in value)
    value = every[0]["properties"][asked]
    text = f"{asked} = '{value}'"
    tree = {"op": "=", "args": [{"property": asked}, value]}
    how = {"filter-lang": language} if language else {}
    found = items(client, name, **how, filter=json.dumps(tree) if language == "cql2-json" else text)
    assert found == [one for one in every if one["properties"].get(asked) == value]
    assert refused(client, name, **how, filter="no condition at all")


@each_collection
def test_expression_construction_a_name_that_is_no_queryable_is_refused(client: TestClient, name: str) -> None:
    assert queryables(client, name)["additionalProperties"] is False
    assert refused(client, name, filter="this_is_not_a_queryable = 'x'")


@each_collection
def test_filter_crs_points_are_degrees_unless_told_otherwise(client: TestClient, name: str) -> None:
    spatial = next(
        key for key, one in queryables(client, name)["properties"].items() if "geometry" in one.get("format", "")
    )
    (box,) = client.get(f"/api/collections/{name}").json()["extent"]["spatial"]["bbox"]
    inside = items(client, name, filter=f"S_INTERSECTS({spatial}, BBOX({','.join(map(str, box))}))")
    assert inside == [one for one in items(client, name) if one["geometry"]["coordinates"]]
    assert refused(client, name, filter=f"S_INTERSECTS({spatial}, BBOX(1000000, 1000000, 2000000, 2000000))")
