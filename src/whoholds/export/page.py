"""One report as a page of its own: its text with the claims marked, and their fields beside it. Needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from whoholds.codes import codes
from whoholds.export.families import Family, family_of
from whoholds.export.highlights import block_html, escape, stretches
from whoholds.export.wording import (
    actor_words,
    amount,
    count_words,
    kind_words,
    listed,
    place_words,
    standing_of_voice,
    status_words,
    when_words,
)
from whoholds.records import Block, Claim, Report, Status


def report_page(report: Report, blocks: Sequence[Block], claims: Sequence[Claim]) -> str:
    """The whole page. What the report says is text in it and nothing else: scripts run by their hash only."""
    style, script = _asset("page.css"), _asset("page.js")
    ordered = sorted(claims, key=lambda claim: (claim.cue.start, claim.cue.end))
    marks = stretches(ordered)
    text = "\n".join(block_html(block, ordered, marks) for block in blocks)
    cards = "\n".join(_card(number, claim) for number, claim in enumerate(ordered))
    title = report.title or report.id
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)} · whoholds</title>
<style>{style}</style>
</head>
<body>
{_header(report, title, ordered)}
<main>
<article class="report" aria-label="The report">
{text}
</article>
<section class="claims" aria-label="Claims, in the order of the text">
{cards or "<p>No claims were found in this report.</p>"}
</section>
</main>
<script>{script}</script>
</body>
</html>
"""


def _header(report: Report, title: str, claims: Sequence[Claim]) -> str:
    published = report.published.isoformat() if report.published else "day unknown"
    parts = [report.source or "source unknown", published, f"report {report.id}", amount(len(claims))]
    facts = " · ".join(escape(part) for part in parts)
    sizes = Counter(family_of(claim.kind) for claim in claims)
    legend = "".join(
        f'<li><span class="cue {family.value}">{family.value}</span> {sizes[family]}</li>' for family in Family
    )
    return (
        f'<header>\n<h1 dir="auto">{escape(title)}</h1>\n<p class="facts">{facts}</p>\n'
        f'<ul class="legend" aria-label="Families of claims">{legend}</ul>\n'
        '<p class="hint">Choose an underlined word, or a claim, to see which words its fields come from. '
        "A claim is what a source says; it need not be so.</p>\n</header>"
    )


def _card(number: int, claim: Claim) -> str:
    """A claim's fields; its status in words comes first."""
    rows = "".join(_row(name, value) for name, value in _fields(claim) if value)
    family = family_of(claim.kind).value
    return (
        f'<article class="claim {family}" id="c{number}" data-n="{number}" tabindex="0" '
        f'aria-label="{escape(kind_words(claim))}">\n'
        f'<h3><a href="#t{number}">{escape(kind_words(claim))}</a> <small>{family}</small></h3>\n'
        f'<p class="status {_certainty(claim)}">{escape(status_words(claim))}</p>\n'
        f'<blockquote dir="auto">{escape(claim.quote.text)}</blockquote>\n<dl>{rows}</dl>\n</article>'
    )


def _certainty(claim: Claim) -> str:
    """How the status is drawn: by how its speaker stands to it, or as what is not asserted."""
    if claim.status is not Status.ASSERTED:
        return claim.status.value
    return standing_of_voice(claim).value


def _codes(claim: Claim) -> str:
    found = codes(claim)
    named = {
        "ACLED": found.acled and found.acled.sub_event_type,
        "PLOVER": found.plover,
        "CAMEO": found.cameo,
        "UCDP": found.ucdp,
    }
    return "; ".join(f"{book} {code}" for book, code in named.items() if code)


def _fields(claim: Claim) -> list[tuple[str, str]]:
    return [
        ("cue", claim.cue.text),
        ("agent", listed(actor_words(ref) for ref in claim.agents)),
        ("target", listed(actor_words(ref) for ref in claim.targets)),
        ("place", listed(place_words(ref) for ref in claim.places)),
        ("when", when_words(claim.when)),
        ("count", listed(count_words(count) for count in claim.counts)),
        ("source", claim.source.span.text if claim.source else ""),
        ("extent", claim.extent.value if claim.extent else ""),
        ("confidence", f"{claim.confidence:.0%}" if claim.confidence < 1 else ""),
        ("codes", _codes(claim)),
        ("found by", claim.found_by),
        ("id", claim.id),
    ]


def _row(name: str, value: str) -> str:
    return f'<dt>{name}</dt><dd dir="auto">{escape(value)}</dd>'


def _asset(name: str) -> str:
    return files("whoholds.export").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing loads; only this style and this script, known by their hashes, apply."""
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{digest}"
