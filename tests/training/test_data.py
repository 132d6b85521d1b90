"""What training is taught: the annotation follows the words through every change."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.examples import Example, Marked
from training.gold import CueMark, carrier, examples, is_held_out
from training.masks import MASK, Pool, disguised, pool
from training.noise import WAYS, bare
from training.treebank import examples as treebank_examples
from training.treebank import read_conllu

CONLLU = """# newdoc id = one
# sent_id = one-1
# text = They don't hold New York, do they?
1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\tEntity=(1-person-giv)
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\tMood=Ind|VerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\thold\thold\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
5\tNew\tNew\tADJ\tNNP\tDegree=Pos\t6\tamod\t_\tEntity=(2-place-new
6\tYork\tYork\tPROPN\tNNP\tNumber=Sing\t4\tobj\t_\tEntity=2)|SpaceAfter=No
7\t,\t,\tPUNCT\t,\t_\t8\tpunct\t_\t_
8\tdo\tdo\tAUX\tVBP\tMood=Ind|VerbForm=Fin\t4\tparataxis\t_\t_
8.1\tso\tso\tADV\tRB\t_\t_\t_\t_\t_
9\tthey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t8\tnsubj\t_\tSpaceAfter=No
10\t?\t?\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "en_small-ud-train.conllu.xz"
    with lzma.open(path, "wt", encoding="utf8") as file:
        file.write(CONLLU)
    return path


def test_multiword_tokens_are_words_without_a_space_between_and_empty_nodes_are_none(treebank: Path) -> None:
    (sent,) = read_conllu(treebank)
    assert [x.form for x in sent.lines] == ["They", "do", "n't", "hold", "New", "York", ",", "do", "they", "?"]
    assert [x.form for x in sent.lines if not x.space_after] == ["do", "York", "they"]


def test_named_entities_become_names_and_others_do_not(treebank: Path) -> None:
    (example,) = treebank_examples(treebank, entities=True)
    assert example.names == [Marked(4, 6, ("LOC",))]


@pytest.mark.parametrize("way", WAYS)
def test_noise_keeps_a_tree(treebank: Path, way: object) -> None:
    (example,) = treebank_examples(treebank, entities=True)
    for seed in range(5):
        noisy = way(example, random.Random(seed))  # type: ignore[operator]
        size = len(noisy.words)
        assert noisy.heads.count(-1) == 1
        assert all(-1 <= head < size for head in noisy.heads)
        assert {len(noisy.upos), len(noisy.feats), len(noisy.lemmas), len(noisy.deprels)} == {size}
        assert [noisy.words[m.first : m.last] for m in noisy.names or []]


def test_bare_text_has_no_commas_and_no_apostrophes(treebank: Path) -> None:
    (example,) = treebank_examples(treebank, entities=True)
    assert bare(example, random.Random(0)).words == ["They", "do", "nt", "hold", "New", "York", "do", "they", "?"]


REPORT = {
    "id": "r1",
    "text": "The Taliban seized Zaranj on Friday, officials said. No one was hurt.",
    "claims": [
        {
            "kind": "capture",
            "cue": "seized",
            "quote": "The Taliban seized Zaranj on Friday",
            "agent": [{"text": "The Taliban", "name": "Taliban"}],
            "target": [],
            "place": [{"text": "Zaranj", "name": "Zaranj", "type": "city"}],
            "when": {"text": "on Friday"},
            "count": [],
            "source": "officials",
            "status": "asserted",
        }
    ],
}


def test_a_claim_becomes_a_cue_with_roles() -> None:
    first, second = examples(REPORT)
    (cue,) = first.cues or []
    assert (first.words[cue.anchor], cue.kinds, cue.status) == ("seized", {"capture"}, "asserted")
    spoken = {label: [" ".join(first.words[a:b]) for a, b in spans] for label, spans in cue.roles.items()}
    assert spoken == {"agent": ["The Taliban"], "place": ["Zaranj"], "when": ["on Friday"], "source": ["officials"]}
    assert second.cues == []


@pytest.mark.parametrize(
    ("words", "inside", "told"),
    [
        (["under", "Taliban", "control"], [0, 1, 2], "control"),
        (["fell", "to"], [0, 1], "fell"),
        (["in", "the", "hands", "of"], [0, 1, 2, 3], "hands"),
        (["of"], [0], "of"),
    ],
)
def test_a_cue_is_carried_by_its_first_word_of_content(words: list[str], inside: list[int], told: str) -> None:
    assert words[carrier(words, inside)] == told


@given(st.integers(0, 10_000))
def test_disguised_names_carry_their_roles(seed: int) -> None:
    first, _ = examples(REPORT)
    names = Pool(actor=[["Blue", "Front"]], place=[["Old", "Harbour", "Town"]], people=[["Norse"]])
    hidden = disguised(first, names, random.Random(seed))
    (cue,) = hidden.cues or []
    assert hidden.words[cue.anchor] == "seized"
    (place,) = cue.roles["place"]
    assert hidden.words[slice(*place)] in ([MASK], ["Old", "Harbour", "Town"])
    assert "Zaranj" not in hidden.words


def test_the_pool_holds_each_name_once() -> None:
    found = pool([*examples(REPORT), *examples(REPORT)])
    assert found.place == [["Zaranj"]]
    assert found.actor == [["Taliban"]]


def test_the_split_depends_on_the_id_alone() -> None:
    assert is_held_out({"id": "r1"}) == is_held_out({"id": "r1", "text": "other"})


def test_words_that_others_hang_on_stay() -> None:
    example = Example(["a", ",", "b"], "x", "x", heads=[1, -1, 1], deprels=["dep", "root", "dep"])
    assert bare(example, random.Random(1)).words == ["a", ",", "b"]


def test_a_cue_mark_holds_spans_of_its_sentence() -> None:
    first, _ = examples(REPORT)
    for cue in first.cues or []:
        assert isinstance(cue, CueMark)
        assert all(0 <= a < b <= len(first.words) for spans in cue.roles.values() for a, b in spans)
