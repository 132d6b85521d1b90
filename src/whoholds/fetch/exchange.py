"""One request and its answer, over a connection to an address that was checked."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote

from whoholds.fetch.answer import FetchError


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds to connect, between two bytes, for the whole; bytes of a body; redirects."""

    connect: float = 10.0
    pause: float = 20.0
    whole: float = 60.0
    body: int = 32 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer's status, headers and body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def exchange(url: SplitResult, addresses: list[str], headers: Mapping[str, str], limits: Limits) -> Raw:
    """Ask for a page. Raises FetchError for what goes wrong, takes too long, or is too large."""
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=limits.pause)
    try:
        connection.sock = _connect(url, addresses, limits)
        with _deadline(connection.sock, limits.whole) as late:
            try:
                return _ask(connection, url, headers, limits)
            except (OSError, http.client.HTTPException) as error:
                raise FetchError(_reason(error, late.is_set(), limits)) from error
    finally:
        connection.close()


def _reason(error: Exception, late: bool, limits: Limits) -> str:
    if late:
        return f"too slow: not finished after {limits.whole:g} seconds"
    if isinstance(error, TimeoutError):
        return f"too slow: nothing came for {limits.pause:g} seconds"
    if isinstance(error, http.client.IncompleteRead):
        return f"cut off after {len(error.partial)} bytes"
    return f"broken answer: {error or type(error).__name__}"


def _connect(url: SplitResult, addresses: list[str], limits: Limits) -> socket.socket:
    """A socket to the first address that takes it; with TLS, the certificate must be the host's."""
    port = url.port or (443 if url.scheme == "https" else 80)
    last: Exception | None = None
    for address in addresses:
        try:
            plain = socket.create_connection((address, port), timeout=limits.connect)
        except OSError as error:
            last = error
            continue
        plain.settimeout(limits.pause)
        if url.scheme == "http":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=url.hostname)
        except (OSError, ssl.CertificateError) as error:
            plain.close()
            raise FetchError(f"no safe connection: {error}") from error
    raise FetchError(f"can't connect: {last}")


@contextlib.contextmanager
def _deadline(sock: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """Shut the socket when the time is over: a server that sends a byte now and then never times out by itself."""
    late = threading.Event()

    def shut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, shut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _ask(connection: http.client.HTTPConnection, url: SplitResult, headers: Mapping[str, str], limits: Limits) -> Raw:
    path = quote(url.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(url.query, safe='=&%:@!$()*+,;/?~-._')}" if url.query else ""
    )
    connection.request("GET", path, headers={"Host": url.netloc.rpartition("@")[2], **headers})
    answer = connection.getresponse()
    told = answer.getheader("Content-Length") or ""
    if told.isdigit() and int(told) > limits.body:
        raise FetchError(f"larger than {limits.body // 1024 // 1024} MB")
    body = bytearray()
    while chunk := answer.read1(1 << 16) if not answer.chunked else answer.read(1 << 16):
        body += chunk
        if len(body) > limits.body:
            raise FetchError(f"larger than {limits.body // 1024 // 1024} MB")
    if told.isdigit() and len(body) < int(told):
        raise http.client.IncompleteRead(bytes(body))
    return Raw(answer.status, tuple(answer.getheaders()), bytes(body))
