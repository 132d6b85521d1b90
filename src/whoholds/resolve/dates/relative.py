"""Forms that count from the day of publication or from the last date told."""

from __future__ import annotations

import re
from dataclasses import replace

from whoholds.resolve.dates.forms import Build, Form, form
from whoholds.resolve.dates.meanings import (
    After,
    Ago,
    Clock,
    Meaning,
    Now,
    Nth,
    Overnight,
    Part,
    Period,
    Same,
    Shift,
    Slice,
    Unit,
    Unknown,
    Window,
)
from whoholds.resolve.dates.words import any_of, plain, time_words, unit_of


def forms() -> tuple[Form, ...]:
    """All forms of this family."""
    return (*_deictic(), *_periods(), *_windows(), *_ago(), *_shifts(), *_clock(), *_unknown())


def _says(meaning: Meaning) -> Build:
    return lambda _: meaning


def _deictic() -> tuple[Form, ...]:
    today = r"\b(?:earlier\s|later\s)?(?:today(?:['’]?s)?|this\s(?:morning|afternoon|evening)|tonight)\b"
    return (
        form("today", today, _says(Period(Unit.DAY, 0))),
        form("yesterday", r"\b(?:late\s|early\s)?yesterday(?:['’]?s)?(?:\s(?:morning|afternoon|evening|night))?\b",
             _says(Period(Unit.DAY, -1))),
        form("tomorrow", r"\btomorrow(?:\s(?:morning|afternoon|evening|night))?\b", _says(Period(Unit.DAY, 1))),
        form("before yesterday", r"\bthe\sday\sbefore\syesterday\b", _says(Period(Unit.DAY, -2))),
        form("after tomorrow", r"\bthe\sday\safter\stomorrow\b", _says(Period(Unit.DAY, 2))),
        form("overnight", r"\b(?:overnight|over\snight|last\snight|during\sthe\sprevious\snight)\b", _says(Overnight())),
        form("now", r"\b(?:now|currently|presently|at\spresent|at\sthe\smoment|(?:still\s)?ongoing|still\scontinuing|"
             r"at\sthis\s(?:moment|time|hour))\b", _says(Now())),
        form("recently", r"\b(?:(?:more|most)\s)?recent(?:ly)?\b(?!\s(?:days|weeks|months|years|decades))|\blately\b"
             r"|\bin\srecent\stimes\b", _says(Window(None, Unit.WEEK))),
    )  # fmt: skip


def _periods() -> tuple[Form, ...]:
    part = r"(?:(?P<part>(?:at\sthe\s|by\sthe\s|the\s)?(?:beginning|start|end|middle)\sof|earlier|later|early|late|mid|back)[\s-])?"
    period = r"(?P<turn>this|last|next|the\scoming|the\sprevious)\s(?P<unit>week|weekend|month|quarter|year)"
    return (
        form("period", rf"\b{part}{period}\b(?:['’]?s\b)?", _period),
        form("weekend", r"\b(?:over|at|during|on)\sthe\sweekend\b", _says(Period(Unit.WEEKEND, 0))),
        form("in the period", r"\b(?P<part>earlier|later|early|late)\sin\sthe\s(?P<unit>day|week|month|year)\b", _in_the),
        form("midweek", r"\bmid-?\s?week\b", _says(Period(Unit.WEEK, 0))),
        form("part of", r"\b(?:(?:by|at|in|until|towards?|since|from)\s)?the\s(?P<part>very\send|end|beginning|start|middle)\sof\s"
             r"the\s(?P<unit>day|week|month|year)\b", _in_the),
    )  # fmt: skip


