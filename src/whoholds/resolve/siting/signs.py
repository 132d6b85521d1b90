"""The signs that a place is where a claim's event took place, as named numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from whoholds.records import BlockKind, PlaceRef, PlaceType
from whoholds.resolve.siting.ground import Named
from whoholds.resolve.siting.offers import beside_others, in_blocks, in_time, lies_in, told_again, told_out
from whoholds.resolve.siting.question import Candidate, Mode
from whoholds.resolve.siting.scene import GROUPS, Scene
from whoholds.resolve.tree import distance

Sign = tuple[str, float]

CASES = {
    **dict.fromkeys(("in", "at", "inside", "within", "across", "on", "over", "throughout"), "in"),
    **dict.fromkeys(("near", "around", "outside", "by", "along"), "near"),
    **dict.fromkeys(("to", "into", "towards", "toward", "onto"), "to"),
    **dict.fromkeys(("from", "off"), "from"),
    **dict.fromkeys(("of",), "of"),
    **dict.fromkeys(("against", "with", "between", "for", "about"), "against"),
}
ACTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
BESIDE = frozenset({"compound", "amod", "nmod:poss", "nmod"})
WIDE = frozenset({PlaceType.COUNTRY, PlaceType.REGION})
SPEECH = frozenset("say tell report announce state speak add confirm visit".split())


def signs(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """All signs of a candidate that are not nothing."""
    if candidate.ref is None:
        yield from _nothing(scene)
        return
    for rule in RULES:
        yield from rule(candidate, scene)


def _nothing(scene: Scene) -> Iterator[Sign]:
    """For no place at all."""
    yield "none", 1.0
    yield f"none:{scene.group}", 1.0
    yield f"none:{scene.question.asked.mode}", 1.0
    yield f"none:{scene.question.asked.draft.status}", 1.0
    for how in scene.manner:
        yield f"none:{how}", 1.0
    yield "none:unplaced", float(not scene.question.ground.in_sentence(scene.at))
    yield "none:nowhere", float(not scene.before)
    kind = "digest" if scene.question.ground.atlas.scattered else "report"
    yield f"none:{kind}", 1.0
    if not any(n.block == scene.block for n in scene.before) and not scene.question.ground.in_sentence(scene.at):
        yield f"none:{kind}:block", 1.0
        yield f"none:{kind}:{'told' if scene.of_block else 'untold'}", 1.0


def type_signs(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """How wide the place is, for the kind of claim and for how the words speak of it."""
    ref = candidate.ref
    if ref is None:
        return
    where = (
        "here"
        if candidate.here or candidate.proposed
        else "before"
        if candidate.before
        else "after"
        if candidate.after
        else "unnamed"
    )
    yield where, 1.0
    yield f"{where}:{ref.type}", 1.0
    yield f"{where}:{scene.group}", 1.0
    yield f"{where}:{scene.question.asked.mode}", 1.0
    wide = (
        "country"
        if ref.type is PlaceType.COUNTRY
        else "wide"
        if ref.type in (PlaceType.REGION, PlaceType.PROVINCE)
        else ""
    )
    if wide:
        yield f"{wide}:{scene.group}", 1.0
    spot = f"{'wide' if wide else 'narrow'}:{'here' if where == 'here' else 'else'}"
    for how in scene.manner:
        yield f"{spot}:{how}", 1.0
    yield "unresolved", float(ref.lat is None)
    yield "doubtful", 1.0 - (ref.confidence if ref.confidence is not None else 1.0)
    asked = scene.question.asked
    if asked.types:
        yield "type:meant" if ref.type in asked.types else "type:other", 1.0


def own_words(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether the claim's own phrases name the place, or the words that describe its site."""
    asked = scene.question.asked
    if candidate.proposed:
        yield "proposed", 1.0
        yield "proposed:hedged", float(asked.draft.hedged)
        yield f"proposed:{scene.group}", 1.0
    first, last = asked.within
    said = scene.question.ground.told_between(first, last)
    if said and candidate.ref and candidate.ref.country:
        yield f"described:{'own' if candidate.ref.country in said else 'other'}", 1.0
    if any(name.ref.span and first <= name.ref.span.start < last for name in candidate.here):
        yield "within", 1.0


