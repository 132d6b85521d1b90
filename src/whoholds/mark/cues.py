"""The words of `cues.toml`, ready to match."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines that belong to the page: how they open, what else shows them, and the reason given for leaving them out.

    With `whole`, the opening must be nearly all of the line.
    """

    reason: str
    openings: re.Pattern[str]
    contains: re.Pattern[str] | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """One field a list in `cues.toml`, as a pattern or a set of lower-case words."""

    agencies: re.Pattern[str]
    labels: re.Pattern[str]
    caption_openings: re.Pattern[str]
    caption_marks: re.Pattern[str]
    byline_openings: re.Pattern[str]
    byline_credits: re.Pattern[str]
    byline_contributed: re.Pattern[str]
    byline_joins: frozenset[str]
    wire_agencies: frozenset[str]
    post_links: re.Pattern[str]
    slugs: re.Pattern[str]
    apparatus: frozenset[str]
    topic_nouns: frozenset[str]
    topic_small: frozenset[str]
    boilerplate: tuple[Boilerplate, ...]


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases, longest first, not cut within a word."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_phrase(word) for word in ordered), re.IGNORECASE)


def slug_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for what a wire puts before a headline: "UPDATE 2-", "URGENT: "."""
    ordered = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:{ordered})(?: \d{{1,2}})?\s?[-–—:|]\s{{0,3}}(?=\S)")


def _phrase(words: str) -> str:
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


@cache
def cues() -> Cues:
    """The cues that ship with whoholds."""
    raw = tomllib.loads(files("whoholds.mark").joinpath("cues.toml").read_text(encoding="utf-8"))
    caption, byline = raw["caption"], raw["byline"]
    return Cues(
        agencies=phrases(caption["agencies"]),
        labels=phrases(caption["labels"]),
        caption_openings=phrases(caption["openings"]),
        caption_marks=phrases(caption["marks"]),
        byline_openings=phrases(byline["openings"]),
        byline_credits=phrases(byline["credits"]),
        byline_contributed=phrases(byline["contributed"]),
        byline_joins=frozenset(byline["joins"]),
        wire_agencies=frozenset(raw["dateline"]["agencies"]),
        post_links=re.compile("|".join(map(re.escape, raw["post"]["links"])), re.IGNORECASE),
        slugs=slug_pattern(raw["heading"]["slugs"]),
        apparatus=frozenset(raw["heading"]["apparatus"]),
        topic_nouns=frozenset(raw["topic"]["nouns"]),
        topic_small=frozenset(raw["topic"]["small"]),
        boilerplate=tuple(_boilerplate(entry) for entry in raw["boilerplate"]),
    )


def _boilerplate(entry: dict[str, object]) -> Boilerplate:
    openings, contains = entry["openings"], entry.get("contains")
    if not isinstance(openings, list):
        raise TypeError("openings of boilerplate are a list")
    return Boilerplate(
        reason=str(entry["reason"]),
        openings=phrases(openings),
        contains=phrases(contains) if isinstance(contains, list) else None,
        whole=bool(entry.get("whole")),
    )
