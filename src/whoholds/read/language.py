"""Which language a report is in: by its script, then by its commonest small words.

Small words rather than runs of letters: a report in English may consist of Arabic names for the most part.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UNKNOWN = "und"
_SAMPLE = 5000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_LETTERS = 12
_LEAST_WORDS = 3
"""So many small words of another language, and more than of English, before a text counts as written in it."""


_LONG = 25
"""So many words without a single small one are no English; fewer may be a headline."""


@dataclass(frozen=True, slots=True)
class _Profiles:
    words: dict[str, frozenset[str]]
    scripts: tuple[tuple[range, str], ...]


@cache
def _profiles() -> _Profiles:
    raw = tomllib.loads(files("whoholds.read").joinpath("languages.toml").read_text(encoding="utf-8"))
    words = {code: frozenset(listed.split()) for code, listed in raw["words"].items()}
    shared = words["en"] | {"a", "i"}
    words = {code: own if code == "en" else own - shared for code, own in words.items()}
    scripts = tuple((range(first, last + 1), code) for code, pairs in raw["scripts"].items() for first, last in pairs)
    return _Profiles(words, scripts)


def language_of(text: str, *, hint: str | None = None) -> str:
    """The text's ISO 639-1 code; "en" where too little is written to tell, "und" where nothing fits.

    `hint` is what the source says of itself: it decides among languages that the words leave open, never against them.
    """
    sample = text[:_SAMPLE]
    script, share = _script(sample)
    said = (hint or "").replace("_", "-").partition("-")[0].lower()[:3]
    if script != "latin" and share > 0.5:
        return _best(sample, among=script.split(), said=said)
    words = Counter(word.lower() for word in _WORD.findall(sample))
    counts = {code: sum(words[word] for word in own) for code, own in _profiles().words.items()}
    english = counts.pop("en", 0)
    best = max(counts, key=lambda code: (counts[code], code == said, code))
    if counts[best] > english and counts[best] >= _LEAST_WORDS:
        return best
    if english:
        return "en"
    if said and said != "en":
        return said
    return "en" if sum(words.values()) < _LONG else UNKNOWN


def _script(sample: str) -> tuple[str, float]:
    """The languages of the commonest script, and its share of the letters."""
    if sample.isascii():
        return "latin", 1.0
    counts: Counter[str] = Counter()
    for char, number in Counter(sample).items():
        if char.isalpha():
            counts[_script_of(ord(char))] += number
    if sum(counts.values()) < _LEAST_LETTERS:
        return "latin", 1.0
    script, number = counts.most_common(1)[0]
    return script, number / sum(counts.values())


def _script_of(point: int) -> str:
    if point < 0x370:
        return "latin"
    return next((codes for own, codes in _profiles().scripts if point in own), "latin" if point < 0x2000 else UNKNOWN)


def _best(sample: str, *, among: list[str], said: str) -> str:
    """Of the languages of a script, the one with most of its small words; the script's first where none shows."""
    if len(among) == 1:
        return among[0]
    words = Counter(word.lower() for word in _WORD.findall(sample))
    profiles = _profiles().words
    counts = {code: sum(words[word] for word in profiles.get(code, ())) for code in among}
    best = max(among, key=lambda code: (counts[code], code == said, -among.index(code)))
    return best if counts[best] or said not in among else said
