"""Forces count as their state's, and their spokesmen speak for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.picture.conftest import say
from whoholds.account import Kin
from whoholds.picture import moves_of, trace
from whoholds.records.control import Basis, Side
from whoholds.records.entries import Entry


@dataclass(frozen=True)
class Actor:
    """An entry of the registry."""

    id: str
    name: str


class Registry:
    """Redland has an army; the Reds are nobody's."""

    def party(self, actor_id: str) -> Actor:
        """The belligerent."""
        return {
            "redland-army": Actor("state:XA", "Government of Redland"),
            "state:XA": Actor("state:XA", "Government of Redland"),
            "reds": Actor("reds", "Reds"),
        }[actor_id]


def known(entry: Entry, actor_id: str) -> Entry:
    """The entry with an id for who does it."""
    agents = tuple(replace(ref, actor_id=actor_id) for ref in entry.claim.agents)
    return replace(entry, id="", claim=replace(entry.claim, agents=agents))


def told(*entries: Entry) -> list[tuple[Side, Basis]]:
    """Each tenure's holder and basis."""
    kin = Kin(Registry())
    moves = [kin.move(move) for entry in entries for move in moves_of(kin.entry(entry), ("test:1",))]
    return [(side, tenure.basis) for tenure in trace(moves) for side in tenure.holder]


def test_an_army_holds_for_its_state() -> None:
    taken = known(say("capture", "Redland Army", on="03-05"), "redland-army")

    assert told(taken) == [(Side("Government of Redland (Redland Army)", "state:XA"), Basis.REPORTED)]


def test_the_states_word_for_its_armys_gain_is_a_claim() -> None:
    taken = known(say("capture", "Redland Army", on="03-05", by="the ministry"), "redland-army")
    source = taken.claim.source
    assert source
    taken = replace(taken, claim=replace(taken.claim, source=replace(source, actor_id="state:XA")))

    assert [basis for _, basis in told(taken)] == [Basis.CLAIMED]


def test_a_group_that_is_nobodys_stays_itself() -> None:
    assert told(known(say("capture", "Reds", on="03-05"), "reds")) == [(Side("Reds", "reds"), Basis.REPORTED)]


def test_an_id_that_the_registry_lacks_stays_as_it_is() -> None:
    assert told(known(say("capture", "Greens", on="03-05"), "greens")) == [(Side("Greens", "greens"), Basis.REPORTED)]
