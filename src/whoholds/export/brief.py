"""A situation report from templates: every sentence ends in notes that quote the words it rests on."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable
from dataclasses import dataclass

from whoholds.export.events_rows import days_words, place_name, toll_words
from whoholds.export.picture_text import BASES, state_words
from whoholds.export.wording import amount
from whoholds.picture.voices import speaker_words
from whoholds.records import Kind
from whoholds.records.control import Standing
from whoholds.records.entries import Entry
from whoholds.records.events import Dispute, Event

QUOTES = 4
"""How many claims a sentence quotes; the ledger holds the others."""
HARM = frozenset({Kind.DAMAGE, Kind.DISPLACEMENT, Kind.DISRUPTION, Kind.LOOTING})
SHOWN_AS = {Kind.DEATH: "deaths", Kind.INJURY: "injuries", Kind.AIR_STRIKE: "air strike", Kind.ABUSE: "abuse"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the claims it rests on."""

    text: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, in a sentence's worth of words."""

    outlet: str
    country: str
    reports: int
    claims: int
    gaps: tuple[tuple[str, str], ...]


def sections(
    changes: Iterable[Standing], events: Iterable[Event], disputes: Iterable[Dispute], read: Iterable[Coverage]
) -> list[Section]:
    """The sections of a brief, those without a sentence left out."""
    happened = list(events)
    made = [
        Section("Changes of control", tuple(map(_change, changes))),
        Section("Events by place", tuple(map(_event, _by_place(e for e in happened if e.kind not in HARM)))),
        Section("Humanitarian harm", tuple(map(_event, _by_place(e for e in happened if e.kind in HARM)))),
        Section("Disputes", tuple(map(_dispute, disputes))),
        Section("What was read", tuple(map(_coverage, read))),
    ]
    return [section for section in made if section.sentences]


def _by_place(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (place_name(event.place), event.first, event.id))


def _change(standing: Standing) -> Sentence:
    tenure = standing.tenure
    where = f"{standing.place.name}, {standing.place.country or 'country unknown'}"
    if tenure is None:
        return Sentence(f"{where}: unknown.", standing.supporting)
    inferred = f", inferred: {tenure.inferred}" if tenure.inferred else ""
    text = f"{where}: {state_words(tenure)} from {tenure.since} ({BASES[tenure.basis]}{inferred})."
    return Sentence(text, standing.supporting + standing.opposing)


def _event(event: Event) -> Sentence:
    doers = ", ".join(ref.name for ref in event.agents)
    name = SHOWN_AS.get(event.kind, event.kind.replace("_", " "))
    by = f", {doers}" if doers else ""
    tolls = "".join(f" {_sentence(toll_words(toll))}." for toll in event.tolls)
    return Sentence(f"{place_name(event.place)}, {days_words(event)}: {name}{by}.{tolls}", event.entries)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _dispute(dispute: Dispute) -> Sentence:
    sides = "; ".join(f"{position.says} ({len(position.entries)})" for position in dispute.positions)
    entries = tuple(entry for position in dispute.positions for entry in position.entries[:2])
    return Sentence(f"{place_name(dispute.place)}, {days_words(dispute)}, {dispute.about}: {sides}.", entries)


def _coverage(read: Coverage) -> Sentence:
    silent = "; ".join(f"nothing from {first} to {last}" for first, last in read.gaps)
    about = f" on {read.country}" if read.country else " without a country"
    return Sentence(
        f"{read.outlet or 'No outlet named'}{about}: {amount(read.reports, 'report')}, {amount(read.claims)}"
        + (f"; {silent}." if silent else ".")
    )


def title(first: dt.date, last: dt.date, country: str | None) -> str:
    """The brief's heading."""
    return f"Situation report{f' {country}' if country else ''}, {first} to {last}"


class _Notes:
    """Numbers the claims in the order in which sentences quote them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.entries: list[Entry] = []

    def refer(self, entries: Iterable[Entry]) -> list[int]:
        numbers = []
        for entry in list(entries)[:QUOTES]:
            if entry.id not in self.numbers:
                self.entries.append(entry)
                self.numbers[entry.id] = len(self.entries)
            numbers.append(self.numbers[entry.id])
        return numbers


def _note(entry: Entry) -> tuple[str, str]:
    source = entry.claim.source
    said = f", {speaker_words(source, entry.claim.quote)}" if source else ""
    quote = " ".join(entry.claim.quote.text.split())
    return (
        quote,
        f"{entry.outlet}, {entry.published or 'undated'}{said}; report {entry.claim.report_id}, claim {entry.id}",
    )


def markdown(heading: str, parts: Iterable[Section]) -> str:
    """The brief as Markdown with footnotes."""
    notes = _Notes()
    lines = [f"# {heading}", ""]
    for section in parts:
        lines += [f"## {section.title}", ""]
        for sentence in section.sentences:
            marks = "".join(f"[^{number}]" for number in notes.refer(sentence.entries))
            lines.append(f"- {_escaped(sentence.text)}{marks}")
        lines.append("")
    for number, entry in enumerate(notes.entries, 1):
        quote, origin = _note(entry)
        lines.append(f"[^{number}]: “{_escaped(quote)}” ({_escaped(origin)})")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Text whose marks Markdown won't take for its own: reports are strangers' words."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text


def page(heading: str, parts: Iterable[Section]) -> str:
    """The brief as one HTML page; nothing in it loads or runs."""
    notes, esc = _Notes(), html.escape
    body = [f"<h1>{esc(heading)}</h1>"]
    for section in parts:
        body += [f"<h2>{esc(section.title)}</h2>", "<ul>"]
        for sentence in section.sentences:
            marks = "".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in notes.refer(sentence.entries))
            body.append(f"<li>{esc(sentence.text)}{marks}</li>")
        body.append("</ul>")
    body.append("<h2>Notes</h2><ol>")
    for number, entry in enumerate(notes.entries, 1):
        quote, origin = _note(entry)
        body.append(f'<li id="n{number}"><q>{esc(quote)}</q> <small>{esc(origin)}</small></li>')
    body.append("</ol>")
    style = "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}small{color:#555}"
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    head += f"<title>{esc(heading)}</title><style>{style}</style>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(body)}</body></html>\n'
