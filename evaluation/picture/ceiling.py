"""The picture from gold claims on the questions of who held what: how far the rules go with perfect reading.

    python evaluation/picture/ceiling.py ../shared/gold
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"))]

from gold import entries
from score import names_agree  # type: ignore[import-not-found]

from whoholds.picture import moves_of, trace
from whoholds.picture.moves import subjects
from whoholds.records.control import Tenure
from whoholds.records.entries import Entry
from whoholds.records.keys import fold, place_key


def histories(folder: Path) -> dict[str, tuple[Tenure, ...]]:
    """The history of each place that gold claims name."""
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(folder):
        for key in {place_key(ref) for ref, _ in subjects(entry.claim)}:
            by_place[key].append(entry)
    return {key: trace(m for entry in found for m in moves_of(entry, (key,))) for key, found in by_place.items()}


def main() -> None:
    """Ask each question; print the wrong ones and the total."""
    gold = Path(sys.argv[1])
    known = histories(gold / "digests")
    right = total = 0
    for path in sorted((gold / "picture").glob("*.jsonl")):
        for line in path.read_text("utf8").splitlines():
            fact = json.loads(line)
            day = dt.date.fromisoformat(fact["at"])
            names = [fact["place"], f"{fact['place']}|{fact['country']}"]
            tenures = next((known[k] for k in (f"gold:{names[0]},{fact['country']}", _loose(known, fact)) if k in known), ())
            now = next((tenure for tenure in tenures if tenure.covers(day)), None)
            state = now.state if now else "unknown"
            holder = " and ".join(side.name for side in now.holder) if now else ""
            ok = state == fact["state"] and (not fact["holder"] or any(names_agree(h, holder) for h in fact["holder"]))
            right, total = right + ok, total + 1
            if not ok:
                print(f"wrong  {fact['place']} {fact['at']}: want {fact['state']} {fact['holder']}, got {state} {holder} ({fact['why']})")
    print(f"picture from gold claims: {right} of {total} facts right")


def _loose(known: dict[str, tuple[Tenure, ...]], fact: dict[str, str]) -> str:
    return f"{fold(fact['place'])}|{fact['country']}"


if __name__ == "__main__":
    main()
