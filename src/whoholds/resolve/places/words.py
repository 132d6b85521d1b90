"""A report's words with their places in its text, as the gazetteer scan reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LETTERS = r"[^\W\d_]+(?:['’ʼ‘ʻ`](?![sS]\b)[^\W\d_]+)*"
_WORD = re.compile(rf"[A-Z](?:\.[A-Z])+\.?(?![a-z])|{_LETTERS}['’ʼ‘ʻ]?(?=[\s\-])|{_LETTERS}")
_PLAIN_GAP = re.compile(r"[ \u00a0]{0,2}[\-‐‑–'’ʼ‘`]?[ \u00a0]?\Z")
_ENDS = re.compile(r"[.!?:;\n\"“”•|]")
_INNER_CAPITAL = re.compile(r"[a-z]{1,2}['’][A-ZÀ-Þ]")
_ABBREVIATED = frozenset(
    {"st", "mt", "ft", "dr", "mr", "mrs", "gen", "col", "lt", "sgt", "maj", "capt", "gov", "sen", "rep", "prof"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, whether it is capitalised, whether only a space or hyphen parts it from the last one.

    `opens` is true of the first word of a sentence or heading, whose capital says nothing. `hyphen` is true if a
    hyphen parts it from the word before, `tagged` if it is a hashtag, `owned` if it follows a possessive ("Queen
    Anne's County"), `comma` if a comma does.
    """

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    joined: bool
    opens: bool
    hyphen: bool
    tagged: bool
    owned: bool
    comma: bool


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
    """The words within the spans, in order; words of different spans are never joined."""
    found: list[Word] = []
    for start, end in spans:
        last: Word | None = None
        for match in _WORD.finditer(text, start, end):
            if match.group() in "sS" and match.start() > start and text[match.start() - 1] in "'’ʼ":
                continue
            last = _word(text, match, last, start)
            found.append(last)
    return found


def _word(text: str, match: re.Match[str], last: Word | None, start: int) -> Word:
    at, end = match.span()
    while text[end - 1] in "'’ʼ‘ʻ":
        end -= 1
    gap = text[last.end if last else start : at]
    dotted = last is not None and gap.startswith(".") and last.lower in _ABBREVIATED
    plain = gap[1:] if dotted else gap
    return Word(
        start=at,
        end=end,
        text=text[at:end],
        lower=text[at:end].lower(),
        capital=text[at].isupper() or bool(_INNER_CAPITAL.match(text, at, end)),
        joined=last is not None and bool(_PLAIN_GAP.match(plain)) and (bool(plain) or dotted),
        opens=last is None or bool(_ENDS.search(plain)),
        hyphen=any(c in "-‐‑–" for c in gap),
        tagged=gap.endswith("#"),
        comma=gap.startswith(","),
        owned=gap in ("'s ", "’s "),
    )
