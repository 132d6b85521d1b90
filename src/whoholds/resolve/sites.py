"""Where a claim's event took place: from its phrases and the report's place names to one site or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.records import (
    CONTROL_KINDS,
    HARM_KINDS,
    ROOT,
    UNNAMED,
    VIOLENCE_KINDS,
    Draft,
    Kind,
    Phrase,
    PlaceRef,
    PlaceType,
    Span,
)
from whoholds.resolve.atlas import SPECIFIC
from whoholds.resolve.site_words import site_words
from whoholds.resolve.siting import (
    NARROW,
    TOWNS,
    Asked,
    Ground,
    Mode,
    Named,
    Question,
    Said,
    Site,
    Sited,
    by_specificity,
    choose,
    key_of,
    said_of_place,
)

EVENTFUL = VIOLENCE_KINDS | HARM_KINDS | {Kind.LOOTING}
"""Kinds of violence, of its harm and of burning down: what they strike is where they are."""

TAKEN = frozenset({Kind.CAPTURE, Kind.HOLD, Kind.SIEGE})
"""Kinds whose object is what is taken, held or surrounded: that, and no other place of the sentence."""

ADDRESS = frozenset("province governorate oblast raion county department district region state prefecture".split())
"""Last words of a division's name that, right after a town's name and a comma, tell where the town lies."""

OBJECTS = frozenset({"obj", "nsubj:pass", "conj", "appos"})

Sites = list[Site]


def sites_of(drafts: Sequence[Draft], ground: Ground) -> list[Sites]:
    """The sites of each draft, each the places of one claim, the most specific first; an empty tuple for none."""
    ground = _without_actors(drafts, ground)
    told = [told_of_place(draft, ground) for draft in drafts]
    sited = sited_by(drafts, told)
    return [_Siting(draft, ground, sited).sites(said) for draft, said in zip(drafts, told, strict=True)]


def questions(drafts: Sequence[Draft], ground: Ground) -> Iterator[tuple[Draft, Question]]:
    """The drafts whose words name no several sites, with what they leave open: what the choice is learned from."""
    ground = _without_actors(drafts, ground)
    told = [told_of_place(draft, ground) for draft in drafts]
    sited = sited_by(drafts, told)
    for draft, each in zip(drafts, told, strict=True):
        if _single(each):
            yield draft, Question(asked_by(draft, each[0]) if each else Asked(draft), ground, sited)


def _without_actors(drafts: Sequence[Draft], ground: Ground) -> Ground:
    """The ground without towns that act or speak: in "Bangui rejected the demand" a government does, wherever it is."""
    spoken = [draft.voice.phrase for draft in drafts if draft.voice and draft.voice.phrase]
    act = {(p.sentence, p.head) for p in (*spoken, *(p for draft in drafts for p in draft.agents))}
    act -= {(phrase.sentence, phrase.head) for draft in drafts for phrase in draft.places}
    meant = (n for n in ground.named if not (_acts(n, ground) or (n.sentence, n.token) in act) or not _is_bare_town(n))
    return replace(ground, named=tuple(meant))


def _is_bare_town(name: Named) -> bool:
    return name.ref.type is PlaceType.CITY and not name.case


def _acts(name: Named, ground: Ground) -> bool:
    """Whether a place is the subject of what a government does: "Bamako sent troops"."""
    if name.token is None:
        return False
    tokens = ground.atlas.sentences[name.sentence].tokens
    token = tokens[name.token]
    verb = tokens[token.head] if token.head != ROOT else None
    return token.deprel == "nsubj" and verb is not None and verb.lemma.lower() in site_words().deeds


def _single(told: Sequence[Said]) -> bool:
    """Whether a draft's words name no more than one site."""
    return sum(max(1, len(said.sites)) for said in told) <= 1


def told_of_place(draft: Draft, ground: Ground) -> list[Said]:
    """What a draft's own phrases say of its place; one alone where they only stand near its cue."""
    told = ((phrase, said_of_place(phrase, ground.atlas)) for phrase in draft.places)
    found = [said for phrase, first in told if (said := first or _feature(draft, phrase, ground))]
    found = [said for said in found if not (len(found) > 1 and _is_aside(said, ground))]
    struck = [said for phrase in draft.targets if (said := _struck(draft, phrase, ground))]
    beside = [said for phrase in draft.targets if (said := _site_at(draft, phrase, ground))]
    if beside and _single(found):
        return beside
    named = next((site for said in found for site in said.sites), None)
    if struck and (named is None or _rank(struck[0].sites[0]) < _rank(named)):
        return [_with_wider(said, named) for said in struck]
    return found[:1] if draft.hedged else found


