"""Tables, chats, letters, documents, feeds: each gives its reports with what it knows of them, or the reason why."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest

from whoholds.mark import mark
from whoholds.read import Failed, Mapping, MappingError, read_bytes, read_sources
from whoholds.records import Report

FIXTURES = Path(__file__).with_name("fixtures")
TODAY = dt.date(2024, 6, 1)
SENTENCE = "Rebels seized the town of Bria on Tuesday after two days of fighting, the mission said."


def read(path: Path | str, mapping: str | None = None) -> list[Report | Failed]:
    given = Mapping.parse(mapping) if mapping else None
    return list(read_sources([str(FIXTURES / path)], today=TODAY, mapping=given))


def reports(path: Path | str, mapping: str | None = None) -> list[Report]:
    return [found for found in read(path, mapping) if isinstance(found, Report)]


def reasons(path: Path | str, mapping: str | None = None) -> list[str]:
    return [found.reason for found in read(path, mapping) if isinstance(found, Failed)]


def test_a_mapping_names_the_columns_of_a_csv_file() -> None:
    mapping = "text=body, published=date,title=headline,source=paper,id=ref"
    first, second = reports("mapped.csv", mapping)
    assert (first.id, first.published, first.title, first.source) == (
        "7", dt.date(2017, 5, 16), "Rebels seize Bria", "Harbour News",
    )  # fmt: skip
    assert first.text == "Rebels seized Bria on Tuesday; the army\nfell back."
    assert second.published_at == dt.datetime.fromisoformat("2017-05-17T08:00:00+01:00")
    assert reasons("mapped.csv", mapping) == ["empty text"]


def test_a_table_without_a_text_column_says_how_to_name_it() -> None:
    (reason,) = reasons("mapped.csv")
    assert "--map text=body,published=date,title=headline,source=paper" in reason
    assert "ref, date, headline, body, paper" in reason


@pytest.mark.parametrize("words", ["body", "text=", "words=body"])
def test_a_mapping_that_makes_no_sense_is_refused(words: str) -> None:
    with pytest.raises(MappingError):
        Mapping.parse(words)


def test_a_mapping_names_the_fields_of_jsonl_too(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"content": SENTENCE, "when": "2017-05-16"}) + "\n{}\n")
    first = reports(path, "text=content,published=when")[0]
    assert (first.text, first.published) == (SENTENCE, dt.date(2017, 5, 16))
    assert reasons(path, "text=content") == ["no text"]


def test_parquet_is_read_row_by_row_with_a_mapping(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "x.parquet"
    rows = [{"body": SENTENCE, "day": dt.date(2017, 5, 16)}, {"body": None, "day": None}]
    pq.write_table(pa.Table.from_pylist(rows), path)
    (report,) = reports(path, "text=body,published=day")
    assert (report.text, report.published) == (SENTENCE, dt.date(2017, 5, 16))
    assert reasons(path, "text=body,published=day") == ["no text"]
    assert "there are body, day" in reasons(path)[0]
    path.write_bytes(path.read_bytes()[:60])
    assert "broken Parquet" in reasons(path)[0]


def test_a_message_of_a_chat_is_a_report_and_its_zone_is_worked_out() -> None:
    first, forwarded, russian = reports("result.json")
    assert (first.id, first.source) == ("telegram:4242/2", "Bria Front")
    assert first.text == "Rebels hold the bridge south of Bria. Details: https://t.me/briafront/1"
    assert first.published_at == dt.datetime.fromisoformat("2017-05-16T08:12:00+02:00")
    assert (forwarded.source, forwarded.authors) == ("Radio Bria", ("Jane",))
    assert forwarded.published == dt.date(2017, 5, 16)
    assert forwarded.modified is not None
    assert (russian.language, russian.is_read) == ("ru", False)


def test_messages_without_words_are_counted_and_are_no_failure() -> None:
    future, silent = (found for found in read("result.json") if isinstance(found, Failed))
    assert "future" in future.reason
    assert not future.expected
    assert (silent.reason, silent.expected) == ("2 messages of Bria Front passed over: no words", True)


def test_an_answer_of_reliefweb_gives_its_reports() -> None:
    (report,) = reports("reliefweb.json")
    assert (report.id, report.source, report.url) == (
        "reliefweb:3101", "Relief Desk, Aid Union", "https://relief.example/report/car/flash-update-3",
    )  # fmt: skip
    assert report.published == dt.date(2017, 5, 18)
    assert [(block.kind.value, block.span.text[:12]) for block in mark(report)] == [
        ("headline", "Highlights"),
        ("list", "Some 4,000 p"),
        ("paragraph", "Fighting bet"),
    ]
    assert "no body" in reasons("reliefweb.json")[0]


def test_a_feed_with_a_broken_entry_gives_the_others() -> None:
    first, last = reports("feed.xml")
    assert (first.title, first.source, first.authors) == ("Rebels seize Bria", "Harbour News", ("Jane Doe",))
    assert (first.url, first.published) == ("https://harbour.example/1", dt.date(2017, 5, 16))
    assert first.published_at == dt.datetime.fromisoformat("2017-05-16T23:30:00+01:00")
    assert [block.kind.value for block in mark(first)] == ["caption", "paragraph", "paragraph"]
    assert last.published is None
    assert reasons("feed.xml") == ["an entry without words"]


def test_what_can_be_read_of_a_feed_that_breaks_is_read_and_the_break_is_said() -> None:
    first = reports("atom.xml")[0]
    assert (first.text, first.source, first.authors) == (
        "The bridge south of Bria was blown up.",
        "Front Watch",
        ("John Roe",),
    )
    assert (first.published, first.modified) == (
        dt.date(2017, 5, 16),
        dt.datetime.fromisoformat("2017-05-17T09:00:00+02:00"),
    )
    assert any("broken" in reason for reason in reasons("atom.xml"))


def test_a_json_feed_is_a_feed() -> None:
    first, second = reports("feed.json")
    assert (first.text, first.url, first.authors) == (
        "Rebels seized Bria on Tuesday.\n\nThe army fell back.", "https://harbour.example/1", ("Jane Doe",),
    )  # fmt: skip
    assert (second.text, second.source) == ("The army denied it.", "Harbour News")
    assert len(reasons("feed.json")) == 1


def test_xml_that_is_no_feed_is_refused() -> None:
    (found,) = read_bytes(b"<?xml version='1.0'?><records><x/></records>", name="x.xml", today=TODAY)
    assert isinstance(found, Failed)


def test_a_letter_gives_its_words_and_then_what_is_attached() -> None:
    body, note = reports("letter.eml")
    assert (body.title, body.source) == ("Situation in Bria, update 4", "Relief Desk")
    assert body.published_at == dt.datetime.fromisoformat("2017-05-18T09:30:00+01:00")
    assert body.text.split("\n\n")[0] == (
        "Rebels hold the hospital of Bria, Colonel Hissène said by telephone on Wednesday. "
        "Some 4,000 people have fled to the peacekeepers' base."
    )
    assert (note.published, note.text[:15]) == (dt.date(2017, 5, 17), "date 2017-05-17")


def docx(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Update 4</dc:title><dc:creator>Relief Desk</dc:creator></cp:coreProperties>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<?xml version="1.0"?><w:document {space}><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("docProps/core.xml", core)
    return out.getvalue()


def test_a_word_document_gives_headline_lists_and_tables(tmp_path: Path) -> None:
    def p(words: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    body = p("Situation in Bria", '<w:pStyle w:val="Title"/>') + p("As of 18 May 2017") + p(SENTENCE)
    body += p("Two aid workers are missing.", "<w:numPr/>")
    body += f"<w:tbl><w:tr><w:tc>{p('Bria')}</w:tc><w:tc>{p('9 killed')}</w:tc></w:tr></w:tbl>"
    path = tmp_path / "x.docx"
    path.write_bytes(docx(body))
    (report,) = reports(path)
    assert (report.title, report.authors, report.published) == ("Update 4", ("Relief Desk",), dt.date(2017, 5, 18))
    assert report.text.endswith("Two aid workers are missing.\n\nBria | 9 killed")
    assert mark(report)[0].kind.value == "headline"


def test_a_word_document_that_is_broken_or_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(docx("<w:p>")[:200])
    assert "broken" in reasons(path)[0]
    path.write_bytes(docx("<w:p><w:r><w:t>" + "a" * 80_000_000 + "</w:t></w:r></w:p>"))
    assert reasons(path)


def pdf(pages: list[list[str]]) -> bytes:
    """The least that is a PDF with lines of text."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> "
            b"/MediaBox [0 0 600 842] /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + trailer


