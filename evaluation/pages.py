"""Plain reports wrapped as an outlet's page would print them: what surrounds a report must not change what is read."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator

from whoholds.records import Block, BlockKind, Report

NAVIGATION = "".join(
    f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("home", "world", "africa", "asia", "opinion")
)
SCRIPT = "function track(event) { if (event && event.target) { window.dataLayer.push({ kind: event.type }); } };\n"
RELATED = "".join(
    f'<li><a href="/story/{n}"><img src="/t/{n}.jpg" alt=""><h4>{words}</h4></a></li>'
    for n, words in enumerate(
        (
            "Ferry sinks off the coast and dozens are feared dead",
            "Rebels in another country lay down their arms",
            "Three things to know about the vote",
            "In pictures: a week in the capital",
        )
    )
)


def page_of(report: Report, blocks: Iterable[Block], *, weight: int = 0) -> str:
    """The report as a page: headline and captions in the markup that sites use for them.

    `weight` is how many links to other reports, and how many hundred characters of script, stand around it.
    """
    day = report.published.isoformat() if report.published else ""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.title or "",
        "datePublished": day,
        "author": {"@type": "Person", "name": "Jane Doe"},
        "publisher": {"@type": "Organization", "name": report.source or "Harbour News"},
    }
    body = "\n".join(_markup(kind, words) for kind, words in _paragraphs(report, blocks))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{html.escape(report.title or "")} | News</title>
<meta property="og:type" content="article"><script type="application/ld+json">{json.dumps(facts)}</script>
<script>window.dataLayer = ["<p>no paragraph</p>"];{SCRIPT * weight}</script>
<style>p {{ margin: 0 }}</style></head><body>
<header><a class="logo" href="/">News</a><nav><ul>{NAVIGATION}</ul></nav></header>
<div class="cookie-banner" role="dialog"><p>We use cookies. <button>Accept all</button></p></div>
<main><article class="story"><div class="meta">
<span class="byline">By Jane Doe</span><time datetime="{day}">{day}</time></div>
<div class="story-body" itemprop="articleBody">
{body}
</div><div class="share"><a href="#">Share</a><a href="#">Tweet</a></div></article>
<aside class="related"><h3>More on this story</h3><ul>{RELATED * (1 + weight // 4)}</ul></aside></main>
<footer><p>© News. All rights reserved.</p><ul>{NAVIGATION}</ul></footer></body></html>"""


def _paragraphs(report: Report, blocks: Iterable[Block]) -> Iterator[tuple[BlockKind, str]]:
    """The blocks; a dateline opens the paragraph that it stands before."""
    before: Block | None = None
    for block in blocks:
        joined = before is not None and "\n" not in report.text[before.span.end : block.span.start]
        start = before.span.start if before and joined else block.span.start
        if before and not joined:
            yield before.kind, before.span.text
        before = block if block.kind is BlockKind.DATELINE else None
        if before is None:
            yield block.kind, report.text[start : block.span.end]
    if before:
        yield before.kind, before.span.text


def _markup(kind: BlockKind, text: str) -> str:
    words = html.escape(" ".join(text.split()))
    if kind is BlockKind.HEADLINE:
        return f"<h1>{words}</h1>"
    if kind is BlockKind.OTHER:
        return f"<h2>{words}</h2>"
    if kind is BlockKind.LIST:
        return f"<ul><li>{words}</li></ul>"
    if kind is BlockKind.CAPTION:
        return f'<figure><img src="/p.jpg" alt=""><figcaption>{words}</figcaption></figure>'
    return "" if kind is BlockKind.BOILERPLATE else f"<p>{words}</p>"
