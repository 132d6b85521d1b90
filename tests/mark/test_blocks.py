"""What each stretch of a report is, on reports of many wars."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.mark import mark, marking
from whoholds.mark.cues import cues
from whoholds.records import Block, BlockKind, Report

PROSE = "Government troops and rebels exchanged fire on Monday along the road to the airport, the army said."


def blocks(text: str, *, published: str | None = "2003-07-21", title: str | None = None) -> tuple[Block, ...]:
    day = dt.date.fromisoformat(published) if published else None
    return mark(Report(text=text, published=day, title=title, source="Harbour News"))


def kinds(text: str, *, title: str | None = None) -> list[str]:
    return [block.kind.value for block in blocks(text, title=title)]


def last(text: str) -> Block:
    """The block that the text makes at the end of a report."""
    return blocks(f"{PROSE}\n\n{text}")[-1]


def test_a_leading_date_is_a_dateline_and_the_rest_of_its_line_a_paragraph() -> None:
    first, second = blocks(f"date 2003-07-21 {PROSE}")
    assert (first.kind, first.date, first.span.text) == (BlockKind.DATELINE, dt.date(2003, 7, 21), "date 2003-07-21")
    assert (second.kind, second.span.text) == (BlockKind.PARAGRAPH, PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Rebels shell Monrovia as peacekeepers wait offshore",
        "Will peacekeepers reach Monrovia in time",
        "Rebels Shell Monrovia, Hundreds Seek Shelter.",
    ],
)
def test_short_words_at_the_head_are_a_headline(line: str) -> None:
    assert kinds(f"{line}\n\n{PROSE}") == ["headline", "paragraph"]


def test_the_title_is_a_headline_however_it_is_printed() -> None:
    assert kinds(f"Liberia: a city under fire.\n{PROSE}", title="Liberia: A City Under Fire") == [
        "headline",
        "paragraph",
    ]


def test_a_line_below_the_headline_is_part_of_the_head() -> None:
    text = f"Rebels shell Monrovia\nPeacekeepers wait offshore as talks drag on in Accra\nBy Jane Doe\n\n{PROSE}"
    assert kinds(text) == ["headline", "headline", "byline", "paragraph"]


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n{PROSE}", "The foreign secretary said:\n\n" + PROSE])
def test_prose_at_the_head_is_no_headline(text: str) -> None:
    assert "headline" not in kinds(text)


def test_a_headline_run_into_its_report_is_told_apart() -> None:
    text = "Rebels Shell Monrovia - MONROVIA, LIBERIA — Rebels shelled the port on Monday, aid workers said."
    assert [block.span.text[:9] for block in blocks(text)] == ["Rebels Sh", "MONROVIA,", "Rebels sh"]
    assert kinds(text) == ["headline", "dateline", "paragraph"]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("MONROVIA, July 20 (Reuters) -", dt.date(2003, 7, 20)),
        ("MONROVIA, 20 July 2003 (AFP) —", dt.date(2003, 7, 20)),
        ("MONROVIA, Liberia (AP) —", None),
        ("Monrovia (AFP) –", None),
        ("(Reuters) -", None),
        ("BUNIA/KINSHASA, July 20 (Demo Wire) --", dt.date(2003, 7, 20)),
        ("PORT-AU-PRINCE, HAITI —", None),
    ],
)
def test_a_wire_dateline_is_a_block_of_its_own_with_its_day(dateline: str, day: dt.date | None) -> None:
    first, second = blocks(f"{dateline} {PROSE}")
    assert (first.kind, first.span.text, first.date) == (BlockKind.DATELINE, dateline, day)
    assert second.span.text == PROSE


@pytest.mark.parametrize(
    "text",
    [
        "The Lord's Resistance Army (LRA) – which fled north in May – attacked two camps on Sunday.",
        "LURD — a rebel group formed in 1999 — shelled the city on Sunday.",
        "Residents (mostly women) - and some soldiers - fled on Sunday.",
    ],
)
def test_a_dash_after_a_name_is_no_dateline(text: str) -> None:
    assert last(text).span.text == text


@pytest.mark.parametrize(
    ("text", "body", "day"),
    [
        ("A fighter fires towards the bridge in Monrovia (AP)", "A fighter fires towards the bridge in Monrovia", None),
        ("A fighter fires towards the bridge. (Jane Doe/Reuters)", "A fighter fires towards the bridge.", None),
        ("A fighter fires towards the bridge [Jane Doe/AFP]", "A fighter fires towards the bridge", None),
        ("A fighter fires towards the bridge (Photo: Jane Doe)", "A fighter fires towards the bridge", None),
        ("A fighter fires towards the bridge. REUTERS/Jane Doe", "A fighter fires towards the bridge.", None),
        ("A fighter fires at the bridge. Jane Doe/AFP/Getty Images", "A fighter fires at the bridge.", None),
        ("A fighter fires towards the bridge. (Handout via Reuters)", "A fighter fires towards the bridge.", None),
        (
            "FILE - Troops wait in Bunia, Congo, June 3, 2003.",
            "Troops wait in Bunia, Congo, June 3, 2003.",
            (2003, 6, 3),
        ),
        ("File photo: Troops wait at the airfield.", "Troops wait at the airfield.", None),
        (
            "In this photo taken on 3 June 2003, troops wait.",
            "In this photo taken on 3 June 2003, troops wait.",
            (2003, 6, 3),
        ),
        (
            "Troops guard the port in Monrovia, Liberia, Aug. 5, 2003.",
            "Troops guard the port in Monrovia, Liberia, Aug. 5, 2003.",
            (2003, 8, 5),
        ),
    ],
)
def test_a_caption_ends_before_its_credit_and_has_the_day_it_prints(
    text: str, body: str, day: tuple[int, int, int] | None
) -> None:
    block = last(text)
    assert (block.kind, block.body.text) == (BlockKind.CAPTION, body)
    assert block.date == (dt.date(*day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels seized the port on Sunday, July 20, 2003.",
        "Shelling killed ten people in the capital (five of them children).",
        "The town is held by the Union of Congolese Patriots (UPC).",
        "Peacekeepers reached Bunia, Ituri, and said the town was calm, June 3, 2003 being the quietest day.",
    ],
)
def test_prose_with_brackets_or_days_is_no_caption(text: str) -> None:
    assert last(text).kind == BlockKind.PARAGRAPH


def test_an_agency_after_the_last_sentence_signs_the_report_off() -> None:
    block = last("Nobody was hurt, the ministry said. (AFP)")
    assert (block.kind, block.body.text) == (BlockKind.PARAGRAPH, "Nobody was hurt, the ministry said.")


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Doe",
        "By JANE DOE and JOHN ROE in Bunia",
        "By Jane Doe, Harbour News",
        "By a Harbour News staff reporter",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Harbour News correspondent Jane Doe contributed to this report.",
        "Harbour News",
    ],
)
def test_who_wrote_it_is_a_byline(text: str) -> None:
    assert last(text).kind == BlockKind.BYLINE


@pytest.mark.parametrize("text", ["By noon the rebels held the bridge", "By Monday, Bunia had fallen."])
def test_a_time_after_by_is_no_byline(text: str) -> None:
    assert last(text).kind != BlockKind.BYLINE


def test_boilerplate_is_kept_as_a_block_and_listed_with_its_reason() -> None:
    made = marking(Report(text=f"{PROSE}\n\nRead more: How the war began\n\n© 2003 Harbour News. All rights reserved."))
    assert [block.kind.value for block in made.blocks] == ["paragraph", "boilerplate", "boilerplate"]
    assert [(drop.stage, drop.reason) for drop in made.drops] == [
        ("mark", "link to another report"),
        ("mark", "copyright or terms"),
    ]
    assert made.drops[0].span == made.blocks[1].span


@pytest.mark.parametrize("number", range(len(cues().boilerplate)))
def test_each_kind_of_boilerplate_matches_its_examples_and_no_others(number: int) -> None:
    import tomllib
    from importlib.resources import files

    entry = tomllib.loads(files("whoholds.mark").joinpath("cues.toml").read_text())["boilerplate"][number]
    for text in entry["matches"]:
        assert last(text).kind == BlockKind.BOILERPLATE, text
    for text in entry["refuses"]:
        assert last(text).kind == BlockKind.PARAGRAPH, text


def test_titles_under_see_also_are_not_read_and_prose_after_them_is() -> None:
    text = f"{PROSE}\n\nSee also\nBattle of the Bridge\nSiege of the Port\n\n{PROSE}"
    assert kinds(text) == ["paragraph", "boilerplate", "boilerplate", "boilerplate", "paragraph"]


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "1. ", "2) ", ".       ", "(a) "])
def test_an_item_of_a_list_says_what_follows_its_bullet(bullet: str) -> None:
    block = last(f"{bullet}Near Bunia, one strike destroyed a bridge.")
    assert (block.kind, block.body.text) == (BlockKind.LIST, "Near Bunia, one strike destroyed a bridge.")


@pytest.mark.parametrize("line", ["Background", "== Siege of the port ==", "## Siege of the port", "Reaction abroad"])
def test_a_short_line_between_paragraphs_is_a_heading(line: str) -> None:
    made = blocks(f"{PROSE}\n\n{line}\n{PROSE}")
    assert made[1].kind == BlockKind.OTHER
    assert made[1].body.text == line.strip("=# ")


def test_the_topic_of_a_digest_item_is_left_out_of_what_it_says() -> None:
    (block,) = blocks("Second Liberian Civil War (1999-2003): Siege of Monrovia: Rebels shell the port.")
    assert block.body.text == "Rebels shell the port."


@pytest.mark.parametrize("text", ["Police in Monrovia: Ten people died.", "The army said: The attack failed."])
def test_who_speaks_before_a_colon_is_no_topic(text: str) -> None:
    (block,) = blocks(text)
    assert block.body == block.span


def test_lines_broken_to_fit_a_width_are_one_paragraph() -> None:
    text = (
        "Government troops and rebels exchanged fire on Monday along the\n"
        "road to the airport, and aid workers said that hundreds of people\n"
        "had fled to the port."
    )
    assert [block.span.text for block in blocks(text)] == [text]


def test_sentences_on_lines_of_their_own_are_blocks_of_their_own() -> None:
    assert kinds(f"{PROSE}\n{PROSE}\n{PROSE}") == ["paragraph"] * 3
