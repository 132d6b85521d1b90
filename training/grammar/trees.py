"""Trees that grow: a word with what stands before and after it, to be written down as an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from training.examples import UNSURE, Example, Marked


@dataclass(slots=True, eq=False)
class Node:
    """A word and its dependants in the order of the text.

    `label` are the name labels that the word with its `part`s may have; `free` words have names that nobody knows.
    A `rel` of UNSURE teaches neither head nor label, an empty one only the head. Empty `upos`, `feats` teach nothing.
    """

    word: str
    upos: str
    feats: str = "_"
    lemma: str = ""
    rel: str = "root"
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    label: tuple[str, ...] = ()
    part: bool = False
    free: bool = False

    def lead(self, rel: str, node: Node) -> Node:
        """Put a dependant before all others; gives this node."""
        node.rel = rel
        self.left.insert(0, node)
        return self

    def follow(self, rel: str, node: Node) -> Node:
        """Put a dependant after all others; gives this node."""
        node.rel = rel
        self.right.append(node)
        return self

    def words(self) -> Iterator[Node]:
        """The nodes of the tree in the order of the text."""
        for node in self.left:
            yield from node.words()
        yield self
        for node in self.right:
            yield from node.words()

    @property
    def plural(self) -> bool:
        """Whether the word, or anything joined with it, makes a plural subject."""
        return (
            "Plur" in self.feats or self.lemma in {"police", "people"} or any(node.rel == "conj" for node in self.right)
        )


def comma(head: Node) -> Node:
    """A comma that hangs on a word and follows it."""
    return head.follow("punct", Node(",", "PUNCT", lemma=","))


def example(root: Node) -> Example:
    """The tree written down; the first letter is a capital."""
    nodes = list(root.words())
    index = {id(node): i for i, node in enumerate(nodes)}
    heads = [-1] * len(nodes)
    for node in nodes:
        for other in (*node.left, *node.right):
            heads[index[id(other)]] = index[id(node)]
    words = [node.word for node in nodes]
    first = int(words[0] == '"')
    words[first] = words[first][:1].upper() + words[first][1:]
    return Example(
        words=words,
        origin="grammar",
        document="grammar",
        upos=[node.upos for node in nodes],
        feats=[node.feats for node in nodes],
        lemmas=[node.lemma or node.word for node in nodes],
        heads=heads,
        deprels=[node.rel for node in nodes],
        names=[mark for node in nodes if node.label and (mark := _mark(node, index))],
        free={i for i, node in enumerate(nodes) if node.free},
    )


def _mark(node: Node, index: dict[int, int]) -> Marked:
    inside = [index[id(node)], *(index[id(part)] for part in _parts(node))]
    return Marked(min(inside), max(inside) + 1, node.label)


def _parts(node: Node) -> Iterator[Node]:
    for other in (*node.left, *node.right):
        if other.part:
            yield other
            yield from _parts(other)


__all__ = ["UNSURE", "Node", "comma", "example"]
