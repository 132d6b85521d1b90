"""False alarms: claims that whoholds reads in news on anything but conflict, disaster and crime."""

from __future__ import annotations

import datetime as dt
import json
import lzma
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.shared import SHARED
from training.annotated import ANNOTATIONS
from whoholds.flow import Reader
from whoholds.records import Report

NEWS = SHARED / "data" / "text" / "wikinews_2019_2020.jsonl.xz"
TOPICS = Path(__file__).with_name("wikinews.toml")


def reports() -> Iterator[Report]:
    """The reports, in the order of their file."""
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = dt.date.fromisoformat(row["published"]) if row.get("published") else None
            yield Report(row["text"], row["id"], published, row["title"], row.get("source"))


def topics() -> re.Pattern[str]:
    """What a title has that is on conflict, disaster or crime."""
    words = [word for listed in tomllib.loads(TOPICS.read_text("utf-8")).values() for word in listed]
    rows = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{rows})\b", re.IGNORECASE)


def taught() -> frozenset[str]:
    """The reports of which excerpts are annotated: those on other topics have claims too, on protests say."""
    rows = map(json.loads, ANNOTATIONS.read_text("utf-8").splitlines())
    return frozenset(row["report"] for row in rows if row["set"] == "wikinews_2019_2020")


def false_alarms(reader: Reader) -> dict[str, Any]:
    """Of the reports on other topics that nobody annotated: claims a report, and the share without any, in per cent."""
    violent, known = topics(), taught()
    others = [report for report in reports() if report.id not in known and not violent.search(report.title or "")]
    found = [len(reader.read(report).claims) for report in others]
    return {
        "reports": len(others),
        "false_alarms": round(sum(found) / len(others), 3),
        "without_claims": round(100 * found.count(0) / len(others), 1),
    }
