"""Spellings brought together: one key for the ways a name is written, and a looser key for how it sounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th", "ħ": "h"}
)
_SAINT = re.compile(r"\b(st|ste|mt|ft)(?:\.\s?|\s|-)", re.IGNORECASE)
_ABBREVIATED = {"st": "saint ", "ste": "sainte ", "mt": "mount ", "ft": "fort "}
_ARTICLE = re.compile(
    r"^(?:al|el|ul|ar|er|as|es|ash|esh|ad|ed|az|ez|an|en|at|et|ath|adh|ed|les|las|los|the)[\s\-‐‑’']+", re.IGNORECASE
)
_INNER_ARTICLE = re.compile(
    r"[\s\-‐‑](?:al|el|ul|ar|er|as|es|ash|ad|ed|az|ez|an|en|at|et|ath|e|i|ye)[\s\-‐‑]", re.IGNORECASE
)
_SOUNDS = (
    ("tch", "c"), ("dzh", "j"), ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ts", "s"), ("tz", "s"),
    ("q", "k"), ("c", "k"), ("x", "k"), ("j", "z"), ("w", "v"), ("p", "b"),
)  # fmt: skip
_VOWELS = frozenset("aeiouyv")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name's key: no case, marks, spaces, hyphens or apostrophes ("Deir ez-Zor", "Deirezzor": "deirezzor")."""
    name = _SAINT.sub(lambda m: _ABBREVIATED[m.group(1).lower()], name)
    if name.isascii():
        lowered = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        lowered = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    return "".join(c for c in lowered if c.isalnum() and unicodedata.category(c) != "Lm")


def without_article(name: str) -> str | None:
    """The key of a name less its Arabic or Romance article ("al-Bab": "bab"), None if it has none or little is left."""
    bare = _ARTICLE.sub("", name, count=1)
    key = fold(bare)
    return key if bare != name and len(key) >= 3 else None


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """How a name sounds, by its consonants: "Sheberghan" and "Shibirghan" share one, so do "Sar-e Pul" and "Sari Pul".

    Articles between the parts go, doubled letters count once, vowels go except a leading one.
    """
    key = fold(_INNER_ARTICLE.sub(" ", _ARTICLE.sub("", name, count=1)))
    for letters, one in _SOUNDS:
        key = key.replace(letters, one)
    out: list[str] = []
    for at, letter in enumerate(key):
        kept = "a" if at == 0 and letter in _VOWELS else letter
        if (letter in _VOWELS or (letter == "h" and at)) and at:
            continue
        if not out or out[-1] != kept:
            out.append(kept)
    return "".join(out)


def likeness(one: str, other: str) -> float:
    """How alike two keys are, from 0 to 1: one less the edits between them by the longer's length."""
    if one == other:
        return 1.0
    longer = max(len(one), len(other))
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return 1 - row[-1] / longer if longer else 1.0