def in_sentence(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Where in the tree the place's nearest name stands from the cue."""
    spots = [(name, steps) for name in candidate.here if (steps := _steps(name, scene)) is not None]
    if not spots:
        return
    name, steps = min(spots, key=lambda pair: pair[1])
    sentence = scene.question.sentence
    token = sentence.tokens[name.token or 0]
    relation = token.deprel
    yield "steps", min(steps, 12) / 4
    yield f"steps:{min(steps, 4)}", 1.0
    case = CASES.get(name.case, "other" if name.case else "bare")
    yield f"case:{case}", 1.0
    wide = "wide" if name.ref.type in WIDE else "town"
    if relation in ACTS:
        yield f"acts:{wide}", 1.0
    elif relation in BESIDE and not name.case:
        yield f"beside:{wide}", 1.0
    elif relation in ("obj", "appos", "conj", "obl", "nmod"):
        yield f"relation:{relation}", 1.0
    if name.ref.relation:
        yield "moved", 1.0
    if token.head >= 0 and sentence.tokens[token.head].lemma in SPEECH and (name.token or 0) > token.head:
        yield "said_there", 1.0
    cue = sentence.tokens[scene.question.asked.draft.cue.head].start
    yield ("cue:after" if token.start > cue else "cue:before"), 1.0
    for role, start, end in scene.taken:
        if start <= token.start < end:
            yield f"in:{role}:{wide}", 1.0


def _steps(name: Named, scene: Scene) -> int | None:
    if name.token is None:
        return None
    return distance(scene.question.sentence, scene.question.asked.draft.cue.head, name.token)


def in_order(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Which of the sentence's places is nearest the cue in the order of words, on either side."""
    if not candidate.here:
        return
    cue = scene.question.asked.draft.cue.span.start
    starts = [name.ref.span.start for name in scene.question.ground.in_sentence(scene.at) if name.ref.span]
    own = [name.ref.span.start for name in candidate.here if name.ref.span]
    after = [start for start in starts if start > cue]
    before = [start for start in starts if start <= cue]
    yield "order:next", float(bool(after) and min(after) in own)
    yield "order:last", float(bool(before) and max(before) in own)
    yield "order:only", float(len({n.key for n in scene.question.ground.in_sentence(scene.at)}) == 1)


def told_before(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """How often, how lately and how the place was named before the sentence; names in it count for less."""
    if not candidate.before or candidate.ref is None:
        return
    mark = "+" if candidate.here else ":wide" if candidate.ref.type in (*WIDE, PlaceType.PROVINCE) else ""
    last = candidate.before[-1]
    back = scene.at - last.sentence
    earlier = scene.before
    yield f"often{mark}", math.log1p(min(len(candidate.before), 12))
    yield f"share{mark}", len(candidate.before) / len(earlier)
    yield f"sites{mark}", math.log1p(sum(_is_site(n) for n in candidate.before))
    yield f"back{mark}", math.log1p(min(back, 40))
    yield f"back:1{mark}", float(back == 1)
    yield f"latest{mark}", float(earlier[-1].key == candidate.key)
    in_last = [n for n in earlier if n.sentence == earlier[-1].sentence]
    yield f"latest_site{mark}", float(_is_site(last) and last.sentence == in_last[0].sentence)
    yield f"block{mark}", float(any(n.block == scene.block for n in candidate.before))
    yield f"first{mark}", float(scene.question.ground.named[0].key == candidate.key)
    kinds = {scene.question.ground.blocks[n.block] for n in candidate.before if n.block >= 0}
    yield f"headline{mark}", float(BlockKind.HEADLINE in kinds)
    yield f"dateline{mark}", float(kinds == {BlockKind.DATELINE})
    yield f"moved{mark}", float(all(n.ref.relation for n in candidate.before))
    if not mark:
        yield from _latest_narrow(candidate, scene)
    if scene.question.asked.mode is Mode.KNOWN:
        yield "known:often", math.log1p(min(len(candidate.before), 12))
        yield "known:back", math.log1p(min(back, 40))
        yield "known:latest", float(earlier[-1].key == candidate.key)
    if scene.question.ground.atlas.scattered:
        elsewhere = not any(n.block == scene.block for n in candidate.before)
        yield f"scattered{mark}", float(elsewhere)
        foreign = candidate.ref.country not in scene.of_block
        yield f"scattered:{'untold' if not scene.of_block else 'other' if foreign else 'own'}", float(elsewhere)


def _latest_narrow(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether no narrow place was named after this one, or it was the first of its sentence, of which it tells most."""
    narrow = [name for name in scene.before if name.ref.type not in (*WIDE, PlaceType.PROVINCE)]
    last = [name for name in narrow if name.sentence == narrow[-1].sentence]
    sorts = ("known", "unsaid") if scene.question.asked.mode is Mode.KNOWN else ("unsaid",)
    for sort in sorts:
        yield f"narrow_last:{sort}", float(last[-1].key == candidate.key)
        yield f"narrow_first:{sort}", float(last[0].key == candidate.key)


def around_it(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """What other names of the report so far say of the place: those of its spot, those it lies in, those within it."""
    ref = candidate.ref
    if ref is None or candidate.here:
        return
    others = [name for name in scene.before if name.key != candidate.key]
    spot = _spot(ref)
    if ref.type in (*WIDE, PlaceType.PROVINCE):
        inner = [name for name in others if lies_in(name.ref, ref)]
        yield "holds:any", float(bool(inner))
        yield "holds:share", len(inner) / max(1, len(others))
        yield "holds:block", float(any(name.block == scene.block for name in inner))
        yield "holds:one", float(bool(inner) and len({_spot(name.ref) for name in inner}) == 1)
        return
    if spot:
        yield "spot:often", math.log1p(sum(_spot(name.ref) == spot for name in others))
    outer = [name for name in others if lies_in(ref, name.ref)]
    heads = [n for n in outer if n.block >= 0 and scene.question.ground.blocks[n.block] is BlockKind.HEADLINE]
    yield "lies_in:headline", float(bool(heads))
    yield "lies_in:province", float(any(n.ref.type is PlaceType.PROVINCE for n in outer))
    first = next((n for n in scene.question.ground.named if n.ref.type not in (*WIDE, PlaceType.PROVINCE)), None)
    yield "first_narrow", float(first is not None and first.key == candidate.key)


def _spot(ref: PlaceRef) -> tuple[float, float] | None:
    return (round(ref.lat, 1), round(ref.lon, 1)) if ref.lat is not None and ref.lon is not None else None


def _is_site(name: Named) -> bool:
    return CASES.get(name.case) in ("in", "near", "to")


def told_after(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether the place is named soon after, as what a headline speaks of is."""
    if candidate.after and not candidate.here:
        headline = scene.question.ground.blocks[scene.block] is BlockKind.HEADLINE
        weight = "" if not candidate.before else "+"
        yield f"after{weight}:{'headline' if headline else 'prose'}", 1.0
        yield f"after{weight}:next", float(candidate.after[0].sentence == scene.at + 1)
        yield f"after{weight}:block", float(candidate.after[0].block == scene.block)
        yield f"after{weight}:site", float(_is_site(candidate.after[0]))


def events(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether other claims of the report have this site: of the same sentence, the last of the same kind, the last."""
    group = scene.group
    if candidate.key in scene.sited_here and not candidate.proposed:
        yield "event:here", 1.0
        yield f"event:here:{group}", 1.0
    earlier = scene.earlier
    if not earlier:
        return
    same = next((s for s in reversed(earlier) if s.kind is scene.question.asked.draft.kind), None)
    alike = next((s for s in reversed(earlier) if GROUPS.get(s.kind, "other") == group), None)
    for name, last in (("kind", same), ("group", alike), ("any", earlier[-1])):
        if last and last.key == candidate.key:
            near = 1 / (scene.at - last.sentence)
            yield f"event:{name}", 1.0
            yield f"event:{name}:near", near
    yield "event:share", scene.sited_counts[candidate.key] / len(earlier)


def country(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """How much of the report, of the block and of the sentence is about the place's country."""
    ref = candidate.ref
    if ref is None or not ref.country:
        return
    where = "country" if ref.type is PlaceType.COUNTRY else "place"
    how = "here" if candidate.here else "else"
    share = scene.plays.get(ref.country, 0.0)
    yield f"plays:{where}", share
    yield f"plays:{where}:{how}", share
    yield f"plays:leads:{where}", float(share >= max(scene.plays.values(), default=0.0) > 0)
    if scene.told:
        yield f"told:{'own' if ref.country in scene.told else 'other'}:{where}:{how}", 1.0
    if scene.of_block and not candidate.here:
        yield f"block:{'own' if ref.country in scene.of_block else 'other'}:{where}", 1.0
    here = {n.ref.country for n in scene.question.ground.in_sentence(scene.at) if n.ref.country}
    if here and not candidate.here:
        yield f"names:{'own' if ref.country in here else 'other'}:{where}", 1.0
    for role, told in scene.sides.items():
        if told:
            yield f"{role}:{'own' if ref.country in told else 'other'}:{where}:{how}", 1.0


def inside(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether the sentence names a place that lies in this one, which says more than the wider one."""
    ref = candidate.ref
    if ref is None or ref.type not in (PlaceType.COUNTRY, PlaceType.PROVINCE):
        return
    for name in scene.question.ground.in_sentence(scene.at):
        narrower = name.ref.type not in (PlaceType.COUNTRY, PlaceType.REGION) and name.key != candidate.key
        in_country = ref.type is PlaceType.COUNTRY and name.ref.country == ref.country
        in_province = name.ref.admin1 is not None and name.ref.admin1 == ref.admin1 and name.ref.type is not ref.type
        if narrower and (in_country or in_province):
            yield "holds_another", 1.0
            return


Rule = Callable[[Candidate, Scene], Iterator[Sign]]
RULES: tuple[Rule, ...] = (
    type_signs, own_words, in_sentence, in_order, told_before, around_it, told_after, events, country, inside,
    beside_others, told_out, told_again, in_blocks, in_time,
)  # fmt: skip
