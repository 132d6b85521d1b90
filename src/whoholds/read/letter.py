"""Letters, `.eml`: the body as the report, and what is attached beside it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from functools import partial

from whoholds.read.composing import Composer, clean
from whoholds.read.dates import moment_of, past
from whoholds.read.html.fragment import parts_of
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Report

_MOST_PARTS = 200


def read_letter(source: Source) -> Iterator[Report | Source | Failed]:
    """The letter's own words, then a source for each attachment. Raises Unreadable for a letter without either."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(source.content())
    found = False
    report = _report(message, source)
    if report:
        found = True
        yield report
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            yield Failed(source.name, f"more than {_MOST_PARTS} parts")
            return
        name = part.get_filename() if not part.is_multipart() else None
        if name and part.get_content_maintype() not in {"image", "audio", "video"}:
            found = True
            data = part.get_payload(decode=True)
            opener = partial(io.BytesIO, data if isinstance(data, bytes) else b"")
            yield source.within(f"{source.name}!{name}", opener, asked_for=False)
    if not found:
        raise Unreadable("a letter without words")


def _report(message: EmailMessage, source: Source) -> Report | None:
    composer = Composer()
    for part in parts_of(_body(message)):
        composer.add(part)
    if not composer.text:
        return None
    name, address = parseaddr(_header(message, "from"))
    moment = past(moment_of(_header(message, "date")), source.today)
    return Report(
        text=composer.text,
        published=moment.day if moment else None,
        title=clean(_header(message, "subject")) or None,
        source=clean(name) or address or None,
        url=source.url,
        language=language_of(composer.text),
        published_at=moment.at if moment else None,
        marks=tuple(composer.marks),
    )


def _body(message: EmailMessage) -> str:
    """The words, plain before markup; what can't be decoded shows as such. Hard-wrapped lines stay as lines."""
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body else ""
    except (LookupError, ValueError, AttributeError, KeyError):
        data = message.get_payload(decode=True)
        content = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    if body and body.get_content_type() == "text/plain":
        return _unwrapped(str(content))
    return str(content)


def _unwrapped(words: str) -> str:
    """Paragraphs in one line each: letters break lines to fit a width."""
    paragraphs = words.replace("\r\n", "\n").split("\n\n")
    return "\n".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    wrapped = len(lines) > 1 and all(50 <= len(line) <= 100 for line in lines[:-1])
    return " ".join(lines) if wrapped else paragraph


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, LookupError, AttributeError):
        return ""
