"""How many sentences triage passes over: of the gold `dev` reports, of articles on battles, of news on all subjects."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from itertools import islice

from evaluation.shared import SHARED
from whoholds.claim import FrameReader
from whoholds.flow import triage_of
from whoholds.mark import mark
from whoholds.parse.cut import sentences_of
from whoholds.records.reports import Report

ARTICLES = 100


def passed() -> dict[str, dict[str, float]]:
    """Shares of sentences and of words passed over, in per cent."""
    dev = [json.loads(path.read_text("utf8"))["text"] for path in sorted((SHARED / "gold/dev").glob("*.json"))]
    found = {"dev": share(dev)}
    for name in ("wikipedia_battles", "wikinews_2019_2020"):
        with lzma.open(SHARED / f"data/text/{name}.jsonl.xz", "rt", encoding="utf8") as lines:
            found[name] = share([str(json.loads(line)["text"]) for line in islice(lines, ARTICLES)])
    return found


def share(texts: Iterable[str]) -> dict[str, float]:
    """The shares passed over in some reports."""
    triage = triage_of(FrameReader.load())
    counts, words = [0, 0], [0, 0]
    for text in texts:
        for _, _, spans in sentences_of(text, mark(Report(text))):
            gone = not triage.worth([text[a:b] for a, b in spans])
            counts[gone] += 1
            words[gone] += len(spans)
    return {
        "sentences": round(100 * counts[1] / max(sum(counts), 1), 2),
        "words": round(100 * words[1] / max(sum(words), 1), 2),
    }
