"""The picture from gold claims on the questions of who held what: how far the rules go with perfect reading.

python evaluation/picture/ceiling.py ../shared/gold
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
from collections import defaultdict
from pathlib import Path

from whoholds.picture import moves_of, trace
from whoholds.picture.moves import subjects
from whoholds.records.control import Tenure
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

sys.path.insert(0, str(Path(__file__).parent))
gold = importlib.import_module("gold")


def histories(folder: Path) -> dict[str, tuple[Tenure, ...]]:
    """The history of each place that gold claims name."""
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in gold.entries(folder):
        for key in {key for key, _, _ in subjects(entry.claim)}:
            by_place[key].append(entry)
    return {key: trace(m for entry in found for m in moves_of(entry, (key,))) for key, found in by_place.items()}


def main(folder: Path) -> None:
    """Ask each question; print the wrong ones and the total."""
    sys.path.insert(0, str(folder))
    names_agree = importlib.import_module("score").names_agree
    known = histories(folder / "digests")
    lines = [
        line for path in sorted((folder / "picture").glob("*.jsonl")) for line in path.read_text("utf8").splitlines()
    ]
    right = 0
    for fact in map(json.loads, lines):
        state, holder = answer(known, fact)
        if state == fact["state"] and (not fact["holder"] or any(names_agree(name, holder) for name in fact["holder"])):
            right += 1
        else:
            wanted = f"{fact['state']} {fact['holder']}"
            print(f"wrong  {fact['place']} {fact['at']}: want {wanted}, got {state} {holder} ({fact['why']})")
    print(f"picture from gold claims: {right} of {len(lines)} facts right")


def answer(known: dict[str, tuple[Tenure, ...]], fact: dict[str, str]) -> tuple[str, str]:
    """The state and the holder of a fact's place on its day."""
    day = dt.date.fromisoformat(fact["at"])
    keys = (f"{fold(fact['place'])}|{fact['country']}", f"gold:{fact['place']},{fact['country']}")
    tenures = next((known[key] for key in keys if key in known), ())
    now = next((tenure for tenure in tenures if tenure.covers(day)), None)
    return (now.state, " and ".join(side.name for side in now.holder)) if now else ("unknown", "")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"))
