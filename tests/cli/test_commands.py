"""The commands as people run them: what they print, where, and with which exit status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from whoholds.cli.main import COMMANDS, main
from whoholds.cli.output import standard_output

SCHEMA = Path(__file__).parents[3] / "shared" / "gold" / "claim.schema.json"
GOLD = SCHEMA.parent / "dev" / "sar-e-pul-2021-08-09.json"
SAMPLE = str(files("whoholds") / "samples" / "2021-08-06-zaranj.json")
TEXT = json.loads(Path(SAMPLE).read_text(encoding="utf-8"))["text"]


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [*args], input=text, catch_exceptions=False)


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with words and offsets, at any depth."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and isinstance(value["start"], int):
            yield value
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """The claims of one sample as `read --format jsonl` prints them."""
    result = run("read", SAMPLE, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_command_is_listed_with_what_it_does() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command.name
        assert f"  {command.name} " in result.output
        assert run(command.name, "--help").exit_code == 0


def test_read_finds_claims_whose_every_span_holds(lines: list[dict[str, Any]]) -> None:
    assert lines
    for line in lines:
        assert line["report_id"] == "sample-2021-08-06-zaranj"
        for span in spans_in(line):
            assert TEXT[span["start"] : span["end"]] == span["text"]


@pytest.mark.skipif(not SCHEMA.exists(), reason="needs the claim schema, which is not part of the project")
def test_read_follows_the_claim_schema(lines: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    for line in lines:
        assert [error.message for error in validator.iter_errors(line)] == []


@pytest.mark.skipif(not GOLD.exists(), reason="needs the gold reports, which are not part of the project")
def test_a_gold_file_is_a_report_too() -> None:
    result = run("read", str(GOLD), "--format", "jsonl")
    assert result.exit_code == 0
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    text = json.loads(GOLD.read_text(encoding="utf-8"))["text"]
    for line in map(json.loads, result.stdout.splitlines()):
        assert [error.message for error in validator.iter_errors(line)] == []
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans_in(line))


def test_read_prints_the_same_claims_in_every_form(lines: list[dict[str, Any]], tmp_path: Path) -> None:
    whole = run("read", SAMPLE, "--format", "json", "-o", str(tmp_path / "claims.json"))
    assert (whole.exit_code, whole.stdout) == (0, "")
    assert json.loads((tmp_path / "claims.json").read_text(encoding="utf-8")) == lines
    rows = run("read", SAMPLE, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("report_id,claim_id,kind")
    assert len(rows) == len(lines) + 1


def test_a_table_fits_eighty_columns() -> None:
    result = run("read", SAMPLE)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "capture" in result.stdout


def test_html_is_a_page_a_report(tmp_path: Path) -> None:
    one = run("read", SAMPLE, "--format", "html")
    assert one.stdout.startswith("<!doctype html>")
    assert one.stdout.count("</html>") == 1
    folder = run("read", SAMPLE, "--format", "html", "-o", str(tmp_path))
    assert folder.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sample-2021-08-06-zaranj.html"]


def test_what_can_not_be_read_is_said_and_the_rest_is_printed(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"text": ')
    result = run("read", str(tmp_path / "broken.json"), SAMPLE, "--format", "jsonl")
    assert result.exit_code == 1
    assert "broken.json: broken JSON" in result.stderr
    assert result.stdout.count("\n") >= 1


@pytest.mark.parametrize("args", [("read",), ("read", SAMPLE, "--format", "xml"), ("places",), ("nothing",)])
def test_a_command_that_is_written_wrong_has_exit_status_two(args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_text_comes_from_standard_input_and_a_missing_date_is_said() -> None:
    result = run("read", "-", "--format", "jsonl", text="Rebels captured the town of Goma on Tuesday, residents said.")
    assert result.exit_code == 0
    assert "no date" in result.stderr
    dated = run(
        "read",
        "-",
        "--format",
        "jsonl",
        text="date 2012-11-20 Rebels captured the town of Goma on Tuesday, residents said.",
    )
    assert "no date" not in dated.stderr
    assert [line["kind"] for line in map(json.loads, dated.stdout.splitlines())] == ["capture"]


def test_words_of_a_report_can_not_steer_the_terminal() -> None:
    text = "date 2012-11-20 Rebels of the \x1b[31mRed[bold]Army captured Goma on Tuesday."
    assert "\x1b" not in run("read", "-", text=text).stdout
    assert "\x1b" not in run("places", "-", text=text).stdout


def test_places_prints_a_line_a_name() -> None:
    result = run("places", SAMPLE, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    kabul = next(row for row in rows if row["text"] == "Kabul")
    assert kabul["report_id"] == "sample-2021-08-06-zaranj"
    assert (kabul["country"], kabul["type"]) == ("AF", "city")
    assert (round(kabul["lat"]), round(kabul["lon"])) == (35, 69)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert max(map(len, run("places", SAMPLE).stdout.splitlines())) <= 80


def test_a_file_that_could_not_be_finished_is_not_left_behind(tmp_path: Path) -> None:
    def stop_half_way() -> None:
        with standard_output(tmp_path / "half.txt"):
            print("half")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        stop_half_way()
    assert list(tmp_path.iterdir()) == []


def test_the_demo_tells_each_day_and_writes_a_page(tmp_path: Path) -> None:
    result = run("demo", "--out", str(tmp_path))
    assert result.exit_code == 0, result.output
    for day in ("Friday, 6 August 2021", "Sunday, 15 August 2021"):
        assert day in result.stdout
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'class="claim' in page


def test_the_demo_names_the_command_as_it_can_be_called(monkeypatch: pytest.MonkeyPatch) -> None:
    from whoholds.cli import demo

    monkeypatch.setattr("sys.argv", [".venv/bin/whoholds", "demo"])
    monkeypatch.setenv("PATH", "/nowhere")
    assert demo._command() == ".venv/bin/whoholds"
