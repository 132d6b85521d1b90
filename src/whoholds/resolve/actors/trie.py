"""Names looked up word by word, the longest first, by the rules of case that keep "IS" apart from "is"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from whoholds.resolve.actors.vocabulary import Vocabulary
from whoholds.resolve.actors.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Alias:
    """What a name means: the sort of thing (actor, country, adjective ...) and its key; `exact` is a fixed spelling."""

    sort: str
    target: str
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at words `first` up to, not including, `last`, and all that it can mean."""

    first: int
    last: int
    aliases: tuple[Alias, ...]


@dataclass(slots=True)
class Trie:
    """Names by their folded words. Grown while the registry is loaded, read-only from then on."""

    _root: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, alias: Alias) -> None:
        """Let a name mean the alias. A name that begins with "=" counts only as it is written."""
        exact = name.startswith("=")
        words = words_of(name.removeprefix("="))
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word.key, {})
        written = "".join(word.text for word in words).replace(".", "")
        meant = replace(alias, exact=written) if exact else alias
        found: list[Alias] = node.setdefault("", [])
        if meant not in found:
            found.append(meant)

    def copy(self) -> Trie:
        """An independent copy."""
        return Trie(_copy(self._root))

    def exact(self, name: str) -> tuple[Alias, ...]:
        """All that the whole name can mean, whatever its case."""
        node: Any = self._root
        for word in words_of(name):
            node = node.get(word.key)
            if node is None:
                return ()
        return tuple(node.get("", ()))

    def longest(self, words: Sequence[Word], at: int, *, shouting: bool = False) -> Hit | None:
        """The longest name that begins at word `at`. `shouting`: the text has no lower case, so case tells nothing."""
        node: Any = self._root.get(words[at].key)
        best: Hit | None = None
        last = at
        while node is not None:
            last += 1
            found = node.get("")
            if found:
                written = words[at:last]
                aliases = tuple(alias for alias in found if _written_so(written, alias, shouting=shouting))
                best = Hit(at, last, aliases) if aliases else best
            node = node.get(words[last].key) if last < len(words) else None
        return best


def _written_so(words: Sequence[Word], alias: Alias, *, shouting: bool) -> bool:
    """Whether the words are written as the alias wants them."""
    if alias.exact is None:
        return shouting or len(words) > 1 or words[0].key not in Vocabulary.load().capital or words[0].capital
    if shouting:
        return alias.exact.lower() not in Vocabulary.load().shouted
    written = "".join(word.text.removesuffix("'s").removesuffix("’s") for word in words).replace(".", "")
    return written.rstrip("'’") == alias.exact.removesuffix("'s")


def _copy(node: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if key == "" else _copy(value) for key, value in node.items()}
