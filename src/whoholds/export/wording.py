"""The fields of a claim in words that a reader needs no key for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from whoholds.records import ActorRef, Claim, Count, Kind, PlaceRef, Report, Source, SpeakerKind, Status, When

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

PRECISION = {
    1: "exact",
    2: "near",
    3: "district",
    4: "province",
    5: "large or vague area",
    6: "country",
    7: "sea or airspace",
}
"""UCDP's where_prec in words."""


FIRST_WORDS = 60
"""Letters that stand for a report without a title."""


def kind_words(claim: Claim) -> str:
    """The kind as people write it."""
    return claim.kind.value.replace("_", " ")


def status_words(claim: Claim) -> str:
    """Whether it is so and who says so: a side's word for its own doing is a claim, never a plain report."""
    if claim.status is not Status.ASSERTED:
        return f"{claim.status.value.upper()}{_by(claim.source)}"
    if claim.source is None:
        return "REPORTED in the report's own voice"
    return f"{standing_of_voice(claim).value.upper()}{_by(claim.source)}"


class Voice(StrEnum):
    """How a speaker stands to what is said."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    ADMITTED = "admitted"


def standing_of_voice(claim: Claim) -> Voice:
    """A side's word for its own doing is claimed, for its own loss admitted; any other is reported."""
    source = claim.source
    if source is None:
        return Voice.REPORTED
    gives_way = claim.kind in {Kind.WITHDRAW, Kind.SURRENDER}
    losing, winning = (claim.agents, claim.targets) if gives_way else (claim.targets, claim.agents)
    if any(_same_side(ref, source) for ref in losing):
        return Voice.ADMITTED
    if source.kind is SpeakerKind.ARMED_GROUP or (source.cue or "").startswith("claim"):
        return Voice.CLAIMED
    return Voice.CLAIMED if any(_same_side(ref, source) for ref in winning) else Voice.REPORTED


def _same_side(ref: ActorRef, source: Source) -> bool:
    """By the registry's id where both have one, else by side where that names one party to a war."""
    if ref.actor_id and source.actor_id:
        return ref.actor_id == source.actor_id
    return ref.side in {"government", "rebel", "militia"} and ref.side == source.side


def _by(source: Source | None) -> str:
    if source is None:
        return ""
    words = source.name or source.span.text
    return f" by the {words[4:]}" if words.startswith("The ") else f" by {words}"


def actor_words(ref: ActorRef) -> str:
    """The report's words, and whom they mean where that differs."""
    words = ref.span.text if ref.span else ""
    if not words:
        return f"{ref.name} (understood)"
    return words if words.casefold() == ref.name.casefold() else f"{words} → {ref.name}"


def place_words(ref: PlaceRef) -> str:
    """The place by name, in what, and where; or why it has no coordinates."""
    inside = ", ".join(part for part in (ref.admin1, ref.country) if part and part != ref.name)
    where = f"{ref.name} ({ref.type.value}{', ' + inside if inside else ''})"
    if ref.lat is None or ref.lon is None:
        return f"{where}: unresolved{', ' + ref.reason if ref.reason else ''}"
    near = f", {PRECISION[ref.precision]}" if ref.precision else ""
    return f"{where} {ref.lat:.2f}, {ref.lon:.2f}{near}"


def when_words(when: When | None) -> str:
    """The day or days, and the words that say so."""
    if when is None:
        return ""
    days = when.start.isoformat() if when.start == when.end else f"{when.start} to {when.end}"
    return f"{days} (“{when.span.text}”)" if when.span and when.span.text else days


def count_words(count: Count) -> str:
    """How many, as a range where it is one."""
    low, high = count.low, count.high
    if low is not None and low == high:
        size = f"{low:,}"
    elif high is None:
        size = f"{low:,} or more" if low is not None else "an unknown number"
    else:
        size = f"{low:,} to {high:,}" if low is not None else f"up to {high:,}"
    return f"{size} {count.unit + ' ' if count.unit else ''}{count.what.value} (“{count.span.text}”)"


def amount(number: int, what: str = "claim") -> str:
    """How many claims, or whatever else makes its plural with an s."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def name_of(report: Report) -> str:
    """What a reader knows a report by: its title, the id that it came with, else its first words."""
    if report.title or report.id != report.text_hash:
        return report.title or report.id
    words = " ".join(report.text[:400].split())
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rsplit(' ', 1)[0]} …"


def listed(words: Iterable[str]) -> str:
    """Several values in one line."""
    return "; ".join(words)


def printable(text: str) -> str:
    """Text that can't steer a terminal: control characters become U+FFFD, line ends spaces."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))
