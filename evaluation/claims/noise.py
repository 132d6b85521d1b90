"""Reports as sloppy sources print them: without commas and apostrophes, in title case, in capitals.

The same change is made to the report and to the gold's words, so that they still lie in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_MARKS = re.compile(r"[,'’‘]")
_START = re.compile(r"(?<![\w'’])[a-z]")
NOISES: Mapping[str, Callable[[str], str]] = {
    "without_commas_and_apostrophes": lambda text: _MARKS.sub("", text),
    "in_title_case": lambda text: _START.sub(lambda found: found[0].upper(), text),
    "in_upper_case": str.upper,
}
_WORDED = ("quote", "cue", "source")
_LISTED = ("agent", "target", "place", "count")


def noised(document: dict[str, Any], noise: Callable[[str], str]) -> dict[str, Any]:
    """A gold document with its text, title and all copied words changed."""
    return {
        **document,
        "text": noise(document["text"]),
        "title": noise(document.get("title") or ""),
        "claims": [_claim(claim, noise) for claim in document["claims"]],
    }


def _claim(claim: dict[str, Any], noise: Callable[[str], str]) -> dict[str, Any]:
    changed = {**claim, **{key: noise(claim.get(key) or "") for key in _WORDED}}
    for key in _LISTED:
        changed[key] = [{**entry, "text": noise(entry.get("text") or "")} for entry in claim.get(key) or []]
    return changed
