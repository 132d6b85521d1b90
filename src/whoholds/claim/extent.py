"""How much of a place a claim covers: the words before the place, or at the verb."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from whoholds.claim.counts import read_number
from whoholds.claim.grammar import case_of
from whoholds.records import Extent, Kind, Sentence

MODIFIERS = frozenset({"amod", "det", "advmod", "nummod"})
ALONE = frozenset({"most", "much", "half", "outskirts", "pocket"})
"""Nouns that say a part without saying of what."""
COVERS = frozenset({Kind.CAPTURE, Kind.HOLD, Kind.SIEGE, Kind.WITHDRAW})
"""Kinds that cover a place, or a part of it."""

SETTLEMENTS = frozenset({"village", "hamlet", "township", "settlement"})
"""Nouns that with "of" and a name are that name's own: all of "the village of Kibati", but "villages of Idlib"."""
PERCENT = frozenset({"%", "percent", "pc", "per"})


@dataclass(frozen=True, slots=True)
class ExtentCues:
    """The word lists of `ontology/extent.toml`."""

    whole: frozenset[str]
    most: frozenset[str]
    part: frozenset[str]

    @classmethod
    def load(cls) -> ExtentCues:
        table = tomllib.loads((files("whoholds.ontology") / "extent.toml").read_text("utf-8"))
        return cls(*(frozenset(table[name]) for name in ("whole", "most", "part")))

    def read(self, word: str) -> Extent | None:
        """The extent that one word says."""
        for extent, words in ((Extent.MOST, self.most), (Extent.WHOLE, self.whole), (Extent.PART, self.part)):
            if word in words:
                return extent
        return None


def extent_of(sentence: Sentence, kind: Kind, anchor: int, place: int | None, cues: ExtentCues) -> Extent | None:
    """The extent of a claim of control: most, part, or whole where nothing limits it; None for other kinds."""
    if kind not in COVERS:
        return None
    found = _of_place(sentence, place, cues) if place is not None else None
    if found:
        return found
    words = [
        sentence.tokens[c].text.lower()
        for c in sentence.children[anchor]
        if sentence.tokens[c].deprel in {"advmod", "amod"}
    ]
    found = next((extent for word in words if (extent := cues.read(word))), None)
    return found or (Extent.WHOLE if place is not None else None)


def _of_place(sentence: Sentence, place: int, cues: ExtentCues) -> Extent | None:
    """The extent that a place phrase says: "most of X", "X's outskirts", "nine of the 10 districts" (a share)."""
    head = sentence.tokens[place]
    percent = _percent(sentence, place)
    if percent:
        return percent
    before = _share_before(sentence, place)
    modifiers = [c for c in sentence.children[place] if sentence.tokens[c].deprel.partition(":")[0] in MODIFIERS]
    words = [before, *(sentence.tokens[c].text.lower() for c in modifiers)]
    found = next((extent for word in words if (extent := cues.read(word))), None)
    if found:
        return found
    partitive = any(case_of(sentence, c) in {"of", "in"} for c in sentence.children[place])
    share = head.upos == "NUM" or any(sentence.tokens[c].deprel == "nummod" for c in sentence.children[place])
    if partitive and cues.read(head.text.lower()) is Extent.MOST:
        return Extent.MOST
    if partitive and share:
        return _share(sentence, place)
    partitive = partitive and not _is_named_so(sentence, place)
    return cues.read(head.text.lower()) if partitive or head.lemma in ALONE else None


def _is_named_so(sentence: Sentence, place: int) -> bool:
    """Whether "of" gives a settlement its name."""
    names = (c for c in sentence.children[place] if case_of(sentence, c) == "of")
    single = sentence.tokens[place].text.lower() in SETTLEMENTS
    return single and any(sentence.tokens[c].upos == "PROPN" for c in names)


def _percent(sentence: Sentence, place: int) -> Extent | None:
    """The extent that a percentage in a phrase or right before it says: "80% of the city" is most."""
    inside = sorted(sentence.subtree(place))
    for i in range(max(1, inside[0] - 3), inside[-1] + 1):
        if sentence.tokens[i].text.lower() in PERCENT and (number := read_number(sentence.tokens[i - 1].text)):
            low = number.low or 0
            return Extent.WHOLE if low >= 100 else Extent.MOST if low > 50 else Extent.PART
    return None


def _share_before(sentence: Sentence, place: int) -> str:
    """The word of a share that stands before "of" and the place's phrase, wherever the tree hangs it."""
    first = min((i for i in sentence.subtree(place) if sentence.tokens[i].deprel != "punct"), default=place)
    first += sentence.tokens[first].text.lower() == "of"
    of = first > 1 and sentence.tokens[first - 1].text.lower() == "of"
    return sentence.tokens[first - 2].text.lower() if of else ""


def _share(sentence: Sentence, place: int) -> Extent:
    """Most or part, from two numbers: "nine of the 10 districts" is most."""
    tokens = [sentence.tokens[i] for i in sorted(sentence.subtree(place)) if sentence.tokens[i].upos == "NUM"]
    lows = [number.low for token in tokens if (number := read_number(token.text)) and number.low]
    return Extent.MOST if len(lows) == 2 and min(lows) * 2 > max(lows) else Extent.PART
