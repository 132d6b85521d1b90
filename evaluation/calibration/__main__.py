"""Learn what a claim's score is worth, measure it, and write the curves, the diagram and the tables of the docs anew.

    python -m evaluation.calibration          `ontology/confidence.toml`, `docs/confidence.{md,svg}`, `docs/errors.md`
    python -m evaluation.calibration --check  only measure what ships; exit status 1 if it was made for another model

Run it after each change of the model, the frames or the rule that joins them. Needs the gold.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from evaluation.calibration.errors import error_tables
from evaluation.calibration.learn import learn
from evaluation.calibration.measure import Rows
from evaluation.calibration.verdicts import Paired, Verdict, chances, documents, paired, verdicts
from evaluation.calibration.writing import NAMES, SHOWN, bins_table, curves_text, drawn, fits_table, put
from evaluation.shared import SHARED
from whoholds.claim.confidence import UNCALIBRATED, Calibration
from whoholds.flow import Reader
from whoholds.parse.files import find_model

ROOT = Path(__file__).resolve().parents[2]
FOLDS = 5


def main() -> int:
    """Exit status 3 without the gold."""
    if not SHARED.is_dir():
        print(f"the gold isn't at {SHARED}: nothing to learn from")
        return 3
    model = find_model().sha256
    reader = replace(Reader.open(), calibration=UNCALIBRATED)
    read = {name: [paired(reader, one) for one in found] for name, found in documents().items()}
    told = {name: list(verdicts(found)) for name, found in read.items()}
    if "--check" in sys.argv:
        shipped = Calibration.load()
        print(fits_table((word, "confidence", chances(told[name], shipped)) for name, word in NAMES.items()))
        return int(shipped.model != model)
    unseen = {name: told[name] for name in SHOWN}
    learned = learn(chain(*unseen.values()), model)
    after = across(unseen)
    before = {name: chances(found, UNCALIBRATED) for name, found in told.items()}
    rows: list[tuple[str, str, Rows]] = [(word, "score", before[name]) for name, word in NAMES.items()]
    rows += [(NAMES[name], "confidence", after[name]) for name in SHOWN]
    rows.append((NAMES["dev"], "curves of the others alone", chances(told["dev"], learn(told["held_out"], model))))
    tables = f"{fits_table(rows)}\n\n{bins_table(after)}"
    print(tables)
    _write(learned, tables, drawn(before, after), [one for name in SHOWN for one in read[name]])
    return 0


def across(unseen: Mapping[str, list[Verdict]]) -> dict[str, Rows]:
    """The chances of the reports learned from, each by curves that were learned without it: five parts in turn."""
    found = list(chain(*unseen.values()))
    names = sorted({one.report for one in found})
    curves = {}
    for part in range(FOLDS):
        left = set(names[part::FOLDS])
        own = learn((one for one in found if one.report not in left), "")
        curves.update(dict.fromkeys(left, own))
    return {name: [row for one in own for row in chances([one], curves[one.report])] for name, own in unseen.items()}


def _write(learned: Calibration, tables: str, figure: str, read: list[Paired]) -> None:
    ontology = ROOT / "src" / "whoholds" / "ontology"
    (ontology / "confidence.toml").write_text(curves_text(learned), "utf-8")
    (ROOT / "docs" / "confidence.svg").write_text(figure, "utf-8")
    put(ROOT / "docs" / "confidence.md", "figures", tables)
    for name, table in error_tables(read).items():
        put(ROOT / "docs" / "errors.md", name, table)


if __name__ == "__main__":
    sys.exit(main())
