"""Asking servers: politely, within limits, and never inside a network."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import pytest

from tests.fetch.server import Server, moved, page
from whoholds.fetch import Client, FetchError, Known, Limits
from whoholds.fetch.addresses import checked, is_global
from whoholds.fetch.exchange import exchange


def client(**options: object) -> Client:
    given: dict[str, object] = {"allowed": {"127.0.0.1"}, "interval": 0.0, **options}
    return Client(**given)  # type: ignore[arg-type]


def reason(ask: Callable[[], object]) -> str:
    with pytest.raises(FetchError) as raised:
        ask()
    return str(raised.value)


def test_an_answer_has_body_headers_and_the_address_that_gave_it(web: Server) -> None:
    web.answers["/a"] = page(b"<p>Hello</p>", ETag='"1"')
    answer = client().get(web.url("/a#part"))
    assert (answer.status, answer.body, answer.url) == (200, b"<p>Hello</p>", web.url("/a"))
    assert answer.known == Known(etag='"1"')


def test_the_server_is_told_who_asks(web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOHOLDS_CONTACT", "desk@relief.example")
    web.answers["/a"] = page(b"x")
    client().get(web.url("/a"))
    assert all(
        h["User-Agent"].startswith("whoholds/") and "desk@relief.example" in h["User-Agent"] for _, h in web.asked
    )


def test_what_has_not_changed_is_not_sent_again(web: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-None-Match"] == '"1"' and request.headers["If-Modified-Since"]
        page(b"" if same else b"x", status=304 if same else 200)(request)

    web.answers["/a"] = answer
    known = Known('"1"', "Tue, 16 May 2017 10:00:00 GMT")
    assert client().get(web.url("/a")).status == 200
    assert client().get(web.url("/a"), known).status == 304


def test_redirects_are_followed_but_not_for_ever(web: Server) -> None:
    web.answers["/a"] = moved("/b", 301)
    web.answers["/b"] = page(b"x")
    assert client().get(web.url("/a")).url == web.url("/b")
    web.answers["/round"] = moved("/round")
    assert "redirects" in reason(lambda: client().get(web.url("/round")))


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.8/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.8]/",
        "http://[64:ff9b::a00:8]/",
        "http://2130706434/",
        "http://0.0.0.0/",
        "http://192.168.1.1:8080/x",
        "file:///etc/passwd",
        "gopher://h.example/",
        "http://user:secret@h.example/",
    ],
)
def test_a_redirect_into_a_network_is_refused(web: Server, target: str) -> None:
    web.answers["/a"] = moved(target)
    assert "refused" in reason(lambda: client().get(web.url("/a")))
    assert "refused" in reason(lambda: client().get(target))


def test_this_machine_is_refused_unless_it_is_allowed(web: Server) -> None:
    web.answers["/a"] = page(b"x")
    assert "refused" in reason(lambda: Client().get(web.url("/a")))
    assert web.asked == []


def test_a_name_with_one_address_inside_a_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def addresses(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.8")]

    monkeypatch.setattr(socket, "getaddrinfo", addresses)
    assert "refused" in reason(lambda: checked("rebind.example", 80))


def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_is_not_asked_again(web: Server) -> None:
    web.answers["/a"] = page(b"x")
    url = urlsplit(f"http://no-such-name.invalid:{web.port}/a")
    assert exchange(url, ["127.0.0.1"], {}, Limits()).body == b"x"
    assert web.asked[0][1]["Host"] == f"no-such-name.invalid:{web.port}"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "100.64.0.1",
        "224.0.0.1",
        "::",
        "2002:a00:8::",
        "::ffff:127.0.0.1",
        "198.18.0.1",
        "240.0.0.1",
    ],
)
def test_addresses_of_networks_are_known(address: str) -> None:
    assert not is_global(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_of_the_open_internet_are_known(address: str) -> None:
    assert is_global(address)


def test_robots_txt_is_obeyed_and_asked_once(web: Server) -> None:
    web.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /closed\n", "text/plain")
    web.answers["/open"] = page(b"x")
    web.answers["/closed/a"] = page(b"x")
    one = client()
    assert one.get(web.url("/open")).body == b"x"
    assert "robots.txt" in reason(lambda: one.get(web.url("/closed/a")))
    assert web.paths() == ["/robots.txt", "/open"]


def test_a_host_whose_robots_txt_fails_is_left_alone(web: Server) -> None:
    web.answers["/robots.txt"] = page(b"", status=503)
    web.answers["/a"] = page(b"x")
    assert "robots.txt" in reason(lambda: client().get(web.url("/a")))


def test_a_host_is_asked_no_faster_than_it_wants(web: Server) -> None:
    waits: list[float] = []
    web.answers["/robots.txt"] = page(b"User-agent: whoholds\nCrawl-delay: 7\n", "text/plain")
    web.answers["/a"] = page(b"x")
    one = client(interval=2.0, sleep=waits.append)
    one.get(web.url("/a"))
    one.get(web.url("/a"))
    assert [round(wait) for wait in waits] == [7, 7]


def test_too_many_requests_says_when_to_come_back(web: Server) -> None:
    web.answers["/a"] = page(b"", status=429, Retry_After="120")
    with pytest.raises(FetchError) as raised:
        client().get(web.url("/a"))
    assert raised.value.retry_after == 120
    assert "429" in str(raised.value)


def test_an_error_of_the_server_is_a_reason(web: Server) -> None:
    assert reason(lambda: client().get(web.url("/none"))) == "status 404"


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.1)


def drip_head(request: BaseHTTPRequestHandler) -> None:
    for char in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 80:
        request.wfile.write(bytes([char]))
        request.wfile.flush()
        time.sleep(0.1)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(10_000):
        request.wfile.write(b"x" * 65536)


@pytest.mark.parametrize("answer", [drip, drip_head])
def test_a_server_that_drips_is_given_up(web: Server, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
    web.answers["/a"] = answer
    start = time.monotonic()
    assert "too slow" in reason(lambda: client(limits=Limits(whole=0.8), obey_robots=False).get(web.url("/a")))
    assert time.monotonic() - start < 4


def test_a_server_that_says_nothing_is_given_up(web: Server) -> None:
    web.answers["/a"] = lambda _: time.sleep(3)
    assert "nothing came" in reason(lambda: client(limits=Limits(pause=0.4), obey_robots=False).get(web.url("/a")))


def test_a_body_without_end_is_given_up(web: Server) -> None:
    web.answers["/a"] = endless
    web.answers["/told"] = page(b"x" * 3_000_000)
    small = client(limits=Limits(body=1024 * 1024), obey_robots=False)
    assert reason(lambda: small.get(web.url("/a"))) == "larger than 1 MB"
    assert reason(lambda: small.get(web.url("/told"))) == "larger than 1 MB"


def test_an_answer_that_is_cut_off_is_none(web: Server) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"x" * 10)

    web.answers["/a"] = cut
    assert "cut off after 10 bytes" in reason(lambda: client(obey_robots=False).get(web.url("/a")))


def test_a_port_where_nobody_listens_is_a_reason() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "can't connect" in reason(lambda: client(obey_robots=False).get(f"http://127.0.0.1:{port}/"))


@pytest.mark.parametrize("url", ["http://", "http://h.example:99999/", "https://[::1", "ftp://h.example/"])
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert reason(lambda: client().get(url))
