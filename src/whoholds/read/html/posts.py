"""Posts embedded in a page, by the markup that each network's own embed code uses."""

from __future__ import annotations

import datetime as dt
import re

from lxml.html import HtmlElement

from whoholds.read.composing import Part, clean
from whoholds.read.dates import moment_of
from whoholds.read.html.words import words_of
from whoholds.records import BlockKind

POSTS = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|tweet-embed|tgme_widget_message|telegram-post|fb-post|fb-video|fb-xfbml-parse-ignore"
    r"|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|truthsocial-embed|threads-embed|vk-post)(?:$|\s)"
)
"""Classes of elements that hold a post."""

_CREDITS = (
    re.compile(r"[—–-]{1,2}\s{0,3}(?P<author>[^()@—]{1,80}?)\s{0,3}\(@(?P<handle>[\w.-]{1,60})(?:@[\w.-]{1,60})?\)"),
    re.compile(r"[—–-]{1,2}\s{0,3}(?P<author>[^()@—]{1,80}?)\s{0,3}\((?:https?://)?t\.me/(?P<handle>\w{2,40})\)"),
    re.compile(r"A post shared by\s(?P<author>[^()@]{1,80}?)\s?\(@(?P<handle>[\w.]{1,60})\)"),
    re.compile(r"Posted by\s(?P<author>[^()@]{1,80}?)\son\s"),
)
_STATUS = re.compile(r"(?:twitter|x)\.com/(?P<handle>\w{1,30})/status(?:es)?/(?P<id>\d{10,20})")
_CHANNEL = re.compile(r"(?:t|telegram)\.me/(?:s/)?(?P<handle>\w{2,40})/\d{1,12}")
_LINK_AT_END = re.compile(
    r"\s{0,3}(?:https?://\S{1,300}|(?:pic\.(?:twitter|x)\.com|t\.co|t\.me)/\S{1,100})\s{0,3}$", re.IGNORECASE
)
_CHROME = re.compile(
    r"View this (?:post|profile|photo) on Instagram|View on Instagram|View more on Instagram", re.IGNORECASE
)
_EPOCH_OF_X = 1_288_834_974_657
"""Milliseconds since 1970 from which the ids of X count (its first 41 bits)."""
_LONGEST = 10_000
_FURTHEST_CREDIT = 400


def post_of(element: HtmlElement) -> Part | None:
    """The post in an element: its words, then the line that says whose they are; None if it shows no words."""
    links = [link.get("href") or "" for link in element.iter("a")] + _cited(element)
    day = _day(element, links)
    words, credit = _telegram(element) or _quoted(element)
    if not words:
        return None
    author, handle = _author(credit, links)
    whole = f"{words} {credit}".strip()[:_LONGEST]
    start = whole.rfind(author, len(words)) if author else -1
    span = (start, start + len(author)) if author and start >= 0 else None
    return Part(whole, BlockKind.POST, body=(0, _without_links(words)), date=day, author=span, handle=handle)


def _cited(element: HtmlElement) -> list[str]:
    names = ("cite", "data-href", "data-instgrm-permalink", "data-post", "data-telegram-post")
    found = [value for e in element.iter() if isinstance(e.tag, str) for name in names if (value := e.get(name))]
    return [f"https://t.me/{one}" if re.fullmatch(r"\w{2,40}/\d{1,12}", one) else one for one in found]


def _telegram(element: HtmlElement) -> tuple[str, str] | None:
    """Words and owner's name in the markup of Telegram's own pages."""
    text = element.find_class("tgme_widget_message_text")
    if not text:
        return None
    owner = element.find_class("tgme_widget_message_owner_name") or element.find_class(
        "tgme_widget_message_author_name"
    )
    name = clean(owner[0].text_content()) if owner else ""
    return words_of(text[-1]), f"— {name}" if name else ""


def _quoted(element: HtmlElement) -> tuple[str, str]:
    """The paragraphs are the words; the credit follows them, or is the last of them."""
    whole = clean(_CHROME.sub(" ", words_of(element)))
    tail = max(0, len(whole) - _FURTHEST_CREDIT)
    for pattern in _CREDITS:
        if found := pattern.search(whole, tail):
            return whole[: found.start()].strip(), whole[found.start() :]
    return whole, ""


def _day(element: HtmlElement, links: list[str]) -> dt.date | None:
    """The day that the post prints, else that its id tells."""
    for time in element.iter("time"):
        if found := moment_of(time.get("datetime") or clean(time.text_content())):
            return found.day
    for link in reversed(list(element.iter("a"))):
        if found := moment_of(clean(link.text_content())):
            return found.day
    for href in links:
        if status := _STATUS.search(href):
            stamp = (int(status["id"]) >> 22) + _EPOCH_OF_X
            return dt.datetime.fromtimestamp(stamp / 1000, dt.UTC).date()
    return None


def _author(credit: str, links: list[str]) -> tuple[str | None, str | None]:
    for pattern in _CREDITS:
        if found := pattern.search(credit):
            return found["author"].strip(), found.groupdict().get("handle")
    handle = next((m["handle"] for href in links if (m := _STATUS.search(href) or _CHANNEL.search(href))), None)
    return credit.removeprefix("— ") or None, handle


def _without_links(words: str) -> int:
    end = len(words)
    for _ in range(10):
        found = _LINK_AT_END.search(words[:end])
        if not found:
            break
        end = found.start()
    return end
