"""The page of a report shows what it says, as text and nothing else."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.export.families import Family, family_of
from whoholds.export.page import report_page
from whoholds.export.wording import count_words, place_words, status_words
from whoholds.mark import mark
from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Count,
    Counted,
    Kind,
    PlaceRef,
    PlaceType,
    Report,
    Source,
    Span,
    SpeakerKind,
    Status,
    When,
)

TEXT = (
    "Rebels take Bunia\n\n"
    "BUNIA, May 12 (Demo Wire) - Rebels took Bunia on Monday and killed nine people, a priest said. "
    "The army denied that the town had fallen."
)
REPORT = Report(text=TEXT, id="bunia", published=dt.date(2003, 5, 13), title="Rebels take Bunia", source="Demo Wire")


def span(words: str, report: Report = REPORT, after: str = "") -> Span:
    start = report.text.index(words, report.text.index(after))
    return report.span(start, start + len(words))


def bunia_claims() -> list[Claim]:
    first = span("Rebels took Bunia on Monday and killed nine people, a priest said.")
    second = span("The army denied that the town had fallen.")
    bunia = PlaceRef(span("Bunia", after="took"), "Bunia", PlaceType.CITY, "CD", "Ituri", 1.56, 30.25, precision=1)
    monday = When(span("on Monday"), dt.date(2003, 5, 12), dt.date(2003, 5, 12), 1)
    priest = Source(span("a priest"), kind=SpeakerKind.WITNESS, cue="said")
    rebels = ActorRef(span("Rebels", after="- "), "rebels")
    dead = Count(Counted.KILLED, 9, 9, span("nine people"))
    return [
        Claim(
            "bunia",
            Kind.CAPTURE,
            span("took"),
            first,
            BlockKind.PARAGRAPH,
            (rebels,),
            (),
            (bunia,),
            monday,
            source=priest,
        ),
        Claim(
            "bunia", Kind.DEATH, span("killed"), first, BlockKind.PARAGRAPH, (rebels,), counts=(dead,), source=priest
        ),
        Claim(
            "bunia",
            Kind.CAPTURE,
            span("fallen"),
            second,
            BlockKind.PARAGRAPH,
            places=(PlaceRef(None, "Bunia", PlaceType.CITY, reason="several places of that name"),),
            source=Source(span("The army"), kind=SpeakerKind.OFFICIAL, cue="denied"),
            status=Status.DENIED,
        ),
    ]


class Words(HTMLParser):
    """The text of the report's part of a page, and every element on it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.hidden += tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text += data


def words_of(page: str) -> Words:
    found = Words()
    found.feed(page)
    return found


def test_each_claim_has_a_mark_at_its_cue_and_its_fields_beside_it() -> None:
    page = report_page(REPORT, mark(REPORT), bunia_claims())
    for words in (
        'data-c="0"',
        "killed (“nine people”)",
        "2003-05-12 (“on Monday”)",
        "1.56, 30.25, exact",
    ):
        assert words in page
    assert page.count('class="cue control"') == 3  # two in the text, one in the legend
    assert page.count('<article class="claim') == 3


def test_the_status_is_said_in_words() -> None:
    taken, _, denied = bunia_claims()
    assert status_words(taken) == "REPORTED by a priest"
    assert status_words(denied) == "DENIED by the army"


def test_a_side_that_speaks_of_its_own_doing_claims_it() -> None:
    taken = bunia_claims()[0]
    spokesman = Source(span("a priest"), "rebels", SpeakerKind.ARMED_GROUP, "said")
    own = Claim("bunia", Kind.CAPTURE, taken.cue, taken.quote, BlockKind.PARAGRAPH, source=spokesman)
    assert status_words(own) == "CLAIMED by rebels"


def test_an_unresolved_place_says_why_and_a_vague_count_stays_a_range() -> None:
    assert place_words(bunia_claims()[2].places[0]) == "Bunia (city): unresolved, several places of that name"
    assert count_words(Count(Counted.WOUNDED, 24, None, span("nine people"))) == "24 or more wounded (“nine people”)"


def test_what_is_not_read_is_shown_and_said_so() -> None:
    assert "Dateline, not read" in report_page(REPORT, mark(REPORT), [])


def test_every_kind_belongs_to_a_family() -> None:
    assert {family_of(kind) for kind in Kind} == set(Family)


def test_scripts_and_styles_run_by_their_hash_only_and_nothing_is_fetched() -> None:
    page = report_page(REPORT, mark(REPORT), bunia_claims())
    policy = next(attrs["content"] for tag, attrs in words_of(page).elements if tag == "meta" and "content" in attrs)
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(policy)
    assert "default-src 'none'" in str(policy)
    assert not re.search(r'(?:src|href)="(?!#)', page)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</article></main><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!-- --> ]]> <![CDATA[ x",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &#60;script&#62; \x00\x1b[31m\x07",
    "{0} {text} %s ${alert(1)} `x`",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_is_shown_as_text(words: str) -> None:
    text = f"{words} took Bunia on Monday, it was said by everyone there."
    report = Report(text=text, id=words, title=words, source=words, published=dt.date(2003, 5, 13))
    cue = Span(0, len(words), words)
    place = PlaceRef(cue, words, PlaceType.CITY, words, words, reason=words)
    claim = Claim(
        words,
        Kind.CAPTURE,
        cue,
        Span(0, len(text), text),
        BlockKind.PARAGRAPH,
        (ActorRef(cue, words, words, words),),
        places=(place,),
        source=Source(cue, words, cue=words),
        found_by=words,
    )
    page = report_page(report, mark(report), [claim])
    plain = words_of(report_page(REPORT, mark(REPORT), bunia_claims()[:1]))
    found = words_of(page)
    assert {tag for tag, _ in found.elements} <= {tag for tag, _ in plain.elements} | {"h2", "p"}
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert not [name for _, attrs in found.elements for name in attrs if name.startswith("on")]
    assert re.sub(r"[\x00-\x1f]", "\ufffd", words) in found.text


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_text_with_any_claims_is_shown_whole(text: str, data: st.DataObject) -> None:
    report = Report(text=text, id="x")
    claims = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        cue = report.span(start, data.draw(st.integers(start + 1, end)))
        quote = report.span(start, end)
        claims.append(Claim("x", Kind.BATTLE, cue, quote, BlockKind.PARAGRAPH, (ActorRef(quote, "a"),)))
    page = report_page(report, mark(report), claims)
    shown = words_of(page).text
    for block in mark(report):
        kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", block.span.text)
        assert kept.replace("\r", "") in shown.replace("\r", "")
