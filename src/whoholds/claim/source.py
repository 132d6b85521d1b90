"""Who says so: the speaker whose words a cue stands in, by the tree, by a headline's form, by "according to"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from whoholds.claim.grammar import NOMINAL, VERBAL, case_of, conjuncts, deep_subjects, is_passive, own_subjects
from whoholds.claim.phrases import phrase_tokens
from whoholds.records import ROOT, Sentence

CONTENT = frozenset({"ccomp", "xcomp", "csubj"})
"""Relations of a clause that is what a verb says."""
MAKES = frozenset({"issue", "make", "renew", "release", "repeat", "publish", "give", "voice", "send", "post"})
"""Verbs that put a statement into the world."""
JOINS = frozenset({"and", "or", "&", ","})
"""What stands between those who speak together."""
MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
OPENERS = frozenset({'"', "“", "«", "„", "``"})
CLOSERS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "-", "–", "—", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """The word lists of `ontology/speech.toml`."""

    said: frozenset[str]
    held: frozenset[str]
    told: frozenset[str]
    asked: frozenset[str]
    nouns: frozenset[str]
    mute: frozenset[str]
    speakers: frozenset[str]
    according: frozenset[str]
    withheld: frozenset[str]

    @classmethod
    def load(cls) -> SpeechCues:
        table = tomllib.loads((files("whoholds.ontology") / "speech.toml").read_text("utf-8"))
        verbs, nouns = table["verbs"], table["nouns"]
        return cls(
            said=frozenset(verbs["said"]),
            held=frozenset(verbs["held"]),
            told=frozenset(verbs["told"]),
            asked=frozenset(verbs["asked"]),
            nouns=frozenset(nouns["said"]),
            mute=frozenset(nouns["mute"]),
            speakers=frozenset(nouns["speakers"]),
            according=frozenset(table["phrases"]["according"]),
            withheld=frozenset(table["withheld"]["words"]),
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker in a sentence: the token that heads the phrase, and the verb of saying (None for "according to")."""

    head: int
    verb: int | None


