"""Texts with claims that we marked: excerpts of the free texts beside the repository, and reports written for whoholds.

`written/` holds the latter. Of others' texts we keep where the words stand, never the words. A line of
`annotations.jsonl` is one text: its `set` and `report`, its `start` and `end` there, the `sha256` of it, and its
`claims`: kind, status, and for the cue, its sentence and each role the spans of characters in the excerpt. Only
what the sentence itself says is marked; names, coordinates and dates aren't.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.gold import ROLES

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
WRITTEN = Path(__file__).with_name("written")
TEXTS = {
    "wikipedia_battles": "text/wikipedia_battles.jsonl.xz",
    "wikinews_2019_2020": "text/wikinews_2019_2020.jsonl.xz",
    "re3d": "ner/re3d/*/documents.json",
}


class StaleAnnotationError(ValueError):
    """The text that an annotation was made on isn't the one that is there."""


def reports(data: Path, path: Path = ANNOTATIONS) -> Iterator[dict[str, Any]]:
    """The excerpts as reports with claims, in the gold's form; `data` is the folder of the texts."""
    texts = {name: dict(_texts(data, name)) for name in TEXTS}
    texts["written"] = {path.stem: path.read_text("utf8") for path in WRITTEN.glob("*.txt")}
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        text = texts[row["set"]].get(row["report"], "")[row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise StaleAnnotationError(f"{row['set']} {row['report']}: not the text that was annotated")
        ident = f"{row['set']}/{row['report']}/{row['start']}"
        yield {"id": ident, "text": text, "claims": [_spelled(text, claim) for claim in row["claims"]]}


def _texts(data: Path, name: str) -> Iterator[tuple[str, str]]:
    for path in sorted(data.glob(TEXTS[name])):
        with lzma.open(path, "rt", encoding="utf8") if path.suffix == ".xz" else path.open(encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row.get("id") or row["_id"], row["text"]


def _spelled(text: str, claim: dict[str, Any]) -> dict[str, Any]:
    """A marked claim with the words that its spans cover; `at` is where its cue stands."""
    said = {role: [text[a:b] for a, b in claim.get(role, [])] for role in ROLES}
    listed = {role: [{"text": words} for words in said[role]] for role in ("agent", "target", "place", "count")}
    start, end = claim["cue"]
    return {
        "kind": claim["kind"],
        "status": claim["status"],
        "cue": text[start:end],
        "at": start,
        "quote": text[slice(*claim["sentence"])],
        "when": {"text": said["when"][0]} if said["when"] else None,
        "source": said["source"][0] if said["source"] else "",
        **listed,
    }
