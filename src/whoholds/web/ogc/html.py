"""Any document of the API as a page: lists as tables, links to follow. Nothing on it runs."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from whoholds.export.highlights import escape

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:90em;margin:1.5em auto;padding:0 1em;"
    "color:#1b1b1f;background:#fff}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}td,th{text-align:left;vertical-align:top;"
    "padding:3px 9px;border-bottom:1px solid #ddd;max-width:30em;overflow-wrap:anywhere}th{white-space:nowrap}"
    "a{color:#0b57a4}"
)
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
DEEPEST = 6


def page(body: dict[str, Any], address: str) -> str:
    """The page of a document."""
    title = escape(str(body.get("title") or body.get("id") or "whoholds"))
    links = body.get("links", [])
    listed = " · ".join(_link(link) for link in links if isinstance(link, dict))
    rest = {key: value for key, value in body.items() if key not in {"title", "links"}}
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} · whoholds</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1><p>{listed}</p>{_value(rest, 0)}"
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
        if value and all(isinstance(one, dict) and one.get("type") == "Feature" for one in value):
            return _features(value)
        return "<br>".join(_value(one, depth + 1) for one in value)
    words = escape(str(value))
    return f'<a href="{words}">{words}</a>' if str(value).startswith(("http://", "https://")) else words


def _rows(rows: list[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><th>{name}</th><td>{cell}</td></tr>" for name, cell in rows) + "</table>"


def _features(features: list[dict[str, Any]]) -> str:
    """Features as a table, without the columns that are empty in all of them."""
    names = [
        name for name in features[0]["properties"] if any(one["properties"].get(name) is not None for one in features)
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{_value(one['properties'].get(name), 1)}</td>" for name in names) + "</tr>"
        for one in features
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
