"""Signs of a place beside what else its sentence and its report offer for the same claim."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.records import BlockKind, PlaceRef, PlaceType
from whoholds.resolve.siting.question import Candidate
from whoholds.resolve.siting.scene import WIDER, Scene

Sign = tuple[str, float]
RECENT_EVENTS = 3
"""How many sited events back count as those that the report has just spoken of."""


def beside_others(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """What the sentence itself offers: a place elsewhere has to be meant in spite of it."""
    if candidate.ref is None:
        return
    size = _size(candidate.ref)
    if candidate.proposed:
        yield f"proposed:{size}", 1.0
        yield f"proposed:{size}:{scene.offer}", 1.0
    elif candidate.here:
        yield f"beside:{scene.offer}:{size}", 1.0
        site = scene.question.asked.site
        if site and lies_in(candidate.ref, site):
            yield "inside_proposed", 1.0
    else:
        yield f"away:{scene.offer}:{size}", 1.0
        yield f"away:{scene.block_kind}:{size}:{'block' if scene.stands_in_block(candidate) else 'else'}", 1.0


def told_out(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether an event of the same kind that the report tells later is sited here: a headline's event is told again."""
    if candidate.ref is None or candidate.proposed or not scene.ahead:
        return
    start = "headline" if scene.block_kind is BlockKind.HEADLINE else "lead" if scene.at < 3 else "later"
    for name, key in scene.told_ahead.items():
        if key == candidate.key:
            yield f"ahead:{name}:{start}", 1.0
    within = any(lies_in(candidate.ref, n.ref) for n in scene.here)
    if within and not candidate.here and candidate.key in scene.keys_ahead:
        yield f"ahead:within:{start}", 1.0


def told_again(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether the place is where the events were that "the attack" or "there" goes back to."""
    earlier = scene.earlier
    if candidate.ref is None:
        if scene.recalls:
            yield "recall:none", 1.0
        return
    if scene.says_there and not candidate.here:
        narrow = [n for n in scene.before if n.ref.type not in WIDER]
        last = [n for n in narrow if n.sentence == narrow[-1].sentence]
        yield "there:last", float(bool(last) and candidate.key in {n.key for n in last})
        yield "there:before", float(bool(scene.before) and scene.before[-1].key == candidate.key)
    if not scene.recalls or candidate.here:
        return
    if earlier:
        yield "recall:share", scene.sited_counts[candidate.key] / len(earlier)
        yield "recall:first", float(earlier[0].key == candidate.key)
        yield "recall:last", float(earlier[-1].key == candidate.key)
        yield "recall:lately", float(candidate.key in {s.key for s in earlier[-RECENT_EVENTS:]})
    yield f"recall:{_size(candidate.ref)}", 1.0


def in_blocks(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """How many paragraphs back the place was named, and whether the last event of this paragraph was there."""
    if candidate.ref is None or not candidate.before or candidate.here:
        return
    size = _size(candidate.ref)
    back = min(3, max(0, scene.block - candidate.before[-1].block))
    yield f"blocks:{back}:{size}", 1.0
    if scene.last_of_block:
        yield f"event:block:{'own' if scene.last_of_block == candidate.key else 'other'}:{size}", 1.0
    narrow = scene.narrow_of_block
    if narrow:
        which = "other" if candidate.key not in narrow else "only" if len(narrow) == 1 else "one"
        yield f"block_narrow:{which}", 1.0


def in_time(candidate: Candidate, scene: Scene) -> Iterator[Sign]:
    """Whether the sentence speaks of another year or of a long span, which is rarely told of the report's own town."""
    if candidate.ref is None:
        if scene.era:
            yield f"none:{scene.era}", 1.0
        return
    size = _size(candidate.ref)
    if scene.era:
        yield f"{scene.era}:{size}:{'here' if candidate.here or candidate.proposed else 'else'}", 1.0


def _size(ref: PlaceRef) -> str:
    return "wide" if ref.type in WIDER else "narrow"


def lies_in(inner: PlaceRef, outer: PlaceRef) -> bool:
    """Whether a place lies in a wider one, as far as their country and division tell."""
    if inner.country != outer.country or inner.type in (PlaceType.COUNTRY, outer.type):
        return False
    if outer.type is PlaceType.PROVINCE:
        return inner.admin1 is not None and inner.admin1 == outer.admin1
    return outer.type in (PlaceType.COUNTRY, PlaceType.REGION)
