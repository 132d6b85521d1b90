"""Embedded posts: words, author, handle and day, told from the links and credits around them."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.mark import mark
from whoholds.records import Block, BlockKind, Report

PROSE = "Shelling went on for a third day, residents said by telephone from the eastern districts of the city."
WORDS = "Our convoy reached the hospital in Bunia today. Forty patients were treated."


def post_in(text: str) -> Block:
    (found,) = [
        block for block in mark(Report(text=text, published=dt.date(2018, 4, 10))) if block.kind == BlockKind.POST
    ]
    return found


@pytest.mark.parametrize(
    ("text", "author", "handle", "day"),
    [
        (f"{WORDS} pic.twitter.com/a1B2c3 — Relief Desk (@reliefdesk) April 9, 2018", "Relief Desk", "reliefdesk", 9),
        (f"{WORDS}pic.twitter.com/a1B2c3 — Relief Desk (@reliefdesk) April 9, 2018", "Relief Desk", "reliefdesk", 9),
        (f"{WORDS} https://t.co/a1B2c3\n— Al-Amal Desk (@amal) 9 April 2018", "Al-Amal Desk", "amal", 9),
        (f"{WORDS}\n\n— Relief Desk (@reliefdesk) April 9, 2018", "Relief Desk", "reliefdesk", 9),
        (f"{WORDS} — Relief Desk (@reliefdesk)", "Relief Desk", "reliefdesk", None),
        (f"Relief Desk (@reliefdesk) · Apr 9, 2018\n{WORDS}", "Relief Desk", "reliefdesk", 9),
        (f"{WORDS} — Front Watch (t.me/frontwatch) April 9, 2018", "Front Watch", "frontwatch", 9),
        (f"{WORDS} — Front Watch on Telegram, April 9, 2018", "Front Watch", None, 9),
        (f"{WORDS} https://t.me/frontwatch/512", None, "frontwatch", None),
        (f"{WORDS}\nPosted by Relief Desk on Monday, April 9, 2018", "Relief Desk", None, 9),
        (
            f"{WORDS} A post shared by Relief Desk (@relief.desk) on Apr 9, 2018 at 4:31pm PDT",
            "Relief Desk",
            "relief.desk",
            9,
        ),
        (f"{WORDS} pic.twitter.com/a1B2c3", None, None, None),
    ],
)
def test_a_post_has_its_words_author_handle_and_day(
    text: str, author: str | None, handle: str | None, day: int | None
) -> None:
    for whole in (text, f"{PROSE}\n\n{text}\n\n{PROSE}"):
        block = post_in(whole)
        assert block.body.text == WORDS
        assert (block.author.text if block.author else None, block.handle) == (author, handle)
        assert block.date == (dt.date(2018, 4, day) if day else None)


def test_two_posts_on_a_line_are_two_blocks_and_what_follows_is_prose() -> None:
    text = f"{WORDS} — A Desk (@a) April 8, 2018 Second words. — B Desk (@b) April 9, 2018 {PROSE}"
    made = mark(Report(text=text))
    assert [(block.kind.value, block.handle) for block in made] == [("post", "a"), ("post", "b"), ("paragraph", None)]
    assert made[2].span.text == PROSE


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\nThe ministry - which has an account (@ministry) - did not answer.",
        "Details are on the agency's page at https://example.org/reports today.",
    ],
)
def test_an_aside_with_a_handle_or_a_link_is_prose(text: str) -> None:
    assert BlockKind.POST not in {block.kind for block in mark(Report(text=text))}
