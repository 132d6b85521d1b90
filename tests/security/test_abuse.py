"""What somebody who can send bytes to the server tries, and gets: a refusal, and a server that goes on."""

from __future__ import annotations

import gzip
import json
import socket
import time
from urllib.parse import quote

import pytest

from tests.security.conftest import Server, parsed, received

ITEMS = "/api/collections/claims/items"
PAGES = (
    "/", "/health", "/metrics", "/view/ledger", "/nothing", "/api/", "/api/?f=html", "/api/reference",
    "/api/openapi.json", f"{ITEMS}?f=html", f"{ITEMS}?limit=none", "/view/brief?format=html", "/view/claims",
     "/assets/none.js",
)  # fmt: skip


@pytest.fixture(autouse=True)
def goes_on(server: Server) -> object:
    """Whatever a test sent, the server answers after it."""
    yield
    assert server.alive()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:127.0.0.1", "169.254.169.254", "127.0.0.1@evil.example",
     "[::1].evil.example", "localhost.", "0.0.0.0", "", " ", "127.0.0.1, evil.example", "xn--lcalhost-q2a"],
)  # fmt: skip
def test_a_name_that_was_made_to_lead_here_gets_nothing(server: Server, host: str) -> None:
    for path in ("/view/ledger", ITEMS, "/"):
        answer = server.ask(path, Host=host)
        assert answer.status in {400, 421}
        assert b"ledger.db" not in answer.body


def test_neither_no_host_nor_two_are_answered(server: Server) -> None:
    assert server.raw(b"GET /view/ledger HTTP/1.1\r\nConnection: close\r\n\r\n").status in {400, 421}
    assert server.raw(b"GET /view/ledger HTTP/1.0\r\n\r\n").status in {400, 421}
    own = f"Host: 127.0.0.1:{server.port}\r\n"
    two = f"GET /view/ledger HTTP/1.1\r\nHost: evil.example\r\n{own}Connection: close\r\n\r\n"
    assert server.raw(two.encode()).status in {400, 421}


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"])
def test_no_other_header_stands_for_host_or_path(server: Server, header: str) -> None:
    answer = server.ask("/view/ledger", "GET", None, Host="evil.example", **{header: "127.0.0.1"})
    assert answer.status == 421
    assert server.ask("/nothing", "GET", None, **{header: "/view/ledger"}).status == 404


def test_links_never_lead_to_a_host_that_was_only_claimed(server: Server) -> None:
    answer = server.ask("/api/", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
    assert b"evil.example" not in answer.body


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_is_foreign_and_opens_to_no_other_origin(server: Server, path: str) -> None:
    answer = server.ask(path, Origin="https://evil.example")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_no_other_origin_is_let_in_by_asking_first(server: Server) -> None:
    asking = {"Origin": "https://evil.example", "Access_Control_Request_Method": "POST"}
    for path in ("/view/judge", "/api/read", ITEMS):
        answer = server.ask(path, "OPTIONS", None, Access_Control_Request_Headers="x-whoholds-token", **asking)
        assert answer.status in {404, 405}
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "GET", "HEAD"])
def test_no_other_method_judges_or_reads(server: Server, method: str) -> None:
    said = json.dumps({"claim": server.claim, "verdict": "reject", "by": "Eve"}).encode()
    headers = {"Content_Type": "application/json", "X_Whoholds_Token": server.token}
    assert server.ask("/view/judge", method, said, **headers).status in {400, 404, 405}
    assert server.ask("/view/judge", method, said, **headers, X_HTTP_Method_Override="POST").status in {400, 404, 405}
    assert server.ask("/api/read", method, b'{"text": "x"}', **headers).status in {400, 404, 405}


@pytest.mark.parametrize("way", ["query", "cookie", "basic", "bearer", "body", "none", "short", "long", "nul"])
def test_a_token_counts_only_in_its_own_header(server: Server, way: str) -> None:
    said = {"claim": server.claim, "verdict": "reject", "by": "Eve"}
    path, headers = "/view/judge", {}
    if way == "query":
        path += f"?token={server.token}&x-whoholds-token={server.token}"
    if way == "body":
        said["token"] = server.token
    ways = {
        "cookie": {"Cookie": f"token={server.token}; X-Whoholds-Token={server.token}"},
        "basic": {"Authorization": f"Basic {server.token}"},
        "bearer": {"Authorization": f"Bearer {server.token}"},
        "short": {"X_Whoholds_Token": server.token[:-1]},
        "long": {"X_Whoholds_Token": server.token + "x"},
        "nul": {"X_Whoholds_Token": server.token + "\u00e9"},
    }
    headers = ways.get(way, {})
    assert server.post(path, said, X_Forwarded_For=f"192.0.2.{len(way)}", **headers).status in {400, 401}
    assert b"reject" not in server.ask(f"/view/judgements?claim={server.claim}").body


