"""Telegram Desktop's export, `result.json`: a report a message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from whoholds.read.dates import Moment, moment_of, past
from whoholds.read.fields import unbroken
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Report

Json = dict[str, Any]


def is_export(value: object) -> bool:
    """Whether a JSON value is an export: of one chat, or of an account."""
    return isinstance(value, dict) and (
        (isinstance(value.get("messages"), list) and ("name" in value or "id" in value))
        or isinstance(value.get("chats"), dict)
    )


def read_export(value: Json, source: Source) -> Iterator[Report | Failed]:
    """The messages of all chats that say something; the others are counted."""
    listed = value["chats"].get("list") if isinstance(value.get("chats"), dict) else [value]
    for chat in listed if isinstance(listed, list) else []:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
            yield from _chat(chat, source)


def _chat(chat: Json, source: Source) -> Iterator[Report | Failed]:
    silent = 0
    for message in chat["messages"]:
        words = _words(message.get("text")) if isinstance(message, dict) and message.get("type") == "message" else ""
        if not words.strip():
            silent += 1
            continue
        try:
            yield _report(message, words, chat, source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}#{message.get('id')}", str(error))
    if silent:
        yield Failed(source.name, f"{silent} messages of {_name(chat)} passed over: no words", expected=True)


def _report(message: Json, words: str, chat: Json, today: dt.date) -> Report:
    moment = _moment(message)
    if moment and not past(moment, today):
        raise Unreadable(f"dated {moment.day}, which lies in the future")
    author = message.get("from") or message.get("actor")
    for field, said in (("text", words), ("name", _name(chat)), ("author", author)):
        unbroken(said if isinstance(said, str) else "", field)
    edited = moment_of(message.get("edited"))
    return Report(
        text=words,
        id=f"telegram:{chat.get('id', _name(chat))}/{message.get('id')}",
        published=moment.day if moment else None,
        source=message.get("forwarded_from") or _name(chat),
        language=language_of(words),
        published_at=moment.at if moment else None,
        modified=edited.at if edited else None,
        authors=(author,) if isinstance(author, str) and author != _name(chat) else (),
    )


def _name(chat: Json) -> str:
    name = chat.get("name")
    return name if isinstance(name, str) and name else f"chat {chat.get('id', '')}".strip()


def _words(text: object) -> str:
    """The text, whose links and marked-up stretches are objects of their own."""
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else []
    return "".join(
        part if isinstance(part, str) else str(part.get("text", "")) for part in parts if isinstance(part, str | dict)
    )


def _moment(message: Json) -> Moment | None:
    """The local time that the export prints; with the seconds since 1970 beside it, its zone is known too."""
    local, seconds = moment_of(message.get("date")), moment_of(message.get("date_unixtime"))
    if local is None or local.at is None or seconds is None or seconds.at is None:
        return local or seconds
    offset = local.at.replace(tzinfo=dt.UTC) - seconds.at
    if abs(offset) > dt.timedelta(hours=15):
        return local
    return Moment(local.day, local.at.replace(tzinfo=dt.timezone(offset)))
