"""The tables of codes: each row is reached by its own example, and says only what its code book has."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from whoholds.codes import CodeBook, codes
from whoholds.codes.book import Row
from whoholds.flow import Reader
from whoholds.records import Claim, Kind, Report

BOOK = CodeBook.load()
ROWS = [row for rows in BOOK.rows.values() for row in rows]
PLOVER = {
    *"AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN".split(),
    *"PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(),
}
MODES = {
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ACCUSE": "disapprove investigate allege",
    "SANCTION": "expel",
}


def claims_in(reader: Reader, text: str) -> tuple[Claim, ...]:
    """The claims of a report of one paragraph."""
    return reader.read(Report(text, published=dt.date(2023, 6, 14))).claims


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_gives_its_codes_to_its_own_example(row: Row, reader: Reader) -> None:
    found = {coded.row: coded for claim in claims_in(reader, row.example) if (coded := codes(claim)).row}

    assert row.id in found
    assert (found[row.id].plover, found[row.id].cameo) == (row.plover, row.cameo)
    acled = found[row.id].acled
    assert (acled and acled.sub_event_type) == (row.acled and row.acled.name)


def test_every_kind_has_a_row_that_asks_nothing_as_its_last() -> None:
    lasts = {kind: BOOK.rows[kind][-1] for kind in Kind}

    assert [
        kind for kind, last in lasts.items() if last.cue or last.near or last.agent or last.target or last.has
    ] == []


def test_row_ids_and_examples_are_used_once() -> None:
    assert [name for name, times in Counter(row.id for row in ROWS).items() if times > 1] == []
    assert [text for text, times in Counter(row.example for row in ROWS).items() if times > 1] == []


def test_all_twenty_five_sub_events_of_acled_are_given_by_some_row() -> None:
    assert len(BOOK.sub_events) == 25
    assert set(BOOK.sub_events) - {row.acled.name for row in ROWS if row.acled} == set()


def test_plover_codes_are_of_its_sixteen_categories_and_their_modes() -> None:
    said = [row.plover.partition(":") for row in ROWS if row.plover]

    assert {category for category, _, _ in said} <= PLOVER
    assert [(c, m) for c, _, m in said if m and m not in MODES[c].split()] == []


def test_cameo_codes_are_two_to_four_digits_below_twenty_one() -> None:
    cameo = [row.cameo for row in ROWS if row.cameo]

    assert [code for code in cameo if not (code.isdigit() and 2 <= len(code) <= 4 and 1 <= int(code[:2]) <= 20)] == []
