"""Write `docs/ontology.md` from the data that it describes; with `--check`, only tell whether it is up to date."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from whoholds.claim.frames import Example, Frame, Trigger, WordClass, load_frames
from whoholds.codes import CodeBook
from whoholds.codes.book import Row
from whoholds.records import Kind

PAGE = Path(__file__).resolve().parents[1] / "docs" / "ontology.md"
ONTOLOGY = files("whoholds.ontology")
EXAMPLES = 3
"""How many sentences that a frame matches are shown; its file has them all."""
CUES = {
    "speech": "Who says so",
    "status": "Whether it is so",
    "extent": "How much of a place",
    "conflict": "Whether a report tells of armed conflict",
}
HEAD = """# The ontology

Written by `python tools/ontology_docs.py` from `src/whoholds/ontology/`; a test fails where this page is out of date.
[How to add a frame or a kind](howto-frames.md) needs no Python.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_kinds(), *_frames(), *_cues(), *_codes()]).rstrip("\n") + "\n"


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((ONTOLOGY / f"{name}.toml").read_text("utf-8"))


def _kinds() -> Iterator[str]:
    frames = load_frames()
    yield "## Kinds\n\n| kind | family | means | frames | examples |\n|---|---|---|---|---|"
    for name, entry in _table("kinds").items():
        own = [frame for frame in frames if frame.kind == name]
        examples = sum(len(frame.matches) + len(frame.refuses) for frame in own)
        yield f"| [{name}](#{name}) | {entry['family']} | {entry['means']} | {len(own)} | {examples} |"
    total = sum(len(frame.matches) + len(frame.refuses) for frame in frames)
    yield f"\n{len(frames)} frames with {total} examples, each read by a test.\n"


def _frames() -> Iterator[str]:
    yield "## Frames\n\nWords in a frame's list are lemmas; `verb > noun` is a verb with its object, `verb particle`"
    yield "with its particle or preposition. Each shows a few sentences that it matches, and one that it refuses.\n"
    for kind in Kind:
        yield f"### {kind.value}\n"
        for frame in load_frames():
            if frame.kind is kind:
                yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    yield f"**{frame.id.partition('/')[2]}**\n"
    for word_class in WordClass:
        words = [_notation(trigger) for trigger in frame.triggers if trigger.word_class is word_class]
        if words:
            yield f"- {word_class.value}: {', '.join(words)}"
    for example in frame.matches[:EXAMPLES]:
        yield f"- matches “{example.text}”{_expected(example)}"
    for text in frame.refuses[:1]:
        yield f"- refuses “{text}”"
    yield ""


def _notation(trigger: Trigger) -> str:
    return " ".join([*trigger.lemmas, *([trigger.particle] if trigger.particle else [])]) + (
        f" > {trigger.noun}" if trigger.noun else ""
    )


def _expected(example: Example) -> str:
    told = ", ".join(f"{key} *{value}*" for key, value in example.expects.items() if value)
    return f": {told}" if told else ""


def _cues() -> Iterator[str]:
    yield "## Cues\n"
    for name, title in CUES.items():
        yield f"### {title}\n\nFrom `ontology/{name}.toml`.\n"
        for key, value in _table(name).items():
            lists = value if isinstance(value, dict) else {"": value}
            for sort, words in lists.items():
                yield f"- {' '.join(filter(None, (key, sort)))}: {', '.join(map(str, words))}"
        yield ""
    yield "### Loaded words and what they are read as\n"
    yield ", ".join(f"{loaded} as {plain}" for loaded, plain in _table("neutral")["words"].items()) + "\n"


def _codes() -> Iterator[str]:
    book = CodeBook.load()
    yield "## Codes\n\nThe first row of its kind that a claim meets gives its codes; “any” asks for nothing.\n"
    yield "| row | where | ACLED | PLOVER | CAMEO | example |\n|---|---|---|---|---|---|"
    for rows in book.rows.values():
        for row in rows:
            acled = f"{row.acled.event_type}: {row.acled.name}" if row.acled else "–"
            yield f"| {row.id} | {_where(row)} | {acled} | {row.plover or '–'} | {row.cameo or '–'} | {row.example} |"
    yield "\n### ACLED's sub-events, the more specific first\n"
    for event in sorted(book.sub_events.values(), key=lambda event: event.rank):
        yield f"{event.rank}. {event.name} ({event.event_type}; {event.disorder_type})"


def _where(row: Row) -> str:
    asked = [
        f"cue has {_words(row.cue)}" if row.cue else "",
        f"quote has {_words(row.near)}" if row.near else "",
        f"agent is {_sorts(row, 'agent')}" if row.agent else "",
        f"target is {_sorts(row, 'target')}" if row.target else "",
        f"status is {', '.join(sorted(row.status))}" if row.status else "",
        f"has {', '.join(row.has)}" if row.has else "",
    ]
    return "; ".join(filter(None, asked)) or "any"


def _words(pattern: re.Pattern[str]) -> str:
    inner = pattern.pattern.removeprefix(r"\b(?:").removesuffix(r")\b")
    return ", ".join(inner.replace(r"\w*", "…").replace("\\", "").split("|"))


def _sorts(row: Row, side: str) -> str:
    types = getattr(row, side)
    return ", ".join(kind.name.lower().replace("_", " ") for kind in sorted(types))


def main() -> int:
    """Write the page; with `--check`, 1 if it isn't up to date."""
    written = page()
    if "--check" in sys.argv[1:]:
        fresh = PAGE.exists() and PAGE.read_text("utf-8") == written
        print("docs/ontology.md is up to date" if fresh else "docs/ontology.md is stale: run tools/ontology_docs.py")
        return 0 if fresh else 1
    PAGE.write_text(written, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
