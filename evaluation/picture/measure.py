"""Asks who held which place on which day: of the digests as whoholds reads them, and of their gold claims.

python -m evaluation.picture.measure [-v]      -v prints each wrong answer

From gold claims is the ceiling: what the rules of the picture make of a perfect reading.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.picture.gold import entries
from evaluation.shared import SHARED, gold_scorer
from whoholds.account import Account, Intake
from whoholds.cli.asking import open_kin
from whoholds.export.picture_json import party_name
from whoholds.flow import Reader
from whoholds.picture import moves_of, trace
from whoholds.picture.moves import subjects
from whoholds.read import Failed, read_sources
from whoholds.records.control import State, Tenure
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

Fact = dict[str, Any]
Answer = Callable[[Fact], Tenure | None]


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were right, of how many, and a line on each wrong one."""

    right: int
    of: int
    wrong: tuple[str, ...]


def facts() -> Iterator[Fact]:
    """The facts: place, country, day, state, and the names of the holder any of which is right."""
    for path in sorted((SHARED / "gold" / "picture").glob("facts-*.jsonl")):
        yield from map(json.loads, path.read_text("utf8").splitlines())


def score(answer: Answer) -> Score:
    """Ask for each fact; right if the state is, and the holder, where the fact names one."""
    agree = gold_scorer().names_agree
    asked, wrong = list(facts()), []
    for fact in asked:
        tenure = answer(fact)
        state = tenure.state if tenure else State.UNKNOWN
        holder = party_name(tenure.holder, state) if tenure else ""
        if state != fact["state"] or (fact["holder"] and not any(agree(name, holder) for name in fact["holder"])):
            wanted = f"{fact['state']} {fact['holder']}"
            wrong.append(f"{fact['place']} {fact['at']}: want {wanted}, got {state} {holder}  ({fact['why']})")
    return Score(len(asked) - len(wrong), len(asked), tuple(wrong))


def from_reading(reader: Reader) -> Score:
    """Of the digests as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        intake = Intake(path, kin=open_kin())
        for report in read_sources([str(SHARED / "gold" / "digests")]):
            if not isinstance(report, Failed):
                intake.take(report, reader.read)
        intake.finish()
        account = Account(path, kin=open_kin)
        found = score(lambda fact: _asked(account, fact))
        account.close()
    return found


def _asked(account: Account, fact: Fact) -> Tenure | None:
    standings = account.who(fact["place"], at=dt.date.fromisoformat(fact["at"]))
    here = [one for one in standings if one.place.country == fact["country"]] or standings
    return here[0].tenure if here else None


def from_gold() -> Score:
    """Of the digests' gold claims."""
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(SHARED / "gold" / "digests"):
        for key in {key for key, _, _ in subjects(entry.claim)}:
            by_place[key].append(entry)
    told = {key: trace(m for entry in found for m in moves_of(entry, (key,))) for key, found in by_place.items()}

    def answer(fact: Fact) -> Tenure | None:
        day = dt.date.fromisoformat(fact["at"])
        keys = (f"{fold(fact['place'])}|{fact['country']}", f"gold:{fact['place']},{fact['country']}")
        history = next((told[key] for key in keys if key in told), ())
        return next((tenure for tenure in history if tenure.covers(day)), None)

    return score(answer)


def picture_figures() -> dict[str, Any]:
    """The figures of the picture, as `make eval` writes them."""
    read, gold = from_reading(Reader.open()), from_gold()
    return {"digests": {"right": read.right, "of": read.of}, "gold_claims": {"right": gold.right, "of": gold.of}}


def main() -> None:
    """Print both scores."""
    for name, found in (("as read", from_reading(Reader.open())), ("from gold claims", from_gold())):
        if "-v" in sys.argv[1:]:
            print(*(f"wrong  {line}" for line in found.wrong), sep="\n")
        print(f"picture {name}: {found.right} of {found.of} facts right")


if __name__ == "__main__":
    main()
