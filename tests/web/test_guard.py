"""What a request passes before it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from whoholds.account import Account
from whoholds.web import Served, create_app
from whoholds.web.guard import host_name
from whoholds.web.page import start_page


@pytest.fixture
def client(sample_ledger: Path) -> Iterator[TestClient]:
    account = Account(sample_ledger)
    yield TestClient(create_app(Served(account)), base_url="http://127.0.0.1")
    account.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8750"])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/view/ledger", headers={"Host": host})
    assert answer.status_code == 421
    assert "demo" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8750", "localhost:1", "LOCALHOST", "[::1]:8750"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/view/ledger", headers={"Host": host}).status_code == 200


def test_every_answer_forbids_inline_scripts_and_foreign_loads(client: TestClient) -> None:
    for path in ("/view/ledger", "/nothing/here", "/view/place?key=none&at=2021-08-08"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_no_other_origin_is_let_in(client: TestClient) -> None:
    answer = client.get("/view/ledger", headers={"Origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    assert client.options("/view/judge", headers=asked).status_code == 405


def test_a_file_outside_the_page_is_not_given(client: TestClient) -> None:
    for path in ("/assets/../page.py", "/assets/..%2fpage.py", "/assets/%2e%2e/page.py", "/assets/"):
        assert client.get(path).status_code == 404


def test_large_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/view/control", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_without_a_built_page_the_start_says_how_to_build_it(tmp_path: Path) -> None:
    answer = start_page(tmp_path)
    assert answer.status_code == 503
    assert b"npm --prefix frontend" in answer.body


def test_the_name_in_a_host_header_is_what_stands_before_the_port() -> None:
    assert host_name("[::1]:80") == "[::1]"
    assert host_name("LocalHost:80") == "localhost"
    assert host_name("a:b@evil") == "a"
    assert host_name("[::1].evil.example") == "[::1].evil.example"