def _is_aside(said: Said, ground: Ground) -> bool:
    """Whether words only tell what the places named before them are: "seized Bor and Akobo, two towns to the east"."""
    if said.mode is not Mode.UNNAMED:
        return False
    sentence, head = ground.atlas.sentences[said.phrase.sentence], said.phrase.head
    below = {sentence.tokens[child].deprel for child in sentence.children[head]}
    first = min(sentence.subtree(head))
    after_comma = any(token.text == "," for token in sentence.tokens[max(0, first - 1) : head])
    return sentence.tokens[head].deprel == "appos" or ("nummod" in below and "cc" not in below and after_comma)


def _feature(draft: Draft, phrase: Phrase, ground: Ground) -> Said | None:
    """What is taken or held at a place and is not the place: "captured the silos", "clearing the road to Delmar"."""
    token = ground.atlas.sentences[phrase.sentence].tokens[phrase.head]
    if draft.kind not in TAKEN or draft.hedged or token.lemma.lower() not in site_words().features:
        return None
    return Said(phrase, Mode.FACILITY, within=(phrase.span.start, phrase.span.end))


def sited_by(drafts: Sequence[Draft], told: Sequence[Sequence[Said]]) -> list[Sited]:
    """The drafts whose own words name their site, in the order of the text."""
    return [
        Sited(draft.sentence, draft.kind, key_of(site[0]))
        for draft, each in zip(drafts, told, strict=True)
        for said in each
        for site in said.sites[:1]
    ]


def _struck(draft: Draft, phrase: Phrase, ground: Ground) -> Said | None:
    """The place that violence was done to, where the target is a place with a name: "a bomb struck the cathedral"."""
    if draft.kind not in EVENTFUL:
        return None
    refs = ground.atlas.within(phrase.span.start, phrase.span.end)
    head = ground.atlas.sentences[phrase.sentence].tokens[phrase.head]
    villages = head.lemma.lower() in site_words().towns
    meant = any(
        ref.span and ref.type in NARROW and (villages or ref.span.start <= head.start < ref.span.end) for ref in refs
    )
    said = said_of_place(phrase, ground.atlas) if meant else None
    return said if said and said.sites else None


def _site_at(draft: Draft, phrase: Phrase, ground: Ground) -> Said | None:
    """The town that the words of a struck site name: "In Bria, shells hit a camp at Wada" is told of Wada."""
    sentence = ground.atlas.sentences[phrase.sentence]
    if draft.kind not in EVENTFUL or sentence.tokens[phrase.head].lemma.lower() not in site_words().facilities:
        return None
    own = sentence.children[phrase.head]
    names = (n for n in ground.in_sentence(phrase.sentence) if n.token in own and n.case in ("at", "in", "near"))
    found = next((n.ref for n in names if n.ref.type in TOWNS), None)
    return Said(phrase, Mode.NAMED, ((found,),)) if found else None


def _with_wider(said: Said, wider: Site | None) -> Said:
    return replace(said, sites=tuple((site[0], *(wider[:1] if wider else site[1:])) for site in said.sites))


def _rank(site: Site) -> int:
    return SPECIFIC.index(site[0].type)