def speaker_of(sentence: Sentence, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The nearest speaker in whose words the cue stands, or None if the sentence speaks in its own voice."""
    node, holder = anchor, None
    while node != ROOT:
        found = _beside(sentence, node, anchor, cues) or _above(sentence, node, anchor, cues)
        if found and (found.verb is None or _lemma(sentence, found.verb) not in cues.held):
            return found
        holder = holder or found
        if _unsaid(sentence, node, cues):
            return holder
        node = sentence.tokens[node].head
    beside = _according(sentence, anchor) or _introduced(sentence, anchor, cues) or _headline(sentence, anchor, cues)
    return beside or holder or _all_said(sentence, anchor, cues)


def _all_said(sentence: Sentence, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The subject of a sentence's "said", wherever the tree hangs what comes after it."""
    root = sentence.root
    if _lemma(sentence, root) != "say" or anchor < root:
        return None
    found = _subject_of(sentence, root, cues)
    return found if found and found.head < root else None


def introduces(sentence: Sentence) -> int | None:
    """The colon that a sentence ends in, or before a quotation: what follows are the words of its subject."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 1, 0, -1):
        if tokens[i].text == ":" and (i + 1 == len(tokens) or tokens[i + 1].text in OPENERS):
            return i
    return None


def _introduced(sentence: Sentence, anchor: int, cues: SpeechCues) -> Speaker | None:
    """Who speaks after a colon and a quotation mark: the subject of the clause before, whatever its verb."""
    colon = introduces(sentence)
    return _quoted_after(sentence, colon, cues) if colon is not None and anchor > colon else None


def _quoted_after(sentence: Sentence, colon: int, cues: SpeechCues) -> Speaker | None:
    """Whom a colon gives the word to: the subject before it, or who is named there without a verb ("Major X: ...")."""
    found = _subject_before(sentence, colon, cues)
    words = sentence.tokens[:colon]
    if found or any(token.upos in VERBAL for token in words):
        return found
    heads = [i for i in range(colon) if words[i].upos in NOMINAL and words[i].head not in range(colon)]
    someone = heads and not case_of(sentence, heads[0]) and _may_be_someone(sentence, heads[0], cues)
    return Speaker(heads[0], None) if someone else None


def _subject_before(sentence: Sentence, colon: int, cues: SpeechCues) -> Speaker | None:
    verbs = [i for i in (sentence.root, *sentence.children[sentence.root]) if i < colon]
    for verb in verbs:
        subjects = [s for s in own_subjects(sentence, verb) if s < colon and _may_be_someone(sentence, s, cues)]
        if subjects and not is_passive(sentence, verb):
            return Speaker(subjects[0], verb)
    return None


def _may_be_someone(sentence: Sentence, index: int, cues: SpeechCues) -> bool:
    """Whether a subject is a name, an office or a personal pronoun: these are quoted without a verb of saying too."""
    token = sentence.tokens[index]
    named = any(name.label in {"PER", "ORG"} and name.first <= index < name.last for name in sentence.names)
    return named or token.text.lower() in {"he", "she", "they"} or _lemma(sentence, index) in cues.speakers


def _lemma(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].lemma.lower()


def _relation(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].deprel.partition(":")[0]


def _unsaid(sentence: Sentence, node: int, cues: SpeechCues) -> bool:
    """Whether a clause is what nobody in particular says: "it was reported that"."""
    head = sentence.tokens[node].head
    return (
        head != ROOT
        and _relation(sentence, node) in CONTENT
        and _lemma(sentence, head) in cues.said
        and is_passive(sentence, head)
    )


def _above(sentence: Sentence, node: int, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The speaker of the word that has this clause, or this event, as its content."""
    head, relation = sentence.tokens[node].head, _relation(sentence, node)
    if head == ROOT:
        return None
    lemma = _lemma(sentence, head)
    if relation in CONTENT:
        return _subject_of(sentence, head, cues)
    if relation in {"obj", "nsubj"} and lemma in cues.told and anchor in {node, *sentence.children[node]}:
        event = relation == "obj" or is_passive(sentence, head)
        return _subject_of(sentence, head, cues) if event and not own_subjects(sentence, node) else None
    asks = any(_relation(sentence, c) == "compound" for c in sentence.children[head])
    if relation == "obj" and lemma in cues.asked and asks:
        return _subject_of(sentence, head, cues)
    if relation in {"obl", "advcl", "acl"} and lemma in cues.asked and _preposition(sentence, node) in {"of", "for"}:
        return _subject_of(sentence, head, cues)
    if relation in {"acl", "nmod"} and lemma in cues.nouns:
        return _owner(sentence, head, node)
    return None


def _preposition(sentence: Sentence, node: int) -> str:
    marks = [c for c in sentence.children[node] if sentence.tokens[c].deprel in {"mark", "case"}]
    return sentence.tokens[marks[0]].text.lower() if marks else ""


def _subject_of(sentence: Sentence, verb: int, cues: SpeechCues) -> Speaker | None:
    if _lemma(sentence, verb) not in cues.said | cues.held | cues.asked:
        return None
    if is_passive(sentence, verb) and not _by_phrase(sentence, verb):
        return None
    subjects = [i for i in deep_subjects(sentence, verb) if _lemma(sentence, i) not in cues.mute]
    subjects = [i for i in subjects if not _relation(sentence, i).startswith("csubj")]
    subjects = [i for i in subjects if i < verb] or subjects  # "police told AFP", where the agency is read as one too
    return Speaker(min(subjects, key=lambda i: abs(i - verb)), verb) if subjects else None


def _inverted(sentence: Sentence, verb: int, cues: SpeechCues) -> Speaker | None:
    """The speaker right after a verb of saying that ends a sentence, however the tree hangs it: "said a doctor"."""
    if _lemma(sentence, verb) not in cues.said or own_subjects(sentence, verb) or is_passive(sentence, verb):
        return None
    after = [c for c in sentence.children[verb] if c > verb and _relation(sentence, c) in {"obj", "iobj", "obl", "dep"}]
    bare = [c for c in after if not case_of(sentence, c) and sentence.tokens[c].upos in {"NOUN", "PROPN", "PRON"}]
    return Speaker(bare[0], verb) if bare else None


def _by_phrase(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.tokens[c].deprel == "obl:agent" or case_of(sentence, c) == "by" for c in sentence.children[verb]
    )


def _beside(sentence: Sentence, node: int, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The speaker of a verb of saying set beside the clause ("..., police said"), or after "according to"."""
    for child in sentence.children[node]:
        token, relation = sentence.tokens[child], _relation(sentence, child)
        if child == anchor or anchor in set(sentence.subtree(child)):
            continue
        if relation in {"obl", "nmod", "advcl"} and case_of(sentence, child) in cues.according:
            return Speaker(child, None)
        inverted = _inverted(sentence, child, cues) if relation == "parataxis" else None
        if inverted:
            return inverted
        verbal = relation in {"parataxis", "advcl", "ccomp", "dep"} and token.upos in {"VERB", "AUX"}
        if verbal and _closes(sentence, child, relation, cues):
            found = _subject_of(sentence, child, cues)
            if found and own_subjects(sentence, child):
                return found
    return None


def _closes(sentence: Sentence, child: int, relation: str, cues: SpeechCues) -> bool:
    """Whether a clause of saying is set beside the main one, not a full clause with content of its own."""
    content = {"ccomp"} if _lemma(sentence, child) in {"tell", "inform", "brief"} else {"ccomp", "obj", "xcomp"}
    if any(_relation(sentence, c) in content for c in sentence.children[child]):
        return False
    if _lemma(sentence, child) not in cues.said or (relation == "advcl" and _speaks_of(sentence, child)):
        return False
    marks = {sentence.tokens[c].text.lower() for c in sentence.children[child] if sentence.tokens[c].deprel == "mark"}
    return relation != "advcl" or "as" in marks or (not marks and _set_off(sentence, child))


def _set_off(sentence: Sentence, verb: int) -> bool:
    """Whether a comma parts a clause from what stands before it."""
    first = min(sentence.subtree(verb))
    return first > 0 and {sentence.tokens[first].text, sentence.tokens[first - 1].text} & {",", "”", '"'} != set()


def _speaks_of(sentence: Sentence, verb: int) -> bool:
    return any(case_of(sentence, c) in {"of", "about", "for", "against"} for c in sentence.children[verb])


def _owner(sentence: Sentence, noun: int, content: int) -> Speaker | None:
    """Whose statement a noun means: its owner, or who makes it ("issued a statement")."""
    for child in sentence.children[noun]:
        if child != content and (
            sentence.tokens[child].deprel == "nmod:poss" or case_of(sentence, child) in {"by", "from"}
        ):
            return Speaker(child, None)
    verb = sentence.tokens[noun].head
    if verb == ROOT or _relation(sentence, noun) not in {"obj", "nsubj"} or sentence.tokens[verb].upos != "VERB":
        return None
    makers = deep_subjects(sentence, verb) if _relation(sentence, noun) == "obj" else []
    return Speaker(makers[0], None) if makers and _lemma(sentence, verb) in MAKES else None


def _according(sentence: Sentence, anchor: int) -> Speaker | None:
    """The speaker after an "according to" that opens or closes a sentence, wherever the tree hangs it."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 2):
        if tokens[i].text.lower() != "according" or tokens[i + 1].text.lower() != "to":
            continue
        last = next((j for j in range(i + 2, len(tokens)) if tokens[j].text in CLOSERS), len(tokens))
        inside = range(i + 2, last)
        head = next(
            (j for j in inside if tokens[j].head not in inside and tokens[j].upos in {"NOUN", "PROPN", "PRON"}), None
        )
        between = tokens[anchor + 1 : i] if anchor < i else tokens[last : anchor + 1]
        if head is None or anchor in inside or any(t.text == ";" for t in between):
            continue
        if i <= 2 or anchor < i:
            return Speaker(head, None)
    return None


def _headline(sentence: Sentence, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The speaker before the first, or after the last, colon or dash of a headline: "Monitor: dozens killed"."""
    tokens = sentence.tokens
    marks = [i for i in range(1, len(tokens) - 1) if _parts(sentence, i)]
    if not marks:
        return None
    start = 0
    while len(marks) > 1 and all(_dates(sentence, i) for i in range(start, marks[0])):
        start = marks.pop(0) + 1
    for part, said in (
        (range(start, marks[0]), anchor > marks[0]),
        (range(marks[-1] + 1, len(tokens)), anchor < marks[-1]),
    ):
        words = [i for i in part if tokens[i].upos != "PUNCT"]
        heads = [i for i in words if tokens[i].head not in part]
        if said and heads and len(words) <= 5 and _may_speak(sentence, heads[0], words, cues):
            return Speaker(heads[0], None)
    return None


def _dates(sentence: Sentence, index: int) -> bool:
    """Whether a word belongs to a date alone: "25 Jan. - Monitor: dozens killed"."""
    word = sentence.tokens[index].text
    return word.isdigit() or word.lower().rstrip(".") in MONTHS or word in CLOSERS


def _parts(sentence: Sentence, index: int) -> bool:
    """Whether a token parts a headline: a colon, or a dash with spaces around it."""
    before, token = sentence.tokens[index - 1], sentence.tokens[index]
    return token.text == ":" or (token.text in {"-", "–", "—"} and token.start > before.end)


def _may_speak(sentence: Sentence, head: int, words: list[int], cues: SpeechCues) -> bool:
    if any(sentence.tokens[i].upos in {"VERB", "AUX", "ADP"} for i in words):
        return False
    named = any(name.label in {"ORG", "PER"} and name.first <= head < name.last for name in sentence.names)
    return named or bool({_lemma(sentence, head), sentence.tokens[head].text.lower()} & cues.speakers)


def all_of(sentence: Sentence, speaker: Speaker) -> tuple[int, int]:
    """First and last+1 token of all who speak together: "residents and a local group said"."""
    heads = {speaker.head}
    if speaker.verb is not None:
        heads.update(own_subjects(sentence, speaker.verb))
    for head in tuple(heads):
        heads.update(conjuncts(sentence, _first_of(sentence, head)))
    spans = sorted({phrase_tokens(sentence, head) for head in heads if sentence.tokens[head].upos in NOMINAL})
    own = phrase_tokens(sentence, speaker.head)
    at = spans.index(own) if own in spans else -1
    if at < 0:
        return own
    first = last = at
    while first > 0 and _joined(sentence, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and _joined(sentence, spans[last][1], spans[last + 1][0]):
        last += 1
    between = {sentence.tokens[i].text.lower() for i in range(spans[first][1], spans[last][0])}
    return (spans[first][0], spans[last][1]) if between & JOINS - {","} else own


def _first_of(sentence: Sentence, head: int) -> int:
    """The first of those that a token is coordinated with."""
    while sentence.tokens[head].deprel == "conj" and sentence.tokens[sentence.tokens[head].head].upos in NOMINAL:
        head = sentence.tokens[head].head
    return head


def _joined(sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but "and" or a comma stands between two phrases."""
    words = [token.text.lower() for token in sentence.tokens[first:last]]
    return bool(words) and set(words) <= JOINS


def main_speaker(sentence: Sentence, cues: SpeechCues) -> Speaker | None:
    """The speaker of a sentence's main clause, whose quotation may run on in the next sentence."""
    root = sentence.root
    beside = [c for c in sentence.children[root] if _relation(sentence, c) in {"parataxis", "ccomp", "dep"}]
    for verb in (root, *beside):
        found = _subject_of(sentence, verb, cues)
        inverted = _inverted(sentence, verb, cues) if _relation(sentence, verb) == "parataxis" else None
        if inverted:
            return inverted
        if found and own_subjects(sentence, verb):
            return found
    colon = introduces(sentence)
    return None if colon is None else _quoted_after(sentence, colon, cues)


def quoted_next(sentence: Sentence, cues: SpeechCues) -> Speaker | None:
    """Who is quoted in the sentence after this one, where neither has a verb of saying: a person who is the subject."""
    return _subject_before(sentence, len(sentence.tokens), cues)
