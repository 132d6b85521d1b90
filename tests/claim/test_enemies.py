"""An enemy is understood only where claims of the report set the two against each other."""

from __future__ import annotations

import pytest

from tests.claim.test_settled import claim, sentence
from whoholds.claim.settled import settled
from whoholds.records import Kind

ARMY = ("the army", "state:CO", "government")
ELN = ("the ELN", "eln", "rebel")


@pytest.mark.parametrize(
    ("who", "enemy"),
    [
        (("the FARC", "farc", "rebel"), None),
        (("a cartel", None, "militia"), None),
        (("soldiers", None, "government"), "eln"),
        (ARMY, "eln"),
    ],
)
def test_a_party_nobody_sets_against_the_one_under_attack_has_no_enemy(
    who: tuple[str, str | None, str | None], enemy: str | None
) -> None:
    told = [
        claim(Kind.ATTACK, 0, agents=(ARMY,), targets=(ELN,)),
        claim(Kind.ADVANCE, 1, agents=(who,)),
    ]
    found, _ = settled(told, [sentence(0), sentence(1)])

    assert [ref.actor_id for ref in found[1].targets] == ([enemy] if enemy else [])
