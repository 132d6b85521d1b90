"""What goes wrong in claims, by sort and share: claims missed, claims too many, fields read wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.calibration.verdicts import Paired
from evaluation.calibration.writing import table
from evaluation.shared import gold_scorer
from whoholds.claim.confidence import found_how

Json = dict[str, Any]
OTHER_KIND = "its words are read as another kind"
SEVERAL = "another claim of its kind in the sentence is found"
BESIDE = "other claims of its sentence are found, none of its kind"
SILENT = "nothing is read in its sentence"
TOO_MANY = "one claim more of a kind that the sentence has"
UNSAID = "the sentence has claims, none of this kind"
NOTHING = "the sentence has no claim at all"
FIELDS = ("agent", "target", "place", "when", "count", "source", "status")
COMMON = 12
"""How many of the commonest confusions are listed."""


def error_tables(reports: Iterable[Paired]) -> dict[str, str]:
    """The tables of the page, by the names of their marks."""
    listed = list(reports)
    gold, found = (sum(len(getattr(one, name)) for one in listed) for name in ("gold", "found"))
    return {
        "missed": shares((sort for one in listed for sort in missed(one)), f"missed, of {gold} in the gold"),
        "extra": shares((sort for one in listed for sort in extra(one)), f"too many, of {found} found"),
        "fields": _fields_table(listed),
        "confusions": shares((c for one in listed for c in confusions(one)), "read as", most=COMMON),
    }


def shares(sorts: Iterable[str], what: str, *, most: int | None = None) -> str:
    """How often each sort occurs, commonest first."""
    counted = Counter(sorts)
    whole = sum(counted.values())
    rows = [(sort, number, f"{100 * number / whole:.0f}") for sort, number in counted.most_common(most)]
    return table((what, "claims", "%"), [*rows, *([] if most else [("together", whole, 100)])])


def missed(one: Paired) -> Iterator[str]:
    """Why each gold claim that no found one is paired with was missed, by what stands in its place."""
    paired = {i for i, _ in one.pairs}
    for i, claim in enumerate(one.gold):
        if i not in paired:
            yield _missed(one, claim)


def _missed(one: Paired, claim: Json) -> str:
    start, end = _cue(one, claim)
    near = [own for own in one.found if own["_s"] == claim["_s"]]
    reasons = [reason for at, reason in one.dropped if start <= at < end]
    if any(own["kind"] != claim["kind"] and _overlap(own, start, end) for own in near):
        return OTHER_KIND
    if any(own["kind"] == claim["kind"] for own in near):
        return SEVERAL
    if reasons:
        return f"left out: {reasons[0]}"
    return BESIDE if near else SILENT


def extra(one: Paired) -> Iterator[str]:
    """Why each found claim that no gold one is paired with is too many."""
    paired = {j for _, j in one.pairs}
    for j, claim in enumerate(one.found):
        if j not in paired:
            yield f"{_extra(one, claim)} ({found_how(one.claims[j])})"


def _extra(one: Paired, claim: Json) -> str:
    near = [own for own in one.gold if own["_s"] == claim["_s"]]
    if any(own["kind"] == claim["kind"] for own in near):
        return TOO_MANY
    if any(_overlap(claim, *_cue(one, own)) for own in near):
        return OTHER_KIND
    return UNSAID if near else NOTHING


def confusions(one: Paired) -> Iterator[str]:
    """The kinds of each gold claim and of the one of another kind that was read in its words, neither paired."""
    free = {i for i, _ in one.pairs}, {j for _, j in one.pairs}
    for i, claim in enumerate(one.gold):
        for j, own in enumerate(one.found):
            same = own["_s"] == claim["_s"] and own["kind"] != claim["kind"]
            if i not in free[0] and j not in free[1] and same and _overlap(own, *_cue(one, claim)):
                yield f"{claim['kind']} as {own['kind']}"


def _fields_table(reports: list[Paired]) -> str:
    """Of the pairs: which fields are wrong, and whether something is missing, made up, or another."""
    agreement = gold_scorer().agreement
    asked, wrong = Counter[str](), Counter[tuple[str, str]]()
    for one in reports:
        for i, j in one.pairs:
            for field, right in agreement(one.gold[i], one.found[j]).items():
                asked[field] += right is not None
                if right is False:
                    wrong[field, _how(one.gold[i], one.found[j], field)] += 1
    hows = ("missing", "made up", "another")
    rows = [
        [field, asked[field], *(wrong[field, how] for how in hows), _share(wrong, asked, field)] for field in FIELDS
    ]
    return table(("field", "asked of", *hows, "wrong %"), rows)


def _how(gold: Json, found: Json, field: str) -> str:
    said, own = gold.get(field), found.get(field)
    if isinstance(own, dict) and not own.get("text") and not own.get("start"):
        own = None
    return "another" if said and own else "missing" if said else "made up"


def _share(wrong: Counter[tuple[str, str]], asked: Counter[str], field: str) -> str:
    number = sum(count for (name, _), count in wrong.items() if name == field)
    return f"{100 * number / asked[field]:.1f}" if asked[field] else ""


def _cue(one: Paired, claim: Json) -> tuple[int, int]:
    start = gold_scorer().locate(one.document, claim)
    return start, start + len(claim["cue"])


def _overlap(found: Json, start: int, end: int) -> bool:
    return bool(found["cue"]["start"] < end and start < found["cue"]["end"])
