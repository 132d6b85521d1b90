"""A real server on this machine, as `whoholds serve --edit` starts it, and requests written by hand, byte by byte."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.ledger.conftest import captured
from tests.web.conftest import serving
from whoholds.account import Intake

CLAIM_OF = ("Reds", "03-05")


@dataclass(frozen=True)
class Answer:
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name.lower(), "")


@dataclass(frozen=True)
class Server:
    """Where the server listens, its token, and a claim of its ledger."""

    port: int
    token: str
    claim: str
    known: dict[str, str] = field(default_factory=dict)

    def raw(self, data: bytes, *, patience: float = 10.0, then: bytes = b"") -> Answer:
        """What comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience) as line:
            line.sendall(data)
            if then:
                line.sendall(then)
            return parsed(received(line))

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """A request with these headers; underscores stand for hyphens, `Host` is the server's unless given."""
        told = {"Host": f"127.0.0.1:{self.port}", "Connection": "close"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            told.setdefault("Content-Length", str(len(body)))
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        return self.raw(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + (body or b""))

    def post(self, path: str, body: object, **headers: str) -> Answer:
        """A JSON body."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask(path, "POST", data, **{"Content_Type": "application/json", **headers})

    def alive(self) -> bool:
        """Whether it answers still."""
        return self.ask("/health").status == 200


def received(line: socket.socket) -> bytes:
    """All that comes until the other side closes, or says how long its answer is and has sent that."""
    data = bytearray()
    try:
        while chunk := line.recv(65536):
            data += chunk
    except (TimeoutError, ConnectionResetError):
        pass
    return bytes(data)


def parsed(data: bytes) -> Answer:
    """Status 0 where nothing came."""
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split(" ")[1]) if lines[0].startswith("HTTP/") else 0
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return Answer(status, headers, body)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("abuse") / "ledger.db"
    reading = captured(*CLAIM_OF)
    with closing(Intake(path)) as intake:
        intake.take_all([reading])
        intake.finish()
    with serving(Path(path), "--edit", "--rate", "6") as url:
        parts = urlsplit(url)
        assert parts.port
        yield Server(parts.port, parts.fragment.removeprefix("token="), reading.claims[0].id)
