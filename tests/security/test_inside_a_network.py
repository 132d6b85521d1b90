"""No address, name, redirect or robots.txt leads a fetch to machines inside a network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.fetch.server import moved, page, serving
from whoholds.fetch import Client, FetchError
from whoholds.fetch.addresses import is_global

INSIDE = (
    "127.1", "0x7f000001", "017700000001", "2130706433", "127.0.0.1", "localhost", "localhost.", "LOCALHOST", "0",
    "[::1]", "[::]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:169.254.169.254]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "10.1.2.3", "172.16.0.1", "172.31.255.255",
    "192.168.0.1", "169.254.169.254", "100.100.100.200", "192.0.0.192",
    "192.88.99.1", "[64:ff9b:1::a00:1]", "[fec0::1]", "[3fff::1]", "[5f00::1]",
    "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "①②⑦.⓪.⓪.①",
)  # fmt: skip
Found = list[tuple[int, int, int, str, tuple[str, int]]]


def refused(ask: Callable[[], object]) -> str:
    with pytest.raises(FetchError) as raised:
        ask()
    return str(raised.value)


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were connected to; none of them answers."""
    asked: list[str] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        asked.append(address[0])
        raise OSError("nobody here")

    monkeypatch.setattr(socket, "create_connection", connect)
    return asked


@pytest.mark.parametrize("host", INSIDE)
def test_an_inner_address_is_refused_however_it_is_written(host: str, connections: list[str]) -> None:
    for scheme in ("http", "https"):
        address = f"{scheme}://{host}/latest/meta-data/"
        told = refused(partial(Client(interval=0).get, address))
        assert "refused" in told or "no such host" in told
    assert connections == []


def test_a_name_that_changes_its_answer_is_connected_to_only_as_it_was_checked(
    monkeypatch: pytest.MonkeyPatch, connections: list[str]
) -> None:
    """Each asking is checked, and what was checked is connected to: there is no second asking to lie at."""
    answers = ["93.184.216.34", "127.0.0.1", "169.254.169.254"]
    asked: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> Found:
        asked.append(host)
        return [(2, 1, 6, "", (answers[min(len(asked), len(answers)) - 1], port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    client = Client(interval=0, obey_robots=False)
    assert "can't connect" in refused(lambda: client.get("http://rebind.example/"))
    assert "refused" in refused(lambda: client.get("http://rebind.example/"))
    assert "refused" in refused(lambda: client.get("http://rebind.example/"))
    assert connections == ["93.184.216.34"]
    assert len(asked) == 3


def test_one_inner_address_among_outer_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch, connections: list[str]
) -> None:
    both: Found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "::ffff:10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert "refused" in refused(lambda: Client(interval=0).get("http://two.example/"))
    assert connections == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/x", "http://[::ffff:a9fe:a9fe]/", "file:///etc/passwd", "//10.0.0.1/"]
)
def test_neither_a_page_nor_its_robots_txt_may_send_a_fetch_inside(target: str) -> None:
    with serving() as web:
        client = Client(allowed={"127.0.0.1"}, interval=0)
        web.answers["/robots.txt"] = moved(target)
        assert "refused" in refused(lambda: client.get(web.url("/a")))
        assert web.paths() == ["/robots.txt"]
        web.answers.clear()
        web.answers["/a"] = moved("/b")
        web.answers["/b"] = moved(target, 307)
        web.answers["/robots.txt"] = page(b"", status=404)
        assert "refused" in refused(lambda: Client(allowed={"127.0.0.1"}, interval=0).get(web.url("/a")))
        assert web.paths()[1:] == ["/robots.txt", "/a", "/b"]


def test_what_may_be_asked_inside_is_only_what_was_named() -> None:
    with serving() as web:
        web.answers["/a"] = moved(f"http://localhost:{web.port}/b")
        web.answers["/b"] = page(b"secret")
        told = refused(lambda: Client(allowed={"other.example"}, interval=0).get(web.url("/b")))
        assert "refused" in told
        assert web.asked == []


@pytest.mark.parametrize(
    "address", ["", "x", "1.2.3", "::ffff:999.1.1.1", "93.184.216.34.", "93.184.216.34/8", "0x5db8d822"]
)
def test_what_is_no_address_is_no_open_one(address: str) -> None:
    assert not is_global(address)
