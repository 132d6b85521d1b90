"""DOCX: paragraphs, headings, lists and tables of a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from whoholds.read.composing import Composer, Part, clean
from whoholds.read.dates import Moment, moment_of, past
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.read.stated import named_day
from whoholds.read.unpacking import unpacked
from whoholds.records import BlockKind, Report

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_LARGEST = 20 * 1024 * 1024
_HEAD = 15
_HEAD_LINE = 90
_ENDS = (".", "!", "?", ";", ".”", '."')


def read_docx(source: Source) -> Iterator[Report | Failed]:
    """One report. Raises Unreadable for a broken document, and for one without words."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.content()))
        body = _xml(archive, "word/document.xml", source)
        core = _xml(archive, "docProps/core.xml", source) if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise Unreadable(f"broken DOCX: {error}") from error
    composer = Composer()
    parts = list(_parts(body))
    for part in parts:
        composer.add(part)
    if not composer.text:
        raise Unreadable("a document without words")
    moment = past(printed_day(part.words for part in parts), source.today)
    author = _core(core, f"{_DC}creator")
    yield Report(
        text=composer.text,
        published=moment.day if moment else named_day(source),
        title=_core(core, f"{_DC}title"),
        url=source.url,
        language=language_of(composer.text),
        modified=changed.at if (changed := moment_of(_core(core, f"{_TERMS}modified"))) else None,
        authors=(author,) if author else (),
        marks=tuple(composer.marks),
    )


def printed_day(lines: Iterator[str]) -> Moment | None:
    """The day that stands by itself at a document's head ("As of 9 August 2021"), in no sentence.

    A file's own dates say nothing.
    """
    for number, line in enumerate(lines):
        if number >= _HEAD:
            return None
        if len(line) <= _HEAD_LINE and not line.endswith(_ENDS) and (found := moment_of(line)):
            return found
    return None


def _xml(archive: zipfile.ZipFile, name: str, source: Source) -> etree._Element:
    """A part of the document, its entities left alone."""
    entry = archive.getinfo(name)
    stream = archive.open(entry)
    data = unpacked(stream, source.budget, lambda: entry.compress_size, stream).read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Unreadable(f"larger than {_LARGEST // 1024 // 1024} MB")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _parts(body: etree._Element) -> Iterator[Part]:
    for element in body.iter(f"{_W}p", f"{_W}tr"):
        if element.tag == f"{_W}tr":
            cells = (
                clean(" ".join(text.text or "" for text in cell.iter(f"{_W}t"))) for cell in element.iter(f"{_W}tc")
            )
            yield Part(" | ".join(cell for cell in cells if cell), BlockKind.OTHER)
        elif not any(above.tag == f"{_W}tr" for above in element.iterancestors()):
            yield Part(clean(_words(element)), _kind(element))


def _words(paragraph: etree._Element) -> str:
    texts = (e.text or "" if e.tag == f"{_W}t" else " " for e in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"))
    return "".join(texts)


def _kind(paragraph: etree._Element) -> BlockKind | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name.startswith("title"):
        return BlockKind.HEADLINE
    if name.startswith("caption"):
        return BlockKind.CAPTION
    return BlockKind.LIST if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else None


def _core(core: etree._Element | None, tag: str) -> str | None:
    found = core.find(tag) if core is not None else None
    return clean(found.text or "") or None if found is not None else None
