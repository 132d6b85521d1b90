"""Make the language model, from the data in `../shared` to the files in the package.

python -m training [--out FOLDER] [--epochs N] [--threads N]    train (or go on), export, measure
python -m training export|measure|splits [--out FOLDER]         one of the steps
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from training import corpus
from training.encoder import weights_folder
from training.export import export, record
from training.measure import measure
from training.splits import make
from training.train import Recipe, Run, load_model

RUNS = Path(__file__).parent / "runs/joint"


def train(options: argparse.Namespace) -> None:
    """Check the published weights, then train; a run that was stopped goes on after its last whole epoch."""
    weights_folder()
    began = time.time()
    recipe = Recipe(threads=options.threads)
    if options.epochs:
        recipe = replace(recipe, cycles=((options.epochs, 1.0),))
    Run(options.out, recipe).train()
    print(f"trained in {(time.time() - began) / 60:.0f} minutes")


def write(options: argparse.Namespace) -> None:
    """Export the averaged weights of a run to the package."""
    print(export(*load_model(options.out)))


def figures(options: argparse.Namespace) -> None:
    """Measure the run in floats and record the figures beside the packaged model."""
    found = measure(options.out)
    record(found)
    print(json.dumps(found, indent=1))


def splits(_options: argparse.Namespace) -> None:
    """Learn where sentences end."""
    print(json.dumps(make(corpus.SHARED / "data/ud"), indent=1))


STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "splits": splits,
    "train": train,
    "export": write,
    "measure": figures,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", nargs="?", choices=STEPS, help="one step; all of them without it")
    parser.add_argument("--out", type=Path, default=RUNS, help="the run's folder")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    for step in [options.step] if options.step else STEPS:
        print(f"== {step}", flush=True)
        STEPS[step](options)


if __name__ == "__main__":
    main()
