"""What we annotated: spans that fit their texts, and a text that changed is refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from training.annotated import ANNOTATIONS, WRITTEN, StaleAnnotationError, reports
from training.corpus import SHARED
from training.gold import KINDS, ROLES, STATUSES, cue_offset, examples

ROWS = [json.loads(line) for line in ANNOTATIONS.read_text("utf8").splitlines()]


def written(tmp_path: Path, text: str) -> Path:
    """Annotations of one written report, as if its text were `text`."""
    row = next(row for row in ROWS if row["set"] == "written")
    path = tmp_path / "annotations.jsonl"
    path.write_text(json.dumps(row | {"sha256": hashlib.sha256(text.encode()).hexdigest()[:16]}), "utf8")
    return path


def test_every_cue_and_argument_lies_in_its_sentence() -> None:
    for row in ROWS:
        for claim in row["claims"]:
            first, last = claim["sentence"]
            spans = [claim["cue"], *(span for role in ROLES for span in claim.get(role, []))]
            assert all(first <= a < b <= last <= row["end"] - row["start"] for a, b in spans), (row["report"], claim)


def test_kinds_and_statuses_are_those_of_the_gold() -> None:
    claims = [claim for row in ROWS for claim in row["claims"]]
    assert {c["kind"] for c in claims} == set(KINDS)
    assert {c["status"] for c in claims} == set(STATUSES)


def test_the_written_reports_are_annotated_as_they_stand() -> None:
    rows = {row["report"]: row["sha256"] for row in ROWS if row["set"] == "written"}
    texts = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest()[:16] for p in WRITTEN.glob("*.txt")}
    assert rows == texts


def test_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StaleAnnotationError):
        list(reports(tmp_path, written(tmp_path, "another text")))


def test_each_claim_becomes_a_cue_of_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "annotations.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS if row["set"] == "written"), "utf8")
    for report in reports(tmp_path, path):
        cues = [cue for example in examples(report) for cue in example.cues or []]
        assert {kind for cue in cues for kind in cue.kinds} == {claim["kind"] for claim in report["claims"]}
        for claim in report["claims"]:
            assert report["text"].startswith(claim["cue"], cue_offset(report["text"], claim))


@pytest.mark.skipif(not (SHARED / "data/text").is_dir(), reason="needs the texts beside the repository (../shared)")
def test_the_excerpts_are_the_texts_that_were_annotated() -> None:
    assert len(list(reports(SHARED / "data"))) == len(ROWS)
