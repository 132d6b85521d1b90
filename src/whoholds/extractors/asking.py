"""Asking an endpoint over HTTP: bounded in time and size, following no redirect, so that a key goes nowhere else."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import IO

from whoholds.extractors.plugin import ExtractorError

LARGEST = 20_000_000
"""Bytes of an answer."""
CHUNK = 65536


class TransientError(RuntimeError):
    """The endpoint failed in a way that may pass."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint: `url` is what comes before `/chat/completions`; `timeout` in seconds."""

    url: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 300.0

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise ValueError(f"an endpoint's address begins with http:// or https://, not {self.url!r}")
        if not self.timeout > 0:
            raise ValueError("a timeout is more than 0 seconds")

    def ask(self, body: dict[str, object]) -> object:
        """The answer, or None if it isn't JSON; raises TransientError, or ExtractorError where asking again is vain."""
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310 - checked above
        deadline = time.monotonic() + self.timeout
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=self.timeout) as answer:
                return _json(_read(answer, deadline))
        except urllib.error.HTTPError as error:
            raise _failure(error.code, address) from error
        except (OSError, http.client.HTTPException) as error:
            raise TransientError(f"no answer ({getattr(error, 'reason', None) or error})") from error


def _failure(status: int, address: str) -> Exception:
    if status >= 500 or status in {408, 429}:
        return TransientError(f"status {status}")
    return ExtractorError(f"{address}: status {status}")


def _read(answer: IO[bytes], deadline: float) -> bytes:
    """The whole answer; a server that drips it out is given up at the deadline."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(CHUNK) if hasattr(answer, "read1") else answer.read(CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise TransientError(f"an answer of more than {LARGEST} bytes")
        if time.monotonic() > deadline:
            raise TransientError("no whole answer in time")
    return b"".join(parts)


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
