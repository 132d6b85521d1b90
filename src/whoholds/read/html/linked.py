"""LD+JSON: what a page says of itself in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|Report|SocialMediaPosting|DiscussionForumPosting)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_NODES = 200
_MOST_SCRIPTS = 40


def nodes_of(tree: HtmlElement) -> list[Node]:
    """The page's objects, those in `@graph` and lists among them; broken JSON is passed over."""
    found: list[Node] = []
    for script in list(tree.iter("script"))[:_MOST_SCRIPTS]:
        words = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            waiting: list[Any] = [json.loads(words, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(found) < _MOST_NODES:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting = [*node, *waiting]
            elif isinstance(node, dict):
                found.append(node)
                waiting += [node[key] for key in _INSIDE if isinstance(node.get(key), dict | list)]
    return found


def types_of(node: Node) -> list[str]:
    """The node's types."""
    given = node.get("@type")
    return [given] if isinstance(given, str) else [one for one in given or () if isinstance(one, str)]


def article_of(nodes: list[Node]) -> Node | None:
    """The first node that is an article."""
    return next((node for node in nodes if any(_ARTICLE.match(one) for one in types_of(node))), None)


def live_of(nodes: list[Node]) -> Node | None:
    """The node of a live blog, with its updates."""
    return next((node for node in nodes if "LiveBlogPosting" in types_of(node)), None)


def words_in(node: Node, key: str) -> str | None:
    """A field's text."""
    value = node.get(key)
    return value.strip() or None if isinstance(value, str) else None


def names_in(node: Node, key: str) -> Iterator[str]:
    """The names in a field that holds names, things with names, or a list of either."""
    value = node.get(key)
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield " ".join(name.split())
