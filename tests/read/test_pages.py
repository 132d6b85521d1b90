"""Pages: what is shown where, who posted what, when it was published, and which pages hold no report."""

from __future__ import annotations

import datetime as dt
import time
from functools import cache
from pathlib import Path

import pytest

from whoholds.mark import mark
from whoholds.read import Failed, read_bytes, read_sources
from whoholds.records import Block, BlockKind, Report

FIXTURES = Path(__file__).with_name("fixtures")
MORE = "Aid workers in the town counted forty wounded people by noon, and most of them had come on foot from the south."
TODAY = dt.date(2024, 6, 1)
LONG = "Rebels seized the town of Bria on Tuesday after two days of fighting, the mission said, and the army fell back."


def read(name: str) -> list[Report | Failed]:
    return list(read_sources([str(FIXTURES / name)], today=TODAY))


def page(body: str, head: str = "<title>Rebels seize Bria</title>") -> bytes:
    return f"<html><head>{head}</head><body><article><h1>Rebels seize Bria</h1>{body}</article></body></html>".encode()


def only(data: bytes) -> Report:
    (found,) = read_bytes(data, name="page.html", today=TODAY)
    assert isinstance(found, Report), found
    return found


@cache
def article() -> Report:
    (found,) = read("article.html")
    assert isinstance(found, Report), found
    return found


def of_kind(kind: BlockKind) -> list[Block]:
    return [block for block in mark(article()) if block.kind is kind]


def test_a_page_tells_title_authors_outlet_and_its_lasting_address() -> None:
    report = article()
    assert (report.title, report.source) == ("Rebels seize Bria, army falls back to Bambari", "Harbour News")
    assert report.authors == ("Jane Doe", "John Roe")
    assert report.url == "https://harbour.example/africa/rebels-seize-bria"
    assert report.language == "en"


def test_of_two_dates_the_first_is_the_day_of_publication_and_the_zone_is_kept() -> None:
    report = article()
    assert report.published == dt.date(2017, 5, 16)
    assert report.published_at == dt.datetime.fromisoformat("2017-05-16T23:40:00+01:00")
    assert report.modified == dt.datetime.fromisoformat("2017-05-18T09:05:00+01:00")


def test_captions_are_blocks_without_label_and_credit() -> None:
    assert [block.body.text for block in of_kind(BlockKind.CAPTION)] == [
        "Smoke rises over the market of Bria after the attack.",
        "Displaced families wait at the airfield of Bria.",
    ]


def test_posts_of_four_networks_have_words_author_handle_and_day() -> None:
    found = [(b.body.text[:22], b.author.text if b.author else None, b.handle, b.date) for b in of_kind(BlockKind.POST)]
    assert found == [
        ("Our team in Bria treat", "Relief Desk", "reliefdesk", dt.date(2017, 5, 16)),
        ("Rebels are going from ", "Radio Bria", None, dt.date(2017, 5, 15)),
        ("The bridge at the sout", "Bria Front", "briafront", dt.date(2017, 5, 16)),
        ("The road to Ippy is cl", "Roads CAR", "roads.car", dt.date(2017, 5, 14)),
    ]
    assert all("http" not in b.body.text and "pic." not in b.body.text for b in of_kind(BlockKind.POST))