@pytest.mark.parametrize(
    "path",
    ["/assets/../page.py", "/assets/..%2fpage.py", "/assets/%2e%2e/page.py", "/assets/..%5cpage.py", "/assets/%00",
     "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/../../etc/passwd", "/assets/....//page.py",
     "/static/index.html",
     "/assets/.built-from/..", "//etc/passwd", "/api/collections/../../etc/passwd", "/assets/" + "a" * 5000],
)  # fmt: skip
def test_no_path_leads_out_of_the_page(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in {307, 400, 404}
    assert b"root:" not in answer.body
    assert b"page_router" not in answer.body


@pytest.mark.parametrize(
    "inside", ["\r\nX-Evil: 1", "\nX-Evil: 1", "\r\n\r\n<script>", "%0d%0aX-Evil:%201", "%0aX-Evil: 1"]
)
def test_nothing_asked_becomes_a_header(server: Server, inside: str) -> None:
    for path in (f"/view/brief?first={inside}", f"{ITEMS}?after={inside}", f"/api/collections/{inside}", f"/{inside}"):
        answer = server.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        assert "x-evil" not in answer.headers
    assert "x-evil" not in server.ask("/api/", Accept="text/html\u0085X-Evil: 1").headers


def test_a_body_that_says_it_is_large_is_refused_before_it_comes(server: Server) -> None:
    begun = time.monotonic()
    for size in ("2000001", "99999999999", "-1", "many", "1e3"):
        answer = server.ask("/api/read", "POST", b"", Content_Length=size, Content_Type="application/json")
        assert answer.status in {400, 413}
    assert time.monotonic() - begun < 5


def test_a_body_that_turns_out_large_is_cut_off(server: Server) -> None:
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    head = b"POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(head)
        try:
            for _ in range(2000):
                line.sendall(chunk)
                sent += len(chunk)
        except OSError:
            pass
        answer = parsed(received(line))
    assert answer.status in {0, 413}
    assert sent < 60_000_000


def test_length_and_chunks_together_are_one_request_or_none(server: Server) -> None:
    """No request is smuggled behind another."""
    smuggled = b"POST /view/judge HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n"
    head = (
        "POST /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    )
    answer = server.raw(head.format(5 + len(smuggled)).encode() + smuggled, patience=3)
    assert answer.status in {400, 404, 405}
    assert server.ask("/nothing", "POST", b"", Transfer_Encoding="identity, chunked").status in {400, 404, 405, 501}


@pytest.mark.parametrize(
    "query",
    ["limit=99999999999999999999", "limit=1000000", "limit=1&after=99999999999999999999", "limit=0", "limit=-1",
     "limit=1e9",
     "limit=٣", "after=-1", "after=1;DROP TABLE claims", "limit=0x10", "limit=1&limit=2", "after=%00", "country=%00%00",
     "country=AF'--", "datetime=0000-00-00", "datetime=9999-12-31/..", "datetime=../..", "datetime=" + "1" * 5000,
     "datetime=2021-08-09T99:99:99Z", "at=2021-02-30", "as-known=infinity", "min-confidence=1e999", "f=xml", "evil=1"],
)  # fmt: skip
def test_huge_and_odd_parameters_are_answered_or_refused_at_once(server: Server, query: str) -> None:
    begun = time.monotonic()
    answer = server.ask(f"{ITEMS}?{quote(query, safe='=&%;')}")
    assert answer.status in {200, 400}
    assert len(answer.body) < 2_000_000
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("offset", ["99999999999999999999999", "-1", "1e9", "9223372036854775808"])
def test_offsets_beyond_all_are_answered_or_refused(server: Server, offset: str) -> None:
    assert server.ask(f"/view/claims?offset={offset}").status in {200, 422}


@pytest.mark.parametrize(
    "box",
    ["1,2,3", "a,b,c,d", "nan,nan,nan,nan", "inf,-inf,inf,inf", "0,91,1,92", "-181,0,0,1", "1,1,0,0", ",,,",
     "0,0,0,0,0",
     "1e400,0,1,1", "0,0,1,1" + ",1" * 1000, "%00", "0x1,0,1,1", "1,2,3,4,5,6,7"],
)  # fmt: skip
def test_a_box_that_is_none_is_refused(server: Server, box: str) -> None:
    assert server.ask(f"{ITEMS}?bbox={box}").status == 400


@pytest.mark.parametrize(
    "condition",
    ["kind =", "((((" * 500 + "1=1", "1=1 AND " * 400 + "1=1", "evil = 1", "kind = 'a' OR 1=1; --",
     "kind LIKE '" + "%" * 3000 + "'",
     "S_INTERSECTS(geometry, POLYGON((0 0)))", "kind IN (" + "'a'," * 900 + "'a')", "\x00", "NOT " * 800 + "true",
     "-" * 3900 + "1 = 1", "- " * 1900 + "1 = 1", "1^" * 1900 + "1 = 1", "1-" * 1990 + "1", "kind IN " * 400 + "(1)",
     "casei(casei(casei(kind))) = 'a'", "kind = 'a' " * 300, "📍 = 1", "T_AFTER(start, DATE('9999-99-99'))"],
)  # fmt: skip
def test_a_condition_that_is_none_is_refused_or_bounded(server: Server, condition: str) -> None:
    begun = time.monotonic()
    for language in ("cql2-text", "cql2-json", "sql"):
        answer = server.ask(f"{ITEMS}?filter-lang={language}&filter={quote(condition)}")
        assert answer.status in {200, 400}
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize(
    "told", ['{"op":"="}', "[" * 19 + "]" * 19, '{"op":"=","args":[{"property":"kind"},1]}', "null", "1e999"]
)
def test_a_condition_in_json_is_held_to_the_same(server: Server, told: str) -> None:
    assert server.ask(f"{ITEMS}?filter-lang=cql2-json&filter={quote(told)}").status in {200, 400}


@pytest.mark.parametrize("path", ["/%00", "/view/report?id=%00", "/view/place?key=%00&at=2020-01-01", f"{ITEMS}/%00",
                                  "/view/claims?words=%00", "/view/claims?place=%00%ff",
     "/view/claims?words=" + "%22" * 150])  # fmt: skip
def test_nul_bytes_and_bytes_that_are_no_text_are_only_that(server: Server, path: str) -> None:
    assert server.ask(path).status in {200, 400, 404, 422}


@pytest.mark.parametrize(
    "words", ['" OR 1=1 --', "*", "NEAR(a b)", "a AND", "(((((", "-", "text:a", "^a", "a" * 200, "' ' '"]
)
def test_what_is_searched_for_is_never_a_command_to_the_search(server: Server, words: str) -> None:
    assert server.ask(f"/view/claims?words={quote(words)}").status == 200


def test_a_packed_body_is_not_unpacked(server: Server) -> None:
    bomb = gzip.compress(b'{"text": "' + b"x" * 50_000_000 + b'"}')
    answer = server.post("/api/read", bomb, Content_Encoding="gzip", X_Forwarded_For="192.0.2.71")
    assert answer.status in {400, 415, 422}


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 50_000 + b"1" + b"}" * 50_000, b'{"text": "\\ud800"}', b"\xff\xfe",
     b"{}",
     b'{"text": 1e999}', b'{"text": "x", "published": "yesterday"}', b'{"text": "x", "evil": 1}', b'{"text": null}'],
)  # fmt: skip
def test_a_body_that_is_no_request_is_refused(server: Server, body: bytes) -> None:
    answer = server.post("/api/read", body, X_Forwarded_For=f"198.51.100.{len(body) % 250}")
    assert answer.status in {400, 422}
    assert b"Traceback" not in answer.body


