"""Times and counts against the gold: the words of each claim, read and compared by the scorer of the gold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.claim.counts import NumberPhrase, find_articles, find_numbers, read_number
from whoholds.resolve.dates import Timeline, Told, find_times, timeline
from whoholds.resolve.dates.full import full, leaves
from whoholds.resolve.dates.meanings import After, Clock, Same, Shift, Unknown

FOLDERS = ("train", "digests", "dev")
NARRATIVE = (Shift, Same, Clock, After)


@dataclass(frozen=True, slots=True)
class TimeCase:
    """One claim's time: its words, what was found there, how it was found, whether the gold agrees."""

    report_id: str
    words: str
    group: str
    found: str
    right: bool
    known: bool


def normalise_figures() -> Mapping[str, Any]:
    """Per folder: times right in percent, in all and by what they need; times of claims without words; counts right."""
    scorer = gold_scorer()
    return {folder: _figures(folder, scorer) for folder in FOLDERS}


def _figures(folder: str, scorer: ModuleType) -> dict[str, Any]:
    times = list(time_cases(folder, scorer))
    groups = sorted({case.group for case in times})
    understood = list(understood_cases(folder, scorer))
    counts = list(count_cases(folder))
    return {
        "when": _share([case.right for case in times]),
        "when_wrong": _share([case.known and not case.right for case in times]),
        **{f"when_{group}": _share([case.right for case in times if case.group == group]) for group in groups},
        "when_understood": _share(understood),
        "count": _share([right for _, right in counts]),
        "claims": {"when": len(times), "when_understood": len(understood), "count": len(counts)}
        | {f"when_{group}": n for group, n in sorted(Counter(case.group for case in times).items())},
    }


def _share(right: list[bool]) -> float:
    return round(100 * sum(right) / len(right), 1) if right else 0.0


def time_cases(folder: str, scorer: ModuleType) -> Iterator[TimeCase]:
    """Every claim of a folder whose time has words, read in its report."""
    for report in gold_reports(folder):
        read = read_report(report, scorer)
        for claim in report["claims"]:
            when = claim.get("when")
            if when and when["text"]:
                yield _case(report, claim, read, scorer)


def read_report(report: Mapping[str, Any], scorer: ModuleType) -> Timeline:
    """The timeline of a gold report, sentence by sentence as its scorer cuts them."""
    text = report["text"]
    times = [time for start, end in scorer.sentences(text) for time in find_times(text[start:end], start)]
    return timeline(times, published=dt.date.fromisoformat(report["published"][:10]), title=report["title"])


def _case(report: Mapping[str, Any], claim: Mapping[str, Any], read: Timeline, scorer: ModuleType) -> TimeCase:
    words = claim["when"]["text"]
    start = report["text"].find(claim["quote"]) + max(0, claim["quote"].find(words))
    told = read.at(start, start + len(words))
    when = told.seen(ahead=True if claim["status"] == "planned" else None) if told else None
    found = {"start": str(when.start), "end": str(when.end)} if when else None
    right = bool(scorer.when_agrees(claim["when"], found))
    shown = f"{told.time.text} = {found}" if told else "not found"
    return TimeCase(report["id"], words, _group(told, read), shown, right, when is not None)


def _group(told: Told | None, read: Timeline) -> str:
    """What a time needs: nothing (full), the day of publication (published), the story (context); else no_date."""
    if told is None or any(isinstance(leaf, Unknown) for leaf in leaves(told.time.meaning)):
        return "no_date"
    if full(told.time.meaning):
        return "full"
    narrative = any(isinstance(leaf, NARRATIVE) for leaf in leaves(told.time.meaning))
    return "context" if narrative or read.chronicle else "published"


def understood_cases(folder: str, scorer: ModuleType) -> Iterator[bool]:
    """Whether the time of each claim without words for it is the one that its report makes understood."""
    for report in gold_reports(folder):
        read = read_report(report, scorer)
        for claim in report["claims"]:
            if claim.get("when") and not claim["when"]["text"]:
                when = read.understood(scorer.locate(report, claim))
                found = {"start": str(when.start), "end": str(when.end)} if when else None
                yield bool(scorer.when_agrees(claim["when"], found))


def count_cases(folder: str) -> Iterator[tuple[str, bool]]:
    """The words of every count of a folder, and whether a number with the gold's bounds is read there."""
    for report in gold_reports(folder):
        for claim in report["claims"]:
            for count in claim.get("count") or []:
                yield count["text"], _counted(claim["quote"], count)


def _counted(quote: str, count: Mapping[str, Any]) -> bool:
    start = quote.find(count["text"])
    if start < 0:
        number = read_number(count["text"])
        return number is not None and (number.low, number.high) == (count["low"], count["high"])
    numbers: tuple[NumberPhrase, ...] = (*find_numbers(quote), *find_articles(quote))
    inside = [n for n in numbers if n.core < start + len(count["text"]) and n.end > start]
    return any((n.number.low, n.number.high) == (count["low"], count["high"]) for n in inside)


def main() -> None:
    """Print the figures and, by group, what disagrees with the gold."""
    scorer = gold_scorer()
    for folder in FOLDERS[:2]:
        for case in sorted(set(time_cases(folder, scorer)), key=lambda case: (case.group, case.report_id)):
            if not case.right:
                print(case.group, case.report_id, case.words, "|", case.found, sep="  ")
    print(normalise_figures())


if __name__ == "__main__":
    main()
