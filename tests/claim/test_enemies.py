"""An enemy is understood only where claims of the report set the two against each other."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_town_that_falls_falls_from_its_holder_to_the_holders_enemy() -> None:
    told = [
        claim(Kind.ATTACK, 0, agents=(ELN,), targets=(ARMY,)),
        claim(Kind.HOLD, 1, agents=(ARMY,)),
        claim(Kind.BATTLE, 1, agents=(ARMY,), at=("Tame", 30)),
        replace(claim(Kind.CAPTURE, 2), found_by="capture/fall-alone"),
        replace(claim(Kind.CAPTURE, 2, at=("Arauca", 30)), found_by="capture/fall-alone"),
    ]
    found, _ = settled(told, [sentence(0), sentence(1), sentence(2)])
    falls = [each for each in found if each.kind is Kind.CAPTURE]

    assert [ref.actor_id for ref in falls[0].targets] == ["state:CO"]
    assert [ref.actor_id for ref in falls[0].agents] == ["eln"]
    assert "state:CO" not in [ref.actor_id for ref in falls[1].targets]