def _windows() -> tuple[Form, ...]:
    span = r"(?:(?P<about><about>)\s)?(?:the\s)?(?P<amount><number>|several|many|some)[\s-](?P<unit><unit>)s?\b"
    past = r"(?:last|past|previous|preceding|recent)"
    return (
        form("past window", rf"\b(?:in|over|during|for|within|throughout|across|from)?\s?(?:just\s|only\s)?(?:the|these)\s{past}"
             r"\s(?:(?P<amount><number>|several|many|some)[\s-])?(?:or\sso\s)?(?P<unit><unit>)s?\b(?!\sof\s)", _past),
        form("past window", r"\b(?:in|over)\s(?P<amount>)recent\s(?P<unit>day|week|month|year|decade)s\b", _past),
        form("coming window", r"\b(?:(?:in|over|during|for|within)\s)?the\s(?:coming|next)\s"
             r"(?:(?P<amount><number>|several)[\s-])?(?P<unit><unit>)s\b", _coming),
        form("duration", rf"\bfor\s(?:a\stotal\sof\s)?{span}(?!\s(?:ago|later|before|earlier|after|old))", _past),
        form("duration", r"\b(?:for|in)\s(?P<amount>)(?P<unit>day|week|month|year|decade)s\b(?!\s(?:ago|later|before|earlier|after))", _past),
        form("within", rf"\b(?:in|within|inside)\s(?:a\sspan\sof\s)?{span}(?:['’]?\stime)?(?!\s(?:ago|later|before|earlier|after|old))", _either),
        form("within hours", r"\b(?:with)?in\s(?P<amount>)(?P<unit>hour|day)s\b", _either),
        form("running", r"\b(?:for\s)?(?:an?|the|its|their|on\sthe|on\sits)\s(?P<ordinal><ordinal>)\s(?:(?:consecutive|successive|straight)\s)?"
             r"(?P<unit>day|week|month|year)\b(?=\srunning|\sin\sa\srow|\sof\s(?!the\b|january|february|march|april|may\b|june|july|august|"
             r"september|october|november|december))|\bfor\s(?:an?|the|its|their)\s(?P<nth><ordinal>)\s(?:(?:consecutive|successive|straight)\s)?"
             r"(?P<units>day|week|month|year)\b|\b(?:enters?|entered|entering|in(?:to)?)\s(?:an?|its|their|the)\s(?P<also><ordinal>)\s"
             r"(?:(?:consecutive|successive|straight)\s)?(?P<period>day|week|month|year)\b", _running),
    )  # fmt: skip


def _ago() -> tuple[Form, ...]:
    return (
        form("ago", r"\b(?:(?:about|around|nearly|almost|over|just|some|more\sthan|only|roughly)\s)?"
             r"(?P<amount><number>|several|many|some)[\s-](?P<unit><unit>)s?\sago\b", _ago_meaning),
        form("ago", r"\b(?P<amount>)(?P<unit>hour|day|week|month|year)s\sago\b", _ago_meaning),
    )  # fmt: skip