@dataclass(frozen=True, slots=True)
class _Siting:
    """One draft whose sites are asked."""

    draft: Draft
    ground: Ground
    sited: Sequence[Sited]

    def sites(self, told: Sequence[Said]) -> Sites:
        """Its sites: those that its words name, else the place that is likeliest meant."""
        found = [site for said in told for site in self._of_phrase(said, single=_single(told))]
        distinct: dict[str, Site] = {}
        for site in found:
            if len(found) > 1 and self._is_address(site[0]):
                continue
            distinct.setdefault(key_of(site[0]), site)
        sites = list(distinct.values())[: 1 if self.draft.hedged else None]
        return sites or [self._unsaid() if not told else ()]

    def _of_phrase(self, said: Said, *, single: bool) -> Sites:
        if said.sites:
            located = [(self._located(site[0], said), *site[1:]) for site in said.sites]
            return [self._best(said, located[0])] if single and not self._is_settled(said) else located
        place = self._place(asked_by(self.draft, said))
        span = said.phrase.span
        if said.mode is Mode.FACILITY and place and place.type is PlaceType.COUNTRY and place.span is None:
            return [(place,)]  # a country's middle is no place for a bridge or a dam
        if said.mode is Mode.FACILITY and place and self._is_told_of(said.phrase, place):
            return [(replace(place, span=span),)]
        if said.mode is Mode.FACILITY:
            return [(_facility(span, span.text, place), place)] if place else []
        if said.mode is Mode.KNOWN:
            return [(replace(place, span=span),)] if place else []
        country = place.country if place else None
        unnamed = PlaceRef(span, span.text, PlaceType.CITY, country, reason=UNNAMED)
        return [(unnamed, place) if place else (unnamed,)]

    def _is_address(self, ref: PlaceRef) -> bool:
        """Whether a division only tells where the town named right before it lies: "Delmar, Bria district, ..."."""
        span = ref.span
        if span is None or span.text.split()[-1].lower() not in ADDRESS:
            return False
        names = (name.ref for name in self.ground.in_sentence(self.draft.sentence))
        towns = (other.span for other in names if other.type in NARROW and other.type is not PlaceType.DISTRICT)
        return any(town is not None and town.end + len(", ") == span.start for town in towns)

    def _is_told_of(self, phrase: Phrase, place: PlaceRef) -> bool:
        """Whether "the base" is the airbase that the report told of by name."""
        sentence = self.ground.atlas.sentences[phrase.sentence]
        token = sentence.tokens[phrase.head]
        beside = {sentence.tokens[c].text.lower() for c in sentence.children[phrase.head]}
        known = beside & site_words().definite and not beside & site_words().singled_out and "of" not in beside
        called = place.name.lower().split()[-1].endswith(token.lemma.lower())
        return place.type is PlaceType.FACILITY and bool(known) and token.feat("Number") != "Plur" and called

    def _is_settled(self, said: Said) -> bool:
        """Whether the claim's own clause names the place, so that no other can be meant.

        It does where the place is what is struck, taken, held or surrounded, and for other kinds of control where its
        name stands right with the cue: "had withdrawn from Bria", though the gazetteer knows only the town before it.
        """
        ref, draft = said.sites[0][0], self.draft
        if said.phrase in draft.targets:
            return ref.type in TOWNS
        if draft.hedged or ref.type not in NARROW:
            return False
        tokens = self.ground.atlas.sentences[said.phrase.sentence].tokens
        token = tokens[said.phrase.head]
        if draft.kind in TAKEN and token.deprel in OBJECTS:
            return True
        named = ref.span is not None and ref.span.start <= token.start < ref.span.end
        own = token.head == draft.cue.head and said.phrase.sentence == draft.sentence
        called = token.head != ROOT and tokens[token.head].lemma.lower() in site_words().towns
        if named and called and draft.kind in EVENTFUL:
            return True  # "set fire to the villages of Wada and Mora"
        return named and (draft.kind in TAKEN or (own and draft.kind in CONTROL_KINDS))

    def _unsaid(self) -> Site:
        place = self._place(Asked(self.draft))
        return self._with_named_wider(place) if place else ()

    def _best(self, said: Said, site: Site) -> Site:
        """The site that the words name, unless another place of the sentence is likelier."""
        place = self._place(asked_by(self.draft, said))
        if place is None:
            return site
        if key_of(place) == key_of(site[0]):
            return (replace(site[0], confidence=place.confidence), *site[1:])
        return self._with_named_wider(place)

    def _with_named_wider(self, place: PlaceRef) -> Site:
        """The place, with a wider one that the sentence names."""
        names = [n.ref for n in self.ground.in_sentence(self.draft.sentence)]
        wider = [r for r in names if SPECIFIC.index(r.type) > SPECIFIC.index(place.type) and r.country == place.country]
        return (place, *by_specificity(wider)[:1])

    def _located(self, ref: PlaceRef, said: Said) -> PlaceRef:
        """A facility or neighbourhood that the gazetteer lacks, at its town's point, with a precision that says so."""
        if ref.lat is not None or ref.type not in {PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD} or ref.span is None:
            return ref
        town = self._place(Asked(self.draft, Mode.FACILITY, within=said.within))
        return replace(_facility(ref.span, ref.name, town), type=ref.type) if town and town.lat is not None else ref

    def _place(self, asked: Asked) -> PlaceRef | None:
        """The place that is likeliest meant, as sure as the choice; without a span where no words here name it."""
        choice = choose(Question(asked, self.ground, self.sited))
        if choice.ref is None:
            return None
        sure = None if choice.ref.confidence is None else round(choice.chance * choice.ref.confidence, 3)
        if choice.candidate.here or choice.candidate.proposed:
            return replace(choice.ref, confidence=sure)
        return replace(choice.ref, span=None, confidence=sure if sure is not None else round(choice.chance, 3))


def asked_by(draft: Draft, said: Said) -> Asked:
    """The question that a phrase leaves open."""
    site = said.sites[0][0] if said.sites else None
    return Asked(draft, said.mode, site, said.types, said.within)


def _facility(span: Span, name: str, town: PlaceRef) -> PlaceRef:
    """A described facility: known only to its town, so its point is the town's and its precision says so."""
    return replace(
        town,
        span=span,
        name=name,
        type=PlaceType.FACILITY,
        place_id=None,
        precision=max(2, town.precision or 2),
        relation="in",
        reason=f"not in the gazetteer; at {town.name}",
        evidence=(),
    )
