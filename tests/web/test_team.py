"""What a team's server needs: health, counts, logs for machines, several processes, a proxy's name."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from whoholds.account import Account
from whoholds.web import Served, create_app
from whoholds.web.guard import LOOPBACK
from whoholds.web.logs import JsonLines


@pytest.fixture
def client(own_ledger: Path) -> TestClient:
    return TestClient(create_app(Served(Account(own_ledger)), hosts=LOOPBACK | {"team.example"}), "http://localhost")


def test_health_says_which_ledger_answers(client: TestClient) -> None:
    told = client.get("/health").json()

    assert told["status"] == "ok"
    assert told["ledger"]


def test_health_fails_when_the_ledger_does(own_ledger: Path) -> None:
    account = Account(own_ledger)
    own_ledger.write_bytes(b"no ledger any more" * 1000)
    own_ledger.with_name("own.db-wal").unlink(missing_ok=True)

    answer = TestClient(create_app(Served(account)), "http://localhost").get("/health")

    assert answer.status_code == 503
    assert answer.json()["status"] == "failing"


def test_requests_are_counted_by_route_and_not_by_address(client: TestClient) -> None:
    for path in ("/health", "/health", "/nothing/a", "/nothing/b"):
        client.get(path)

    counted = client.get("/metrics").text
    assert 'whoholds_requests_total{method="GET",route="/health",status="200"} 2.0' in counted
    assert 'route="other",status="404"} 2.0' in counted
    assert "/nothing" not in counted


def test_a_proxys_name_is_answered_and_another_is_not(client: TestClient) -> None:
    assert client.get("/health", headers={"Host": "team.example"}).status_code == 200
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == 421


def test_a_log_line_is_json_whatever_is_asked() -> None:
    hostile = '/"\n{"level": "forged"}'
    asked = ("127.0.0.1:1", "GET", hostile, "1.1", 404)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, "%s %s %s %s %s", asked, None)

    line = JsonLines().format(record)

    assert "\n" not in line
    assert json.loads(line)["path"] == hostile
    assert json.loads(line)["level"] == "info"


def test_several_processes_serve_one_ledger(own_ledger: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "whoholds", "serve", "--ledger", str(own_ledger), "--port", str(port)]
    with subprocess.Popen([*command, "--workers", "2"], stdout=subprocess.DEVNULL) as server:
        try:
            assert json.loads(_first_answer(f"http://127.0.0.1:{port}/health"))["status"] == "ok"
        finally:
            server.terminate()


def _first_answer(address: str) -> bytes:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bytes(answer.read())
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address}")


def test_judging_goes_with_one_process_only(own_ledger: Path) -> None:
    command = [sys.executable, "-m", "whoholds", "serve", "--ledger", str(own_ledger), "--workers", "2", "--edit"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)

    assert told.returncode == 2
    assert "one process only" in told.stderr