def _shifts() -> tuple[Form, ...]:
    amount = r"(?:(?:about|around|nearly|almost|over|just|some|more\sthan|only|roughly)\s)?(?P<amount><number>)[\s-](?P<unit><unit>)s?"
    return (
        form("next day", r"\b(?:(?:on|in|by|during|throughout)\s)?the\s(?:very\s)?(?:next|following|ensuing)\s(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b", _next),
        form("next days", r"\b(?:(?:on|in|over|during|throughout)\s)?the\s(?:following|ensuing|subsequent)\s(?:(?P<amount><number>)\s)?(?P<unit>day|week|month|year)s\b(?:\sand\smonths)?", _next_span),
        form("previous day", r"\b(?:(?:on|in)\s)?the\s(?:previous|preceding)\s(?P<unit>day|night|evening|morning|week|month|year)\b|\bthe\s(?P<also>day|night|evening|week|month|year)\s(?:before|earlier|prior)\b(?!\s[a-z0-9])", _previous),
        form("later", rf"\b{amount}\slater\b", _later),
        form("hours later", r"\b(?:(?:just|a\sfew|several|some)\s)?(?:hours|minutes|moments)\s(?:later|earlier|before)\b", _says(Same(Unit.DAY))),
        form("days later", r"\bdays\slater\b", _says(Shift(7, Unit.DAY, span=True))),
        form("earlier", rf"\b{amount}\s(?:earlier|prior|beforehand|previously|before(?=\s*(?:[.,;:)]|$)))", _earlier),
        form("day after", r"\bthe\s(?:day|morning|week|night)\safter\b", _says(After(1, Unit.DAY)), after=True),
        form("units after", rf"\b{amount}\s(?:after|since|following)\b", _after, after=True),
        form("same day", r"\b(?:later\s|earlier\s)?(?:on\s|during\s|in\s)?(?:that|the\ssame|the\svery\ssame|this\ssame|that\ssame)\s(?P<unit>day|week|weekend|month|year|night|evening|morning|afternoon|time)\b", _same),
        form("same day", r"\bon\sthis\sday\b|\b(?:by|at|until)\s(?:this|that)\s(?:time|stage|point)\b|\bby\sthen\b|\b(?:later|soon)\s(?:on|after|afterwards)\b|\bin\sthe\smeantime\b", _says(Same(Unit.DAY))),
        form("nth", r"\b(?:in\s|during\s|over\s)?the\s(?P<ordinal><ordinal>|last|final)\s(?:(?P<amount><number>)\s)?(?P<unit>day|week|month)s?(?=\sof\s)", _nth),
    )  # fmt: skip


def _clock() -> tuple[Form, ...]:
    zone = r"(?:\s(?:local\stime|hours|hrs|gmt|utc|est|(?:in\sthe\s)(?:morning|afternoon|evening)))?"
    hour = r"(?:[01]?\d|2[0-3])"
    return (
        form("clock", rf"\b(?:at\s|around\s|about\s|by\s|shortly\s(?:after|before)\s|just\s(?:after|before)\s){{0,2}}(?<![\d.,:/-]){hour}(?:[:.][0-5]\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?){zone}(?!\w)", _says(Clock())),
        form("clock", rf"\b(?:at|around|about|by|after|before|from|until)\s{hour}[:.]?[0-5]\d(?:{zone})(?![\d%])(?=\s(?:local|gmt|utc|hours|hrs)|\b)", _clock_time),
        form("clock", r"\b(?:(?:shortly|just|soon)\s(?:after|before)\s|at\s|before\s|after\s|by\s|around\s|about\s|in\sthe\s)(?:the\s)?(?:first\slight|daybreak|dawn|sunrise|noon|midday|dusk|sunset|nightfall)\b", _says(Clock())),
        form("clock", r"\b(?:(?:shortly|just|soon)\s(?:after|before)\s|at\s|before\s|after\s|by\s|around\s|about\s)midnight\b", _says(Clock(night=True))),
        form("clock", r"\b(?:(?:early|late|later|earlier)\s)?(?:on|in|during|throughout|by|since)\s(?:the\s)?(?:(?:early|late|pre-dawn|predawn|small|next)\s)?(?:morning|afternoon|evening|day)(?:\shours)?\b", _says(Clock())),
        form("clock", r"\b(?:in|during|throughout|since)\sthe\s(?:early|pre-dawn|predawn|small|wee)\shours\b", _says(Clock())),
        form("clock", r"\b(?:at|during\sthe|in\sthe|by)\s(?:following\s)?night(?:time)?\b", _says(Clock(night=True))),
        form("clock", r"\b(?:(?:early|late)\s(?:in\s)?)?the\s(?:(?:early|late|pre-dawn|predawn|small|wee)\s)?(?:morning|afternoon|evening|hours)(?:\shours)?(?=\sof\b)", _says(Clock())),
        form("clock", r"\b(?:on\s|in\s|during\s|overnight\son\s)?the\snight(?=\sof\b)", _says(Clock(night=True))),
    )  # fmt: skip


def _unknown() -> tuple[Form, ...]:
    return (
        form("unknown", rf"\b{any_of(time_words().unknown_words)}\b", _says(Unknown("no date is told"))),
        form("unknown", r"\b(?:weeks|months|years|decades)\s(?:later|earlier|before|after)\b", _says(Unknown("no number is told"))),
    )  # fmt: skip


