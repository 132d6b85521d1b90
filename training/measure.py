"""The figures of a trained run on the test parts, in floats: what the packaged int8 model is held against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training import corpus
from training.batches import Collator
from training.encoder import weights_folder
from training.examples import Example
from training.predict import cues, predict
from training.scores import cue_scores, name_scores, parse_scores
from training.train import load_model
from whoholds.parse.pieces import Pieces

THREE = frozenset({"PER", "ORG", "LOC"})


def measure(folder: Path) -> dict[str, Any]:
    """Figures of the averaged model in a run's folder."""
    model, labels = load_model(folder)
    collate = Collator(Pieces(weights_folder() / "tokenizer.json"), labels)
    data = corpus.load()

    def parse(examples: Sequence[Example]) -> dict[str, float]:
        return parse_scores(predict(model, collate, labels, list(examples)))

    return {
        "ewt_dev": parse(data.dev["ewt"]),
        "gum_dev": parse(data.dev["gum"]),
        "ewt_test": parse(data.test["ewt"]),
        "gum_test": parse(data.test["gum"]),
        "names": {
            "wikigold": name_scores(predict(model, collate, labels, data.test["wikigold"]), THREE),
            "re3d": name_scores(predict(model, collate, labels, data.test["re3d"]), THREE, mentions=True),
        },
        "cues_held_out": cue_scores(cues(model, collate, data.held)),
    }