def test_captions_and_posts_stand_where_the_page_shows_them() -> None:
    text = article().text
    order = [
        "Smoke rises",
        "BAMBARI",
        "Our team",
        "The army denied",
        "Displaced families",
        "Hospital overrun",
        "The road to",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_what_stands_beside_the_report_is_no_part_of_it() -> None:
    text = article().text
    for words in ("ferry", "Ferry", "Home", "Harbour News. All", "not a paragraph", "color"):
        assert words not in text


def test_soft_hyphens_and_blanks_that_keep_words_together_are_as_a_reader_sees_them() -> None:
    assert "told Harbour News that the army had withdrawn" in article().text
    assert "Colonel Abd al-Rahman Hissène" in article().text
    assert "🚑" in article().text


def test_items_of_a_list_and_headings_are_told_apart() -> None:
    assert len(of_kind(BlockKind.LIST)) == 2
    assert [block.body.text for block in of_kind(BlockKind.OTHER)] == ["Hospital overrun"]


def test_each_entry_of_a_live_blog_is_a_report_of_its_own_day() -> None:
    found = [report for report in read("live.html") if isinstance(report, Report)]
    assert [(r.published, (r.url or "")[-7:]) for r in found] == [
        (dt.date(2017, 5, 17), "#post-3"),
        (dt.date(2017, 5, 16), "#post-2"),
        (dt.date(2017, 5, 16), "#post-1"),
    ]
    assert [block.kind.value for block in mark(found[0])] == ["headline", "paragraph"]
    assert "bridge" not in found[0].text


def test_entries_of_a_live_blog_are_taken_from_its_linked_data_where_the_page_shows_none() -> None:
    data = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [
      {"@type": "BlogPosting", "headline": "Town falls", "datePublished": "2017-05-16T08:00:00Z",
       "articleBody": "<p>Rebels hold the centre of Bria.</p><p>The army left at dawn.</p>", "url": "https://h.example/live#1"},
      {"@type": "BlogPosting", "datePublished": "2017-05-15T08:00:00Z", "articleBody": "Shelling goes on."},
      "broken", {"datePublished": "no day", "articleBody": "x"}]}</script>"""
    found = list(read_bytes(page("<p>Live.</p>", data), name="x.html", today=TODAY))
    assert [(r.published, r.text.count("\n\n")) for r in found if isinstance(r, Report)] == [
        (dt.date(2017, 5, 16), 2),
        (dt.date(2017, 5, 15), 0),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("paywall.html", "paywall"),
        ("cookies.html", "cookie wall"),
        ("index.html", "index page"),
        ("robot.html", "robots"),
        ("empty.html", "JavaScript"),
    ],
)
def test_a_page_without_a_report_is_refused_with_the_reason(name: str, reason: str) -> None:
    (found,) = read(name)
    assert isinstance(found, Failed)
    assert reason in found.reason


def test_a_page_in_another_language_is_kept_and_marked() -> None:
    (found,) = read("french.html")
    assert isinstance(found, Report)
    assert (found.language, found.is_read) == ("fr", False)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("cp1252", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("iso-8859-9", '<meta charset="iso-8859-9">'),
        ("cp1251", '<meta charset="windows-1251">'),
    ],
)
def test_the_same_words_come_of_every_encoding(encoding: str, declared: str) -> None:
    words = "Правый" if encoding == "cp1251" else "Bouaké"
    sentence = f"Troops near {words} said on Tuesday that the rebels had left the town and its airfield for good."
    data = f"<html><head>{declared}</head><body><article><p>{sentence}</p><p>{LONG}</p></article></body></html>"
    assert sentence in only(data.encode(encoding)).text


def test_a_wrong_encoding_in_the_page_gives_way_to_the_bytes() -> None:
    data = page(f"<p>Bouaké’s commander said so. {LONG}</p>", '<meta charset="iso-8859-1">')
    assert "Bouaké’s commander" in only(data).text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2021-08-09T14:00:00Z">', (2021, 8, 9)),
        ('<meta name="pubdate" content="Mon, 09 Aug 2021 14:00:00 GMT">', (2021, 8, 9)),
        ('<meta name="date" content="August 9, 2021">', (2021, 8, 9)),
        (
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2021-08-09"}</script>',
            (2021, 8, 9),
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePubl</script>', None),
        ('<link rel="canonical" href="https://h.example/2021/08/09/bria">', (2021, 8, 9)),
        ('<meta property="article:published_time" content="2031-08-09T14:00:00Z">', None),
        ('<meta name="date" content="08/09/2021">', None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_what_the_page_says_and_never_a_guess(
    head: str, day: tuple[int, int, int] | None
) -> None:
    assert only(page(f"<p>{LONG}</p>", head)).published == (dt.date(*day) if day else None)


def test_a_time_in_a_list_of_other_reports_is_no_day_of_publication() -> None:
    other = "<aside><time datetime='2020-01-01'>1 January</time><time datetime='2020-02-01'>1 February</time></aside>"
    data = f"<html><body><div><h1>Rebels seize Bria</h1><p>{LONG}</p></div>{other}</body></html>"
    assert only(data.encode()).published is None


def test_a_body_that_scripts_draw_is_taken_from_the_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rebels seize Bria", "articleBody": "'
        + "\\n".join([LONG] * 5)
        + '"}</script>'
    )
    assert only(page("<div id=root></div>", head)).text.count(LONG) == 5


def test_a_page_of_thirty_megabytes_of_script_and_pictures_is_read_in_bounded_time() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 15_000_000 + "'>"
    data = page(f"<script>{'x = 1;' * 2_500_000}</script><p>{LONG}</p>{picture}<p>{MORE}</p>")
    assert len(data) > 30_000_000
    start = time.process_time()
    assert only(data).text.endswith(f"{LONG}\n\n{MORE}")
    assert time.process_time() - start < 10


def test_a_page_of_more_words_than_a_person_writes_is_refused_at_once() -> None:
    data = page(f"<p>{LONG}</p>" * 60_000)
    start = time.process_time()
    (found,) = read_bytes(data, name="x.html", today=TODAY)
    assert isinstance(found, Failed)
    assert "no report" in found.reason
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<blockquote class='twitter-tweet'>",
        "<figure><figcaption>",
        "<b>",
        "&lt;",
        "<p>— (@",
        "<table><tr><td>",
    ],
)
def test_broken_and_deep_markup_never_raises_and_takes_bounded_time(unit: str) -> None:
    start = time.process_time()
    assert len(list(read_bytes(page(unit * 20_000), name="x.html", today=TODAY))) == 1
    assert time.process_time() - start < 10
