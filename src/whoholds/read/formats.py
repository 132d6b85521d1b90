"""Which format a source is in: by its first bytes where they show it, else by its name, else by its content type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whoholds.read.csv_table import read_csv
from whoholds.read.document import read_docx
from whoholds.read.feed import read_feed
from whoholds.read.html import read_html
from whoholds.read.json_report import read_json
from whoholds.read.jsonl import read_jsonl
from whoholds.read.letter import read_letter
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.packed import read_packed, read_tar, read_zip
from whoholds.read.parquet import read_parquet
from whoholds.read.pdf import read_pdf
from whoholds.read.source import Source
from whoholds.read.text import read_text
from whoholds.read.warc import read_warc
from whoholds.records import Report

Found = Report | Failed | Source
Format = Callable[[Source], Iterator[Found]]
"""Reads a source; what it yields as a Source is read in turn."""

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x1f\x8b", read_packed("gz")),
    (b"BZh", read_packed("bz2")),
    (b"\xfd7zXZ\0", read_packed("xz")),
    (b"\x28\xb5\x2f\xfd", read_packed("zst")),
    (b"%PDF-", read_pdf),
    (b"WARC/1", read_warc),
    (b"PAR1", read_parquet),
)

SUFFIXES: dict[str, Format] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".shtml": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".eml": read_letter,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
    ".wacz": read_zip,
    ".zip": read_zip,
    ".tar": read_tar,
    ".tgz": read_packed("gz"),
    ".gz": read_packed("gz"),
    ".bz2": read_packed("bz2"),
    ".xz": read_packed("xz"),
    ".zst": read_packed("zst"),
}

MEDIA: dict[str, Format] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/json": read_json,
    "application/x-ndjson": read_jsonl,
    "text/csv": read_csv,
    "text/plain": read_text,
    "application/rss+xml": read_feed,
    "application/atom+xml": read_feed,
    "application/feed+json": read_json,
    "application/xml": read_feed,
    "text/xml": read_feed,
    "application/pdf": read_pdf,
    "message/rfc822": read_letter,
    "application/zip": read_zip,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
}

INSTEAD = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx or .txt",
    ".pages": "export it as .docx",
    ".xlsx": "save the sheet as .csv",
    ".xls": "save the sheet as .csv",
    ".ods": "save the sheet as .csv",
    ".msg": "save the letter as .eml",
    ".mhtml": "save the page as .html",
}
"""What to do with files of formats that many have and whoholds can't read."""

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")


def format_of(source: Source) -> Format:
    """The reader for a source. Raises Unreadable where there is none."""
    named = SUFFIXES.get(source.suffix)
    if named is None and not source.asked_for and not source.media:
        raise _no_reader(source)
    head = source.head()
    for magic, reader in MAGIC:
        if head.startswith(magic):
            return reader
    if source.suffix in INSTEAD and not source.media and not _markup(head):
        raise _no_reader(source)
    if head.startswith(b"PK\x03\x04"):
        return named if named in {read_zip, read_docx} else read_docx if b"word/" in head else read_zip
    shown = _markup(head)
    if source.media:
        return shown or _of_media(source) or named or read_text
    if named in {None, read_feed, read_text}:
        return shown or named or _json(head) or read_text
    return named


def _no_reader(source: Source) -> Unreadable:
    instead = f"; {INSTEAD[source.suffix]}" if source.suffix in INSTEAD else ""
    return Unreadable(f"no reader for {source.suffix or 'files without a suffix'}{instead}")


def _of_media(source: Source) -> Format | None:
    """By the content type. Raises Unreadable for pictures, sound and such."""
    media = source.media.partition(";")[0].strip().lower()
    if known := MEDIA.get(media):
        return known
    if media.startswith(("image/", "video/", "audio/", "font/")) or media in {
        "text/css",
        "application/javascript",
        "text/javascript",
    }:
        raise Unreadable(f"no reader for {media}")
    return None


def _markup(head: bytes) -> Format | None:
    """A page or a feed, by the tags that it starts with."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    low = head.replace(b"\0", b"").lstrip().lower()
    if not low.startswith(b"<"):
        return None
    if low.startswith(_PAGES) or (low.startswith((b"<!--", b"<?xml")) and any(tag in low for tag in _PAGES)):
        return read_html
    return read_feed if any(tag in low for tag in _FEEDS) else None


def _json(head: bytes) -> Format | None:
    text = head.removeprefix(_MARKS[0]).lstrip()
    if text[:1] in (b"{", b"[") and text[1:].lstrip()[:1] in (b'"', b"{", b"}", b"]"):
        return read_json
    return None
