"""Any document of the API as a page: lists as tables, links to follow. Nothing on it runs."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import quote

from whoholds.export.highlights import escape

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:90em;margin:1.5em auto;padding:0 1em;"
    "color:#1b1b1f;background:#fff}"
    "div{overflow-x:auto}table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;"
    "padding:3px 9px;border-bottom:1px solid #ddd;max-width:30em;overflow-wrap:break-word}th{white-space:nowrap}"
    ".long{min-width:24em}thead th{border-bottom:2px solid #888}a{color:#0b57a4}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1f}a{color:#8ab8f0}}"
)
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
DEEPEST = 6
LONG = 80
"""Characters from which a cell is made wide."""


def page(body: dict[str, Any], address: str) -> str:
    """The page of a document."""
    title = escape(str(body.get("title") or body.get("id") or "whoholds"))
    links = body.get("links", [])
    listed = " · ".join(_link(link) for link in links if isinstance(link, dict))
    tables = _features(body.get("features"), address) + _collections(body.get("collections"))
    rest = {key: value for key, value in body.items() if key not in {"title", "links", "features", "collections"}}
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} · whoholds</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1><p>{listed}</p>{tables}<div>{_value(rest, 0)}</div>"
        f"<p><small>{escape(address)}</small></p></body></html>"
    )


def _link(link: dict[str, Any]) -> str:
    href, title = str(link.get("href", "")), str(link.get("title") or link.get("rel") or "")
    if not href.startswith(("http://", "https://", "/")):
        return escape(title)
    return f'<a href="{escape(href)}" rel="{escape(str(link.get("rel", "")))}">{escape(title)}</a>'


def _value(value: Any, depth: int) -> str:
    if depth > DEEPEST or value is None:
        return "" if value is None else escape(str(value))
    if isinstance(value, dict):
        if "href" in value:
            return _link(value)
        return _rows([(escape(str(key)), _value(inside, depth + 1)) for key, inside in value.items()])
    if isinstance(value, list):
        return "<br>".join(_value(one, depth + 1) for one in value)
    words = escape(str(value))
    return f'<a href="{words}">{words}</a>' if str(value).startswith(("http://", "https://")) else words


def _rows(rows: list[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><th>{name}</th><td>{cell}</td></tr>" for name, cell in rows) + "</table>"


def _features(features: Any, address: str) -> str:
    """Features as a table, each with a way to its own page, without the columns that are empty in all of them."""
    if not isinstance(features, list):
        return ""
    told = [one["properties"] for one in features]
    ids = [one["id"] for one in features]
    names = [
        name
        for name in (told[0] if told else ())
        if any(row.get(name) is not None for row in told) and [row.get(name) for row in told] != ids
    ]
    home = address.partition("?")[0]
    rows = [
        [_link({"href": f"{home}/{quote(str(one['id']), safe='')}?f=html", "title": str(one["id"]), "rel": "item"})]
        + [_value(row.get(name), 1) for name in names]
        for one, row in zip(features, told, strict=True)
    ]
    return _table(["id", *names], rows) if rows else "<p>No feature meets what was asked.</p>"


def _collections(listed: Any) -> str:
    """Collections as a table: what each holds, and ways to its features and to what filters may ask."""
    if not isinstance(listed, list):
        return ""
    ways = [" · ".join(_link(link) for link in one["links"] if link["rel"] != "self") for one in listed]
    rows = [[escape(one[name]) for name in ("id", "title", "description")] for one in listed]
    return _table(["id", "title", "what it holds", "links"], [[*row, way] for row, way in zip(rows, ways, strict=True)])


def _cell(words: str) -> str:
    return f'<td class="long">{words}</td>' if len(words) > LONG and not words.startswith("<a") else f"<td>{words}</td>"


def _table(names: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<div><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
