"""What a page tells of itself: title, authors, outlet, address, when it was published and changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from whoholds.read.composing import clean
from whoholds.read.dates import Moment, moment_of, past
from whoholds.read.html import linked
from whoholds.read.html.linked import Node

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dcterms.created", "dc.date.issued",
    "dc.date", "dcterms.date", "sailthru.date", "parsely-pub-date", "pubdate", "publishdate", "publish-date",
    "article.published", "published-date", "date", "cxenseparse:recs:publishtime", "dc.date.created",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_FREE = ("false", "no")
_MOST_AUTHORS = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's own word on itself. `is_free` is false where it says that it must be paid for."""

    title: str | None
    authors: tuple[str, ...]
    source: str | None
    url: str | None
    language: str | None
    published: Moment | None
    modified: Moment | None
    is_article: bool
    is_free: bool
    article: Node
    live: Node | None


def facts_of(tree: HtmlElement, *, url: str | None, today: dt.date) -> Facts:
    """The facts: LD+JSON before meta before the tags of the page; a date in the future is none."""
    nodes = linked.nodes_of(tree)
    live = linked.live_of(nodes)
    article = live or linked.article_of(nodes) or {}
    meta = _metas(tree)
    own = _address(tree, meta, url)
    return Facts(
        title=_title(tree, article, meta),
        authors=_authors(tree, article, meta),
        source=next(linked.names_in(article, "publisher"), None) or meta.get("og:site_name") or _host(own),
        url=own,
        language=tree.get("lang") or linked.words_in(article, "inLanguage"),
        published=_first(_published(tree, article, meta, own), today),
        modified=_first(_modified(article, meta), today),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
        is_free=str(article.get("isAccessibleForFree", "true")).lower() not in _FREE,
        article=article,
        live=live,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The content of each meta tag by its name, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = clean(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(values: Iterator[object], today: dt.date) -> Moment | None:
    return next((found for value in values if (found := past(moment_of(value), today))), None)


def _published(tree: HtmlElement, article: Node, meta: dict[str, str], url: str | None) -> Iterator[object]:
    """Where a page says when it was published, most trusted first; a time in a list of other reports says nothing."""
    yield article.get("datePublished")
    for name in _PUBLISHED:
        yield meta.get(name)
    for element in tree.iter("time", "span", "abbr", "meta"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            yield element.get("datetime") or element.get("content") or clean(element.text_content())
    if at := _IN_PATH.search(urlsplit(url or "").path):
        yield f"{at[1]}-{at[2]:0>2}-{at[3]:0>2}"
    yield article.get("dateCreated") or article.get("uploadDate")
    scope = tree.find(".//article")
    times = list((scope if scope is not None else tree).iter("time"))
    if times and (scope is not None or len(times) == 1):
        yield times[0].get("datetime") or clean(times[0].text_content())


def _modified(article: Node, meta: dict[str, str]) -> Iterator[object]:
    yield article.get("dateModified")
    for name in _MODIFIED:
        yield meta.get(name)


def _title(tree: HtmlElement, article: Node, meta: dict[str, str]) -> str | None:
    given = linked.words_in(article, "headline") or meta.get("og:title") or meta.get("twitter:title")
    if given:
        return clean(given)
    found = tree.find(".//h1")
    if found is None:
        found = tree.find(".//title")
    return clean(found.text_content()) or None if found is not None else None


def _authors(tree: HtmlElement, article: Node, meta: dict[str, str]) -> tuple[str, ...]:
    named = list(linked.names_in(article, "author")) or list(linked.names_in(article, "creator"))
    if not named:
        named = [name for key in _AUTHORS if (name := meta.get(key)) and not name.startswith("http")][:1]
    if not named:
        tags = (
            e
            for e in tree.iter("a", "span", "address", "p")
            if e.get("rel") == "author" or e.get("itemprop") == "author"
        )
        named = [clean(tag.text_content()) for tag in tags]
    return tuple(dict.fromkeys(name for one in named if (name := _name(one))))[:_MOST_AUTHORS]


def _name(words: str) -> str:
    words = clean(words)
    return words[3:].strip() if words[:3].lower() == "by " else words[:100]


def _address(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The page's lasting address: what it calls canonical, else where it was found."""
    link = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    found = link or meta.get("og:url")
    if not found:
        return url
    try:
        whole = urljoin(url, found) if url else found
        is_web = urlsplit(whole).scheme in ("http", "https")
    except ValueError:
        return url
    return whole if is_web else url


def _host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None