def test_a_form_of_another_page_is_no_request(server: Server) -> None:
    """A page elsewhere can make a browser send such a body without asking first."""
    for media in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = server.post(
            "/api/read", {"text": "The Reds took Delmar."}, Content_Type=media, X_Forwarded_For="192.0.2.81"
        )
        assert answer.status in {400, 415, 422}


def test_errors_tell_nothing_of_the_machine(server: Server) -> None:
    for path in (f"{ITEMS}?bbox=x", "/view/report?id=none", "/nothing", "/api/collections/none"):
        body = server.ask(path).body
        assert b"/home" not in body
        assert b"site-packages" not in body
        assert b"Traceback" not in body


def test_who_asks_too_often_is_told_to_wait_and_others_are_not(server: Server) -> None:
    said = {"claim": "none", "verdict": "reject", "by": "Eve"}
    answers = [server.post("/view/judge", said, X_Forwarded_For="203.0.113.5") for _ in range(8)]
    assert [answer.status for answer in answers[:6]] == [401] * 6
    assert answers[-1].status == 429
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert "default-src 'none'" in answers[-1]["Content-Security-Policy"]
    assert server.post("/view/judge", said, X_Forwarded_For="203.0.113.6").status == 401
    assert server.ask("/view/ledger", X_Forwarded_For="203.0.113.5").status == 200, (
        "asking costs little and isn't counted"
    )


def test_a_body_that_drips_holds_nobody_up(server: Server) -> None:
    head = (
        b"POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    )
    lines = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(50)]
    try:
        for line in lines:
            line.sendall(head + b'{"text": "')
        begun = time.monotonic()
        assert server.alive()
        assert server.ask(ITEMS).status == 200
        assert time.monotonic() - begun < 3
    finally:
        for line in lines:
            line.close()
