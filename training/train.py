"""The training run: seeded, resumable, its progress printed; the weights that are kept are an average."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training import corpus
from training.batches import Batch, Collator, by_length
from training.encoder import LAYERS, weights_folder
from training.examples import Example
from training.gold import KINDS
from training.grammar import sentences
from training.grammar.names import Names
from training.inventory import Inventory, inventory
from training.loss import losses, total
from training.masks import disguised
from training.model import Model
from training.noise import noised
from training.predict import cues, predict
from training.renamed import Renamer
from training.scores import cue_scores, name_scores, parse_scores
from whoholds.parse.pieces import Pieces

SHARES = (0.25, 0.25, 0.5)
"""What each of the last epochs has in the weights that are kept."""
FORMER = 0.7
"""What the weights before the grammar have beside that mean: plain sentences gain, and the news loses nothing."""
LATTER = 0.6
"""What the weights after the texts that we annotated have beside those before them: trees and news gain alike."""
LIKELIER = 0.4
"""Added to the score of each kind of claim in that mean, so that as many pass the thresholds as before."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All settings of a run; two runs of the same recipe on one machine give the same model.

    `cycles` are epochs and a factor on the rates: each cycle's rates go up and down, each but the first goes on from
    the averaged weights. From epoch `widened` on, `grown` sentences of the grammar are read too, other ones in each
    epoch, names are changed for others, and the small data sets count less. The epoch before `settled` reads a share
    of all; then the weights are mixed, and from there on the texts that we annotated are read too, with a share of
    `trees` of the rest.
    """

    cycles: tuple[tuple[int, float], ...] = ((11, 1.0), (4, 0.5), (4, 0.6), (1, 0.4), (6, 0.6))
    widened: int = 15
    settled: int = 20
    grown: tuple[int, int] = (7000, 4000)
    last: float = 0.4
    trees: float = 0.5
    seed: int = 1
    words: int = 800
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    warmup: float = 0.08
    noise: float = 0.22
    hide: float = 0.04
    average: float = 0.998
    dropout: float = 0.1
    weight_decay: float = 0.01
    threads: int = 1

    @property
    def epochs(self) -> int:
        return sum(epochs for epochs, _ in self.cycles)

    def cycle(self, epoch: int) -> tuple[int, int, float]:
        """The cycle an epoch is in: its first epoch, its length, its factor."""
        first = 0
        for epochs, factor in self.cycles:
            if epoch < first + epochs:
                return first, epochs, factor
            first += epochs
        raise ValueError(f"no epoch {epoch} in {self.cycles}")

    frozen: bool = True
    disguise: float = 0.6
    measured: int = 3


class Averaged:
    """A running average of the weights; early on it follows closely."""

    def __init__(self, model: nn.Module, rate: float) -> None:
        self.rate, self.steps = rate, 0
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}
        self.moving = [k for k, v in model.named_parameters() if v.requires_grad]

    def update(self, model: nn.Module) -> None:
        self.steps += 1
        rate = min(self.rate, (1 + self.steps) / (10 + self.steps))
        now = model.state_dict()
        torch._foreach_lerp_([self.weights[k] for k in self.moving], [now[k] for k in self.moving], 1 - rate)


def optimizer(model: Model, recipe: Recipe) -> torch.optim.AdamW:
    """Rates fall from the heads to the encoder's lowest layer."""
    groups = []
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder.") and not name.startswith("encoder.shapes"):
            layer = int(name.split(".")[2]) if name.startswith("encoder.layers") else -1
            rate = recipe.encoder_rate * recipe.decay ** (LAYERS - 1 - layer)
        plain = weight.ndim < 2 or "norm" in name
        groups.append({"params": [weight], "lr": rate, "weight_decay": 0.0 if plain else recipe.weight_decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def schedule(step: int, steps: int, warmup: float) -> float:
    """Linear up, then linear down to a fiftieth."""
    up = max(1, int(steps * warmup))
    return step / up if step < up else max(0.02, (steps - step) / max(1, steps - up))


class Run:
    """One training run in a folder: `labels.json`, `last.pt` to go on from, `model.pt` the averaged weights."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        torch.set_num_threads(recipe.threads)
        torch.manual_seed(recipe.seed)
        self.folder, self.recipe = folder, recipe
        folder.mkdir(parents=True, exist_ok=True)
        self.data = corpus.load()
        self.labels = inventory(self.data.train)
        self.labels.save(folder / "labels.json")
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        source = weights_folder()
        self.collate = Collator(Pieces(source / "tokenizer.json"), self.labels)
        self.model = Model(self.labels, recipe.dropout)
        self.model.encoder.load_published(source)
        self.model.encoder.pieces.weight.requires_grad_(not recipe.frozen)
        self.model.to(self.device)
        self.optimizer = optimizer(self.model, recipe)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.averaged = Averaged(self.model, recipe.average)
        self.epoch = self.step = 0
        self.names = Renamer.of(Names.load())
        self.per_epoch = 0
        self._resume()

    def train(self) -> None:
        """Run to the end, saving after each epoch."""
        while self.epoch < self.recipe.epochs:
            if self.epoch and self.epoch == self.recipe.cycle(self.epoch)[0]:
                self._restart()
            self._epoch(random.Random(self.recipe.seed * 1000 + self.epoch))
            self.epoch += 1
            self._save()
            if self.epoch % self.recipe.measured == 0 or self.wide:
                print(f"epoch {self.epoch}: {self.measure()}", flush=True)
            if self.epoch == self.recipe.settled:
                self._settle()
        self._blend()

    def _settle(self) -> None:
        """Go on from the weights before the grammar mixed with the mean of the last three epochs."""
        first = self.recipe.settled + 1 - len(SHARES)
        epochs = [self.recipe.widened, *(first + i for i in range(len(SHARES)))]
        former, *last = (torch.load(self.folder / f"model-{epoch}.pt", map_location="cpu") for epoch in epochs)
        mean = {k: sum(share * w[k] for share, w in zip(SHARES, last, strict=True)) for k in former}
        mean["kinds.1.bias"][: len(KINDS)] += LIKELIER
        self.averaged.weights = {k: FORMER * former[k] + (1 - FORMER) * mean[k] for k in former}
        torch.save(self.averaged.weights, self.folder / "settled.pt")
        self._save()

    def _blend(self) -> None:
        """Keep the weights before and after the annotated texts, mixed; an earlier stop keeps its own."""
        before = self.folder / "settled.pt"
        if before.exists():
            former = torch.load(before, map_location="cpu")
            kept = {k: LATTER * w.cpu() + (1 - LATTER) * former[k] for k, w in self.averaged.weights.items()}
            torch.save(kept, self.folder / "model.pt")

    def _restart(self) -> None:
        """Begin a cycle from the averaged weights."""
        self.model.load_state_dict(self.averaged.weights)
        self.optimizer = optimizer(self.model, self.recipe)
        self.averaged = Averaged(self.model, self.recipe.average)
        self.step = 0

    @property
    def wide(self) -> bool:
        """Whether the grammar's sentences and changed names are read too."""
        return self.epoch >= self.recipe.widened

    @property
    def late(self) -> bool:
        """Whether the texts that we annotated are read too."""
        return self.epoch >= self.recipe.settled

    def shown(self, rng: random.Random) -> list[Example]:
        """The sentences of an epoch, in no order: some noised, some with other names."""
        read = self.data.train
        if self.wide:
            read = [self.names.renamed(x, rng) for x in read if x.origin != "re3d" or self.late or rng.random() < 0.5]
            read += list(sentences(self.recipe.grown[self.late], self.recipe.seed * 1000 + self.epoch))
        share = self.recipe.trees if self.late else self.recipe.last if self.epoch == self.recipe.settled - 1 else 1.0
        read = [x for x in read if rng.random() < share]
        shown = [noised(x, rng) if rng.random() < self.recipe.noise else x for x in read]
        for x in self.data.gold + (self.data.told if self.late else []):
            hidden = rng.random() < self.recipe.disguise
            shown.append(
                disguised(x, self.data.pool, rng) if hidden else self.names.renamed(x, rng) if self.wide else x
            )
        return shown

    def _epoch(self, rng: random.Random) -> None:
        shown = self.shown(rng)
        self.per_epoch = sum(1 for _ in by_length(shown, self.recipe.words, random.Random(0)))
        began, words = time.time(), 0
        sums: dict[str, float] = {}
        self.model.train()
        for i, group in enumerate(by_length(shown, self.recipe.words, rng)):
            batch = self.collate(group, self.recipe.hide, rng).to(self.device)
            for name, value in self.learn(batch).items():
                sums[name] = sums.get(name, 0.0) * 0.98 + value * 0.02
            words += batch.words
            if i % 50 == 49:
                rate = words / (time.time() - began)
                parts = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                print(f"epoch {self.epoch + 1} step {self.step} {rate:.0f} words/s {parts}", flush=True)

    def learn(self, batch: Batch) -> dict[str, float]:
        """One step; the loss of each head."""
        _, epochs, share = self.recipe.cycle(self.epoch)
        factor = share * schedule(self.step, epochs * self.per_epoch, self.recipe.warmup)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        self.optimizer.zero_grad(set_to_none=True)
        with torch.autocast(self.device.type, torch.bfloat16):
            found = losses(self.model, batch)
        total(found, calm=self.wide and not self.late).backward()
        nn.utils.clip_grad_norm_([w for w in self.model.parameters() if w.grad is not None], 5.0, foreach=True)
        self.optimizer.step()
        self.step += 1
        self.averaged.update(self.model)
        return {name: float(loss.detach()) for name, loss in found.items()}

    def measure(self) -> dict[str, dict[str, float]]:
        """Figures on dev of the averaged weights."""
        model = Model(self.labels)
        model.load_state_dict(self.averaged.weights)  # on the CPU, where it will run
        out = {}
        for name, examples in self.data.dev.items():
            pairs = predict(model, self.collate, self.labels, examples)
            out[name] = parse_scores(pairs)
            if name == "gum":
                out["gum names"] = name_scores(pairs, frozenset({"PER", "ORG", "LOC", "NORP"}))
        out["cues"] = cue_scores(cues(model, self.collate, self.data.held))
        return out

    def _save(self) -> None:
        torch.save(self.averaged.weights, self.folder / "model.pt")
        if self.epoch >= self.recipe.widened:
            torch.save(self.averaged.weights, self.folder / f"model-{self.epoch}.pt")
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "averaged": self.averaged.weights,
            "averaged_steps": self.averaged.steps,
            "torch": torch.get_rng_state(),
        }
        torch.save(state, self.folder / "last.tmp")
        (self.folder / "last.tmp").replace(self.folder / "last.pt")

    def _resume(self) -> None:
        path = self.folder / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step = state["epoch"], state["step"]
        self.averaged.weights, self.averaged.steps = state["averaged"], state["averaged_steps"]
        torch.set_rng_state(state["torch"].cpu())


def load_model(folder: Path) -> tuple[Model, Inventory]:
    """The averaged model of a finished or running run."""
    labels = Inventory.load(folder / "labels.json")
    model = Model(labels)
    model.load_state_dict(torch.load(folder / "model.pt", map_location="cpu"))
    model.eval()
    return model, labels
