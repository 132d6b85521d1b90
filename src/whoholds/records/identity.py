"""Ids made from content: the same words give the same id on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def content_id(parts: Iterable[str | int | float | None], *, length: int = 20) -> str:
    """A hex digest of the parts, each written with its length so that no two lists run into one.

    `None` differs from the empty string.
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        head = b"n" if part is None else b"%d:" % len(encoded)
        digest.update(head + encoded)
    return digest.hexdigest()[:length]
