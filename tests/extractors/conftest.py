"""A local server that answers as an OpenAI-compatible endpoint does, and as one that misbehaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Fake:
    """What the server says next: each entry is a status with a body, or the name of a misbehaviour; the last stays."""

    url: str = ""
    answers: list[tuple[int, str] | str] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def says(self, *claims: object) -> None:
        """Answer with these claims."""
        self.answers = [(200, chat(json.dumps({"claims": list(claims)})))]

    def next(self) -> tuple[int, str] | str:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def chat(content: str) -> str:
    """A body as endpoints give it."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


class Handler(BaseHTTPRequestHandler):
    """Answers as `fake` says."""

    fake: Fake

    def do_POST(self) -> None:
        """Note what was asked, and answer or misbehave."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.fake.asked.append(json.loads(body))
        self.fake.keys.append(self.headers.get("Authorization"))
        answer = self.fake.next()
        if isinstance(answer, tuple):
            self.answer(*answer)
        elif answer == "slow":
            time.sleep(0.5)
        elif answer == "drip":
            self.drip()
        elif answer == "elsewhere":
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.end_headers()

    def answer(self, status: int, body: str) -> None:
        """An answer in one piece."""
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def drip(self) -> None:
        """An answer that comes a byte at a time."""
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def fake() -> Iterator[Fake]:
    """The server, with nothing to say yet."""
    told = Fake()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"fake": told}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield told
    server.shutdown()
    server.server_close()
