"""The API as clients of OGC API Features use it: pages, filters, times, forms, errors; and texts to be read."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jsonschema
import pytest
import uvicorn
from starlette.testclient import TestClient

from whoholds.account import Account, Intake
from whoholds.account.selection import Selection
from whoholds.export.layers import LAYERS, features, layer_named
from whoholds.flow import Reader
from whoholds.records import Report
from whoholds.records.asked import Asked
from whoholds.web import Served, create_app
from whoholds.web.ogc import create_api

NAMES = [layer.name for layer in LAYERS]
Json = dict[str, Any]
needs_gdal = pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="needs GDAL's ogr2ogr (gdal-bin)")


@pytest.fixture(scope="module")
def client(samples: Account) -> TestClient:
    return TestClient(create_app(Served(samples)), base_url="http://localhost")


def get(client: TestClient, path: str, **params: str | int) -> Json:
    answer = client.get(f"/api{path}", params=params)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def link(document: Json, rel: str) -> str | None:
    found = (one["href"] for one in document["links"] if one["rel"] == rel and "html" not in one["type"])
    href = next(found, None)
    return href and f"{urlsplit(href).path}?{urlsplit(href).query}"


def pages(client: TestClient, name: str, **params: str | int) -> Iterator[Json]:
    """Every feature, page by page, by the links alone."""
    document = get(client, f"/collections/{name}/items", **params)
    while True:
        yield from document["features"]
        following = link(document, "next")
        if following is None:
            return
        document = client.get(following).json()


def count(samples: Account, name: str, **asked: Any) -> int:
    return sum(1 for _ in features(Selection(samples, Asked(**asked)), layer_named(name)))


def test_the_landing_page_leads_to_everything(client: TestClient) -> None:
    home = get(client, "/")
    for rel in ("service-desc", "conformance", "data"):
        href = link(home, rel)
        assert href
        assert client.get(href).status_code == 200
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in get(client, "/conformance")["conformsTo"]
    assert [one["id"] for one in get(client, "/collections")["collections"]] == NAMES


def test_the_api_is_described_in_openapi_3_0_and_3_1(client: TestClient) -> None:
    older, newer = get(client, "/openapi-3.0.json"), get(client, "/openapi.json")
    assert older["openapi"].startswith("3.0")
    assert newer["openapi"].startswith("3.1")
    assert set(older["paths"]) == set(newer["paths"])
    assert '"anyOf": [{"type": "null"' not in json.dumps(older)
    assert '"nullable"' not in json.dumps(newer)
    params = {one["name"] for one in older["paths"]["/collections/{collectionId}/items"]["get"]["parameters"]}
    assert {"limit", "bbox", "datetime", "at", "as-known", "filter", "filter-lang"} <= params


@pytest.mark.parametrize("name", NAMES)
def test_pages_hold_every_feature_once(client: TestClient, samples: Account, name: str) -> None:
    ids = [feature["id"] for feature in pages(client, name, limit=7)]
    assert len(ids) == len(set(ids)) == count(samples, name)


def test_pages_survive_what_comes_in_between(sample_ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(sample_ledger)) as file:
        file.execute("VACUUM INTO ?", (str(copy),))
    account = Account(copy)
    client = TestClient(create_api(account))
    first = client.get("/collections/claims/items", params={"limit": 50}).json()
    before = count(account, "claims")
    intake, reader = Intake(copy), Reader.open()
    intake.take(Report("Rebels captured Sake on Sunday.", "new", dt.date(2024, 2, 12), source="Gazette"), reader.read)
    intake.finish()
    ids = [feature["id"] for feature in first["features"]]
    following = link(first, "next")
    while following:
        document = client.get(following).json()
        ids += [feature["id"] for feature in document["features"]]
        following = link(document, "next")
    assert len(ids) == len(set(ids)) == count(account, "claims") > before
    account.close()


@pytest.mark.parametrize("name", NAMES)
def test_each_feature_is_found_by_its_id(client: TestClient, name: str) -> None:
    (feature,) = get(client, f"/collections/{name}/items", limit=1)["features"]
    one = client.get(link(get_by_id(client, name, feature["id"]), "self") or "").json()
    assert (one["id"], one["properties"]) == (feature["id"], feature["properties"])


def get_by_id(client: TestClient, name: str, key: str) -> Json:
    return get(client, f"/collections/{name}/items/{quote(key, safe='')}")


@pytest.mark.parametrize("name", NAMES)
def test_queryables_are_a_schema_that_the_features_meet(client: TestClient, name: str) -> None:
    schema = get(client, f"/collections/{name}/queryables")
    jsonschema.Draft201909Validator.check_schema(schema)
    for feature in get(client, f"/collections/{name}/items", limit=20)["features"]:
        told = {key: value for key, value in feature["properties"].items() if value is not None}
        assert list(jsonschema.Draft201909Validator(schema).iter_errors(told)) == []


def test_a_box_holds_what_has_a_point_in_it(client: TestClient, samples: Account) -> None:
    west, south, east, north = 64.0, 31.0, 66.0, 33.0
    found = {feature["id"] for feature in pages(client, "claims", bbox=f"{west},{south},{east},{north}")}
    points = {one.id: one.point for one in features(Selection(samples, Asked()), layer_named("claims"))}
    inside = {key for key, p in points.items() if p and west <= p[0] <= east and south <= p[1] <= north}
    assert found == inside
    assert found


def test_a_box_over_the_date_line_goes_the_other_way_round(client: TestClient) -> None:
    assert not list(pages(client, "claims", bbox="170,-90,-170,90"))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2021-08-12", "2021-08-12", "2021-08-12"),
        ("2021-08-12T09:30:00Z", "2021-08-12", "2021-08-12"),
        ("2021-08-10T/2021-08-12T", "2021-08-10", "2021-08-12"),
        ("2021-08-10/2021-08-12", "2021-08-10", "2021-08-12"),
        ("../2021-08-07", None, "2021-08-07"),
        ("2021-08-14/..", "2021-08-14", None),
    ],
)
def test_datetime_is_a_day_or_a_stretch(
    client: TestClient, samples: Account, when: str, first: str | None, last: str | None
) -> None:
    days = [day and dt.date.fromisoformat(day) for day in (first, last)]
    ids = [feature["id"] for feature in pages(client, "claims", datetime=when)]
    assert len(ids) == count(samples, "claims", first=days[0], last=days[1]) > 0


def test_at_and_as_known_ask_for_one_day_as_it_was_known_on_another(client: TestClient, samples: Account) -> None:
    where = {"filter": "place = 'Kandahar' AND place_type = 'city'", "at": "2021-08-12"}
    (now,) = pages(client, "control", **where)
    (then,) = pages(client, "control", **where, **{"as-known": "2021-08-12"})
    day = dt.date(2021, 8, 12)
    for found, known in ((now, None), (then, day)):
        (told,) = samples.who("Kandahar", at=day, as_known=known)
        assert told.tenure
        assert (found["properties"]["basis"], found["properties"]["claims_for"]) == (
            told.tenure.basis,
            len(told.tenure.supporting),
        )
    assert then["properties"]["claims_for"] < now["properties"]["claims_for"]


@pytest.mark.parametrize(
    "condition",
    [
        "kind = 'capture'",
        "kind IN ('capture', 'hold') AND confidence > 0.5",
        "place LIKE 'K%'",
        "start >= DATE('2021-08-12') AND start < DATE('2021-08-14')",
        "killed_low >= 10",
        "killed_low IS NULL",
        "NOT (status = 'asserted')",
        "S_INTERSECTS(geometry, BBOX(64, 31, 66, 33))",
    ],
)
def test_cql2_text_and_json_leave_the_same_features_as_the_condition(client: TestClient, condition: str) -> None:
    import cql2

    every = list(pages(client, "claims"))
    wanted = [feature["id"] for feature in every if meets(feature, condition)]
    as_text = [feature["id"] for feature in pages(client, "claims", filter=condition)]
    written = json.dumps(cql2.parse_text(condition).to_json())
    as_json = [feature["id"] for feature in pages(client, "claims", **{"filter": written, "filter-lang": "cql2-json"})]
    assert as_text == as_json == wanted
    assert 0 < len(wanted) < len(every)


def meets(feature: Json, condition: str) -> bool:
    """The conditions above, in Python."""
    cells, points = feature["properties"], feature["geometry"]["coordinates"]
    told: dict[str, bool] = {
        "kind = 'capture'": cells["kind"] == "capture",
        "kind IN ('capture', 'hold') AND confidence > 0.5": cells["kind"] in {"capture", "hold"}
        and cells["confidence"] > 0.5,
        "place LIKE 'K%'": (cells["place"] or "").startswith("K"),
        "start >= DATE('2021-08-12') AND start < DATE('2021-08-14')": "2021-08-12"
        <= (cells["start"] or "")
        < "2021-08-14",
        "killed_low >= 10": (cells["killed_low"] or 0) >= 10,
        "killed_low IS NULL": cells["killed_low"] is None,
        "NOT (status = 'asserted')": cells["status"] != "asserted",
        "S_INTERSECTS(geometry, BBOX(64, 31, 66, 33))": bool(points)
        and 64 <= points[0] <= 66
        and 31 <= points[1] <= 33,
    }
    return told[condition]


@pytest.mark.parametrize(
    ("path", "params", "says"),
    [
        ("/collections/claims/items", {"limi": "2"}, "no parameter 'limi'"),
        ("/collections/claims/items", {"limit": "0"}, "a number from 1"),
        ("/collections/claims/items", {"limit": "many"}, "a number from 1"),
        ("/collections/claims/items", {"bbox": "1,2,3"}, "four numbers"),
        ("/collections/claims/items", {"bbox": "nan,0,1,1"}, "four numbers"),
        ("/collections/claims/items", {"bbox": "0,10,1,5"}, "south lies below north"),
        ("/collections/claims/items", {"datetime": "yesterday"}, "YYYY-MM-DD"),
        ("/collections/claims/items", {"datetime": "../.."}, "one end at least"),
        ("/collections/claims/items", {"datetime": "2021-02-01/2021-01-01"}, "lies before"),
        ("/collections/claims/items", {"crs": "http://www.opengis.net/def/crs/EPSG/0/3857"}, "and no other"),
        ("/collections/claims/items", {"filter": "kind ="}, "filter:"),
        ("/collections/claims/items", {"filter": "colour = 'red'"}, "no queryable 'colour'"),
        ("/collections/claims/items", {"filter": "S_INTERSECTS(geometry, BBOX(1000000, 0, 2000000, 1))"}, "in degrees"),
        ("/collections/claims/items", {"filter": "S_WITHIN(geometry, POINT(1 91))"}, "in degrees"),
        ("/collections/claims/items", {"filter": "(" * 30 + "kind='a'" + ")" * 30}, "levels at most"),
        ("/collections/claims/items", {"filter": "{", "filter-lang": "cql2-json"}, "filter:"),
        ("/collections/claims/items", {"after": "abc"}, "take it from the link"),
        ("/collections/claims/items", {"country": "Afghanistan"}, "two letters"),
        ("/collections", {"f": "xml"}, "json or html"),
    ],
)
def test_a_request_that_can_not_be_answered_is_a_problem_that_says_why(
    client: TestClient, path: str, params: dict[str, str], says: str
) -> None:
    answer = client.get(f"/api{path}", params=params)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/collections/nothing", "/collections/claims/items/nothing", "/nowhere"])
def test_what_there_is_not_is_a_problem_too(client: TestClient, path: str) -> None:
    answer = client.get(f"/api{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_more_than_a_page_holds_is_a_full_page(client: TestClient) -> None:
    assert get(client, "/collections/claims/items", limit=1_000_000)["numberReturned"] > 200


def test_an_answer_that_the_asker_has_is_not_sent_again(client: TestClient) -> None:
    answer = client.get("/api/collections/events/items")
    again = client.get("/api/collections/events/items", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/collections/events/items?limit=3", headers={"If-None-Match": answer.headers["etag"]})
    assert other.status_code == 200


def test_answers_are_packed_and_no_other_site_may_ask_unless_named(
    client: TestClient, samples: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client.get("/api/collections/claims/items", headers={"Accept-Encoding": "gzip", "Origin": "https://a.org"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "access-control-allow-origin" not in answer.headers
    monkeypatch.setenv("WHOHOLDS_CORS", "https://a.org https://b.org")
    opened = TestClient(create_app(Served(samples)), base_url="http://localhost")
    asked = opened.get("/api/", headers={"Origin": "https://a.org"})
    assert asked.headers["access-control-allow-origin"] == "https://a.org"


@pytest.mark.parametrize(
    "path", ["/", "/conformance", "/collections", "/collections/claims", "/collections/claims/items"]
)
def test_every_document_is_a_page_on_which_nothing_runs(client: TestClient, path: str) -> None:
    by_header = client.get(f"/api{path}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    by_name = client.get(f"/api{path}", params={"f": "html"})
    for answer in (by_header, by_name):
        assert answer.headers["content-type"].startswith("text/html")
        assert "<script" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_text_is_read_and_nothing_is_stored(client: TestClient, samples: Account) -> None:
    before = samples.catalogue.version()
    text = "Rebels captured the town of Sake on Sunday, killing at least nine soldiers, a local official said."
    answer = client.post("/api/read", json={"text": text, "published": "2024-02-12", "id": "one"})
    assert answer.status_code == 200
    claims = answer.json()["claims"]
    assert {claim["kind"] for claim in claims} >= {"capture"}
    assert all(text[c["cue"]["start"] : c["cue"]["end"]] == c["cue"]["text"] for c in claims)
    assert samples.catalogue.version() == before


@pytest.mark.parametrize(
    "body",
    [{}, {"text": ""}, {"text": "x", "published": "soon"}, {"text": "x", "colour": "red"}, {"text": "x" * 200_001}, []],
)
def test_a_text_that_can_not_be_read_is_a_problem(client: TestClient, body: object) -> None:
    answer = client.post("/api/read", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


@pytest.fixture(scope="module")
def address(samples: Account) -> Iterator[str]:
    """The API on a socket, for programs."""
    server = uvicorn.Server(uvicorn.Config(create_app(Served(samples)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/api"
    server.should_exit = True
    thread.join(5)


@needs_gdal
def test_gdal_writes_a_geopackage_of_equal_count(address: str, samples: Account, tmp_path: Path) -> None:
    out = tmp_path / "out.gpkg"
    paged = ["-oo", "PAGE_SIZE=50"]
    subprocess.run(["ogr2ogr", "-f", "GPKG", str(out), f"OAPIF:{address}", *NAMES, *paged], check=True)
    told = subprocess.run(["ogrinfo", "-so", "-al", str(out)], check=True, capture_output=True, text=True).stdout
    for name in NAMES:
        assert re.search(rf"Layer name: {name}\n.*?Feature Count: {count(samples, name)}\n", told, re.DOTALL)


@needs_gdal
def test_gdal_asks_with_a_box_and_with_days(address: str, client: TestClient) -> None:
    def counted(*args: str) -> int:
        command = ["ogrinfo", "-ro", "-so", f"OAPIF:{address}", "claims", *args]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return int(re.findall(r"Feature Count: (\d+)", told)[0])

    assert counted("-spat", "64", "31", "66", "33") == len(list(pages(client, "claims", bbox="64,31,66,33")))
    days = "start >= '2021-08-12' AND start <= '2021-08-13'"
    assert counted("-where", days) == len(list(pages(client, "claims", datetime="2021-08-12/2021-08-13")))
