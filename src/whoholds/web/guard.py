"""What every request passes: only this machine's own names as the host, bounds, headers that let nothing foreign in.

A page elsewhere could have its name resolve to 127.0.0.1 and so read the ledger (DNS rebinding); its requests carry its
own name in `Host`, so they are refused. No CORS header is ever sent.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whoholds.web.pace import Pace

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self' blob:",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PACED = frozenset({("POST", "/api/read"), ("POST", "/view/judge")})
"""What costs much, or changes something."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request may bring: bytes of its body, seconds until all of that is there; and how often one may come.

    Without a pace of its own an application has none.
    """

    body: int = 2_000_000
    seconds: float = 20.0
    pace: Pace = field(default_factory=lambda: Pace(0))


class Guard:
    """Refuses foreign hosts and what is out of bounds, and adds the headers; a route's own headers stay."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOOPBACK, bounds: Bounds | None = None) -> None:
        self.app = app
        self.hosts = hosts
        self.bounds = bounds or Bounds()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        body = self._refusal(scope) or await self._body(receive)
        if isinstance(body, Response):
            await body(scope, receive, guarded)
            return
        await self.app(scope, _replayed(body, receive), guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request isn't let in, by its head alone."""
        headers = Headers(scope=scope)
        if host_name(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("this server answers to this machine's own name only\n", 421)
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            return PlainTextResponse("a request with a nul byte in its address\n", 400)
        told = headers.get("content-length", "0")
        if not told.isdecimal() or int(told) > self.bounds.body:
            return self._too_large()
        if (scope["method"], scope["path"]) in PACED:
            wait = self.bounds.pace.wait((scope.get("client") or ("",))[0])
            if wait:
                after = {"Retry-After": str(math.ceil(wait))}
                return PlainTextResponse("too many requests: wait a little (docs/security.md)\n", 429, after)
        return None

    async def _body(self, receive: Receive) -> bytes | Response:
        """All that the request brings, or why it isn't waited for."""
        body = bytearray()
        try:
            async with asyncio.timeout(self.bounds.seconds):
                while (message := await receive())["type"] == "http.request":
                    body += message.get("body", b"")
                    if len(body) > self.bounds.body:
                        return self._too_large()
                    if not message.get("more_body"):
                        break
        except TimeoutError:
            return PlainTextResponse("the request's body took too long\n", 408, {"Connection": "close"})
        return bytes(body)

    def _too_large(self) -> Response:
        words = f"a request's body has {self.bounds.body} bytes at most\n"
        return PlainTextResponse(words, 413, {"Connection": "close"})


def _replayed(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was taken in already, and then what comes after it."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def host_name(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" is "[::1]"."""
    if host.startswith("["):
        inside, _, port = host.partition("]")
        return f"{inside.lower()}]" if not port or port.startswith(":") else host
    return host.partition(":")[0].lower()