def _period(match: re.Match[str]) -> Meaning | None:
    turn = plain(match["turn"])
    shift = -1 if turn in {"last", "the previous"} else int(turn in {"next", "the coming"})
    whole = Period(unit_of(match["unit"]), shift)
    return Part(_slice(match["part"]), whole) if match["part"] and plain(match["part"]) != "back" else whole


def _slice(text: str) -> Slice:
    found = next(part for part in ("earlier", "later", "early", "late", "mid", "start", "begin", "end") if part in plain(text))
    return Slice.START if found == "begin" else Slice(found)


def _in_the(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["unit"])
    return Same(unit) if unit is Unit.DAY else Part(_slice(match["part"]), Period(unit, 0))


def _amount(match: re.Match[str]) -> int | None:
    return time_words().amount(match["amount"]) or (7 if plain(match["amount"] or "") == "several" else None)


def _past(match: re.Match[str]) -> Meaning | None:
    single = match["unit"] and not match[0].lower().endswith("s") and not match["amount"]
    return Window(1 if single else _amount(match), unit_of(match["unit"]))


def _coming(match: re.Match[str]) -> Meaning | None:
    return Window(_amount(match), unit_of(match["unit"]), ahead=True)


def _either(match: re.Match[str]) -> Meaning | None:
    ahead = True if plain(match[0]).endswith("time") else None
    return Window(_amount(match), unit_of(match["unit"]), ahead=ahead)


def _running(match: re.Match[str]) -> Meaning | None:
    word, unit = match["ordinal"] or match["nth"] or match["also"], match["unit"] or match["units"] or match["period"]
    return Window(_ordinal(word) - 1, unit_of(unit))


def _ordinal(text: str) -> int:
    word = plain(text)
    return time_words().ordinals.get(word) or int(re.sub(r"\D", "", word))


def _ago_meaning(match: re.Match[str]) -> Meaning | None:
    vague = plain(match["amount"]) in {"a few", "few", "several", "many", "some"}
    return Ago(None if vague else _amount(match), unit_of(match["unit"]))


def _after(match: re.Match[str]) -> Meaning | None:
    return After(_amount(match) or 1, unit_of(match["unit"]))


def _next(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"])
    shift = Shift(1, Unit(word) if word in {"week", "month", "year"} else Unit.DAY)
    return shift


def _next_span(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["unit"])
    return Shift(_amount(match) or {Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3}.get(unit, 3), unit, span=True)


def _previous(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"] or match["also"])
    return Shift(-1, Unit(word) if word in {"week", "month", "year"} else Unit.DAY)


def _later(match: re.Match[str]) -> Meaning | None:
    unit, amount = unit_of(match["unit"]), _amount(match)
    return Same(Unit.DAY) if unit is Unit.HOUR else (Shift(amount, unit) if amount else None)


def _earlier(match: re.Match[str]) -> Meaning | None:
    meaning = _later(match)
    return replace(meaning, amount=-meaning.amount) if isinstance(meaning, Shift) else meaning


def _same(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"])
    return Same(Unit(word) if word in {"week", "weekend", "month", "year"} else Unit.DAY)


def _nth(match: re.Match[str]) -> Meaning | None:
    """A numbered stretch of what follows; the whole is filled in when the two are joined."""
    word, amount = plain(match["ordinal"]), _amount(match) or 1
    ordinal = -1 if word in {"last", "final"} else _ordinal(word)
    return Nth(ordinal, amount, unit_of(match["unit"]), Unknown("no longer time follows"))


def _clock_time(match: re.Match[str]) -> Meaning | None:
    """An hour of four digits, or with a colon; without either it could be any number."""
    text = match[0]
    return Clock() if ":" in text or re.search(r"\b\d{4}\s(?:local|gmt|utc|hours|hrs)", text, re.IGNORECASE) else None


