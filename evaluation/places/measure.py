"""The table of figures for places.

    python -m evaluation.places.measure [--parse]

`--parse` reads with the language model's sentences, else the raw text is scanned.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from evaluation.places import calibration, geovirus, gold
from whoholds.records import Block, Report, Sentence
from whoholds.resolve.places import Gazetteer, find_places

FOLDERS = ("train", "digests", "dev")


def model() -> gold.Parse:
    """The language model as the function that the measures take."""
    from whoholds.parse import Parser

    parser = Parser()

    def parse(report: Report, blocks: Sequence[Block]) -> Sequence[Sentence]:
        return parser.parse(report.text, blocks)

    return parse


def speed(gazetteer: Gazetteer) -> float:
    """Reports of the gold's digests a second of processor time, without the parser, once the names are warm."""
    found = [(report, blocks) for _, report, blocks in gold.reports("digests")]
    for warm in (True, False):
        start = time.process_time()
        for report, blocks in found:
            find_places(report, blocks, (), gazetteer)
        if not warm:
            return round(len(found) / (time.process_time() - start), 1)
    return 0.0


def measure(*, parse: gold.Parse | None = None) -> dict[str, Any]:
    """Every figure, nested as it is printed."""
    gazetteer = Gazetteer.open()
    return {
        "geovirus": geovirus.figures(gazetteer, parse=parse),
        **{folder: gold.figures(folder, gazetteer, parse=parse) for folder in FOLDERS},
        "calibration": {folder: calibration.figures(folder, gazetteer, parse=parse) for folder in FOLDERS},
        "reports_per_second": speed(gazetteer),
    }


def main() -> None:
    print(json.dumps(measure(parse=model() if "--parse" in sys.argv else None), indent=1))


if __name__ == "__main__":
    main()