def test_a_pdf_gives_paragraphs_without_what_repeats_on_each_page(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    first = [
        "Rebels seized the town of Bria on Tuesday after two days of fight-",
        "ing, the mission said, and some 4,000 people fled to the base of the",
        "peacekeepers.",
        "The road is closed, and no convoy has passed since the bridge was hit",
        "on Sunday.",
    ]
    second = [
        "Aid workers treated forty people in the hospital by noon, most of whom",
        "had come on foot.",
    ]
    path = tmp_path / "x.pdf"
    head = ["Relief Desk", "As of 18 May 2017"]
    path.write_bytes(pdf([[*head, *first, "Page 1 of 2"], ["Relief Desk", *second, "Page 2 of 2"]]))
    (report,) = reports(path)
    assert report.published == dt.date(2017, 5, 18)
    assert [words[:9] for words in report.text.split("\n\n")] == ["As of 18 ", "Rebels se", "The road ", "Aid worke"]
    assert [words[-9:] for words in report.text.split("\n\n")] == [" May 2017", "ekeepers.", "n Sunday.", " on foot."]
    assert "two days of fighting, the mission" in report.text


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", b"%PDF-1.4\n1 0 obj << >> endobj trailer << /Root 1 0 R >>"])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    pytest.importorskip("pypdf")
    (found,) = read_bytes(data, name="x.pdf", today=TODAY)
    assert isinstance(found, Failed)
    assert "PDF" in found.reason


def test_a_column_named_as_a_field_in_other_case_is_that_field() -> None:
    (found,) = read_bytes(b"Title,TEXT,Published\nFlight,Rebels left Goma.,1 December 2012\n", name="a.csv")
    assert isinstance(found, Report)
    assert (found.title, found.text, found.published) == ("Flight", "Rebels left Goma.", dt.date(2012, 12, 1))


def test_a_table_without_a_text_gets_a_mapping_proposed() -> None:
    (found,) = read_bytes(b"headline,body,date\nFlight,Rebels left Goma.,2012-12-01\n", name="a.csv")
    assert isinstance(found, Failed)
    assert "--map text=body,published=date,title=headline" in found.reason


def test_a_date_that_is_two_days_is_refused_with_the_form_that_is_wanted() -> None:
    (found,) = read_bytes(b"text,published\nRebels left Goma.,01/12/2012\n", name="a.csv")
    assert isinstance(found, Failed)
    assert "write it as YYYY-MM-DD" in found.reason


def test_a_sentence_that_holds_a_date_is_not_the_day_of_a_document(tmp_path: Path) -> None:
    words = (
        "<w:p><w:r><w:t>Statement</w:t></w:r></w:p><w:p><w:r><w:t>They held Goma until 1 May 2013.</w:t></w:r></w:p>"
    )
    named = tmp_path / "2013-06-02 statement.docx"
    for path, day in ((tmp_path / "statement.docx", None), (named, dt.date(2013, 6, 2))):
        path.write_bytes(docx(words))
        (found,) = read_sources([str(path)])
        assert isinstance(found, Report)
        assert found.published == day
