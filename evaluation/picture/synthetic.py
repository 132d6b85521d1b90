"""Ledgers of made-up claims, as large as wanted: wars in many countries, some towns more in the news than others.

Reports hold twenty claims about one country and one day, as a day's news does; one place in six is in the news ten
times as often as the others. Same seed, same ledger.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whoholds.records import (
    ActorRef,
    Block,
    BlockKind,
    Claim,
    Count,
    Counted,
    Discrepancy,
    Drop,
    Kind,
    PlaceRef,
    PlaceType,
    Report,
    Source,
    Span,
    SpeakerKind,
    When,
)

FIRST = dt.date(2012, 1, 1)
DAYS = 3650
PER_REPORT = 20
CLAIMS_A_PLACE = 50
COUNTRIES = 40
BACKGROUND = 0.1
KINDS = (
    [Kind.CAPTURE] * 3 + [Kind.HOLD] * 2 + [Kind.BATTLE] * 3 + [Kind.SIEGE, Kind.ADVANCE, Kind.WITHDRAW]
    + [Kind.AIR_STRIKE] * 3 + [Kind.SHELLING] * 2 + [Kind.DEATH] * 5 + [Kind.INJURY] * 2 + [Kind.STATEMENT] * 2
)  # fmt: skip
SPEAKERS = ("residents", "a Reds spokesman", "the defence ministry", "a monitoring group", "officials")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report."""

    report: Report
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    drops: tuple[Drop, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


def readings(claims: int, *, seed: int = 7) -> Iterator[Reading]:
    """Readings that hold so many claims in all, over ten years."""
    chance = random.Random(seed)
    for number in range(claims // PER_REPORT):
        day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
        yield _any(chance, number, claims, day)


def a_days_readings(claims: int, before: int, *, seed: int = 9) -> Iterator[Reading]:
    """The news of the day after those ten years, on a ledger of so many claims; one claim in ten is of years ago."""
    chance = random.Random(seed)
    for number in range(claims // PER_REPORT):
        reading = _any(chance, number, before, FIRST + dt.timedelta(days=DAYS))
        report = replace(reading.report, id=f"today-{number}")
        yield replace(reading, report=report, claims=tuple(_today(chance, one, report) for one in reading.claims))


def _today(chance: random.Random, claim: Claim, report: Report) -> Claim:
    long_ago = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    when = When(None, long_ago, long_ago, 1) if chance.random() < BACKGROUND else claim.when
    return replace(claim, report_id=report.id, when=when)


def _any(chance: random.Random, number: int, claims: int, day: dt.date) -> Reading:
    towns, country = max(1, claims // CLAIMS_A_PLACE // COUNTRIES), chance.randrange(COUNTRIES)
    return _reading(chance, number, country, _towns(chance, country, towns), day)


def country_code(number: int) -> str:
    """A made-up country's two letters."""
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}"


def town(country: int, number: int) -> PlaceRef:
    """A made-up town."""
    code = country_code(country)
    lat, lon = -40 + country * 2 + number % 17 / 10, -100 + country * 5 + number % 31 / 10
    name = f"Town {code} {number}"
    key = f"made:{code}{number}"
    return PlaceRef(None, name, PlaceType.CITY, code, f"Division {number % 20}", lat, lon, key, precision=1)


def _towns(chance: random.Random, country: int, towns: int) -> list[PlaceRef]:
    famous = max(1, towns // 6)
    return [town(country, chance.randrange(famous if chance.random() < 0.65 else towns)) for _ in range(PER_REPORT)]


def _reading(chance: random.Random, number: int, country: int, places: list[PlaceRef], day: dt.date) -> Reading:
    words = " ".join(f"word{chance.randrange(8000)}" for _ in range(200))
    report = Report(words, f"made-{number}", day, f"Report {number}", f"Outlet {number % 60}")
    block = Block(BlockKind.PARAGRAPH, report.span(0, len(words)), report.span(0, len(words)))
    claims = tuple(_claim(chance, report, place, i, country) for i, place in enumerate(places))
    return Reading(report, claims, (block,), tuple(places[:1]))


def _claim(chance: random.Random, report: Report, place: PlaceRef, at: int, country: int) -> Claim:
    quote = report.span(at * 20, at * 20 + 60)
    kind = chance.choice(KINDS)
    sides = [f"{side} of {country_code(country)}" for side in chance.sample(("Reds", "Blues", "Greens"), 2)]
    published = report.published or FIRST
    on = published - dt.timedelta(days=chance.choice((0, 0, 1, 2)))
    speaker = chance.choice(SPEAKERS) if chance.random() < 0.4 else None
    killed = chance.randrange(1, 60)
    return Claim(
        report.id, kind, Span(quote.start, quote.start + 4, quote.text[:4]), quote, BlockKind.PARAGRAPH,
        (ActorRef(None, sides[0], f"made:{sides[0]}"),), (ActorRef(None, sides[1], f"made:{sides[1]}"),), (place,),
        When(None, on, on, 1) if chance.random() < 0.8 else None,
        (Count(Counted.KILLED, killed, killed, quote),) if kind is Kind.DEATH else (),
        Source(quote, speaker, SpeakerKind.OTHER) if speaker else None, found_by="made",
    )  # fmt: skip
