"""Words of a text by the conventions of UD English, in one pass, with exact offsets.

"don't" is two words, "'s" its own; hyphens part compounds but not prefixes ("air-strike" three words,
"non-combatant" one); "U.S.", "km/h", links, handles, hashtags and emoji are one word each.
"""

from __future__ import annotations

import re

_ABBREVIATIONS_TEXT = """
mr mrs ms dr prof gen lt col sgt maj capt cpl brig adm cmdr pvt gov sen rep hon pres rev fr st jr sr supt insp det
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun vs etc inc corp co ltd
bros dept univ assn est approx no nos vol pp ed eds al fig figs sec art ave blvd rd mt ft e.g i.e a.m p.m ph.d
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_PREFIXES = (
    "anti|ante|arch|bi|bio|co|counter|cross|cyber|de|eco|ex|extra|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|"
    "over|pan|para|peri|post|pre|pro|pseudo|quasi|re|semi|sub|super|tri|ultra|un|uni|vice|e|u|x"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_L = (
    r"(?:[^\W\d_]|[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f]"
    r")"
)
_A = "['’‘ʼ`]"
_CLITIC = rf"{_A}(?:s|m|re|ve|ll|d|em)(?!{_L}|\d)"
_EMOJI = (
    r"[\U0001F1E6-\U0001F1FF]{2}|"
    r"[\u2600-\u27bf\u2b00-\u2bff\U0001F000-\U0001FAFF][\ufe0e\ufe0f\U0001F3FB-\U0001F3FF\u20e3]{0,4}"
    r"(?:\u200d[\u2600-\u27bf\u2b00-\u2bff\U0001F000-\U0001FAFF][\ufe0e\ufe0f\U0001F3FB-\U0001F3FF]{0,4}){0,8}"
)
_SPLITS = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dont": 2, "didnt": 3, "doesnt": 4,
    "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "wont": 2, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "cant": 2,
    "hasnt": 3, "havent": 4, "hadnt": 3, "aint": 2, "im": 1, "ive": 1, "youre": 3, "theyre": 4, "thats": 4, "whats": 4,
}  # fmt: skip
"""Words written as one that are two, and where the second begins."""

_WORD = re.compile(
    "|".join(
        (
            r"(?P<link>(?:https?://|ftp://|www\.)[^\s<>\"“”]{1,2000})",
            r"(?P<mail>[A-Za-z0-9_.+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8})",
            r"(?P<site>(?<![\w.])[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,6}\.(?:com|org|net|gov|edu|info|html?)\b(?:/[^\s<>\"“”]{0,2000})?)",
            r"(?P<handle>[@#][\w]{1,100})",
            rf"(?P<emoji>{_EMOJI})",
            r"(?P<smile>[:;=]['’]?-?[)(DPpO\\|/](?![\w/]))",
            r"(?P<phone>(?<![\w\-])(?:\d{1,4}-){2,6}\d{1,4}(?![\w\-])|(?<![\w\-])\d{3}-\d{4}(?![\w\-]))",
            r"(?P<plane>(?<![\w\-])[A-Z]{1,3}-\d{1,3}[A-Z]{0,2}s?(?![\w\-]))",
            r"(?P<number>\d{1,30}(?:[.,:/]\d{1,30}){0,10}(?:(?:st|nd|rd|th|s|'s|[A-Za-z])(?!\w))?)",
            rf"(?P<dotted>(?<![\w.])(?:{_L}\.){{2,10}})",
            rf"(?P<dashed>(?<![\w\-])(?:(?:{_PREFIXES})-{_L}{{1,60}}|(?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine))(?![\w]))",
            rf"(?P<negated>{_L}{{1,30}}?(?=n{_A}t(?!\w)))",
            rf"(?P<not>(?<=\w)n{_A}t(?!\w))",
            rf"(?P<clitic>(?<=[\w.])(?:{_CLITIC}))",
            rf"(?P<word>{_L}{{1,200}}(?:(?:(?!{_CLITIC}){_A}|(?<=\w)[\u200c\u200d])(?!{_A}){_L}{{1,60}}|\d{{1,20}}|_){{0,20}})",
            r"(?P<unit>(?:US|CA|HK|A|C|R)?[$€£¥])",
            r"(?P<dots>\.{2,200}|…{1,50})",
            r"(?P<run>-{2,200}|[!?]{1,200}|\*{1,200}|={2,200}|_{1,200}|~{1,200}|—{1,50}|–{1,50}|''|``|/{2})",
            r"(?P<other>[^\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])",
        )
    ),
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\"’”…"


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the words between two offsets of a text, in order, none overlapping, none empty."""
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at = start
    while match := _WORD.search(text, at, end):
        first, last = match.span()
        kind = match.lastgroup
        if kind in {"link", "site"}:
            while last > first + 1 and text[last - 1] in _TRAILING:
                last -= 1
        elif kind == "word":
            last = _with_stop(text, first, last, end)
            cut = _SPLITS.get(text[first:last].lower())
            if cut:
                found.append((first, first + cut))
                first += cut
        found.append((first, last))
        at = last
    return found


def _with_stop(text: str, first: int, last: int, end: int) -> int:
    """The end of a word, with its full stop where that belongs to it: "Gen.", the "M." of "Jennifer M. Anderson"."""
    if last >= end or text[last] != ".":
        return last
    word = text[first:last]
    follows = text[last + 1 : last + 3]
    if word.lower() in ABBREVIATIONS and word.lower() not in _ALSO_WORDS:
        return last + 1
    if word in _ALSO_WORDS_TITLED and follows[:1].isspace() and (follows[1:].isdigit() or follows[1:].islower()):
        return last + 1
    if len(word) == 1 and word.isupper() and follows[:1].isspace() and follows[1:].isupper():
        return last + 1
    return last


_ALSO_WORDS_TEXT = """
no mar sat sun ed al art sec est co fig mon dec jun det st fr ft mt st dec co
"""
_ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split()) - {"st", "dec", "co"}
_ALSO_WORDS_TITLED = frozenset(
    ("No", "no", "Mar", "Sat", "Sun", "Mon", "Jun", "Ed", "al", "Art", "Sec", "Det", "Fig", "Ft", "Mt")
)
