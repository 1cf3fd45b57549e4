"""A guest finds what was shared where they are, and learns of nothing else."""

import pytest

from tests.library.filed import files, finds, opens
from tests.world import Somebody, World, forger
from tests.world.people import words

ROLES = ("is_restricted", "is_ultra_restricted")


def guest(world: World, role: str = "is_restricted") -> Somebody:
    """Somebody from outside, who is in #design alone."""
    world.happens("add_person", "U0GUEST", "Gita Guest", **{role: True})
    world.happens("add_member", "C0DESIGN", "U0GUEST")
    return world.person("U0GUEST")


def share(world: World) -> tuple[int, int]:
    """File something of the guest's channel; return something elsewhere, and of no channel."""
    world.happens("add_channel", "C0FAR", "far", members=["U0NOOR"])
    files(world, "A merger near", "U0NOOR", channel="C0DESIGN")
    far = files(world, "A merger afar", "U0NOOR", channel="C0FAR")
    return far, files(world, "A merger of all", "U0NOOR")


@pytest.mark.parametrize("role", ROLES)
def test_a_guest_finds_what_was_shared_in_their_own_channels_alone(
    world_on: World, role: str
) -> None:
    gita = guest(world_on, role)
    share(world_on)
    seen = finds(gita, "merger")
    assert "A merger near" in seen
    assert "1 entry" in seen
    assert "Nothing in the library" in finds(gita, "<#C0FAR|far>")
    assert "3 entries" in finds(world_on.tomas, "merger")
    gita.types("/library export merger")
    assert b"A merger near" in gita.files[-1]["content"]
    assert b"afar" not in gita.files[-1]["content"]
    world_on.happens("add_member", "C0FAR", "U0GUEST")
    assert "2 entries" in finds(gita, "merger")
    world_on.happens("remove_member", "C0FAR", "U0GUEST")
    assert "1 entry" in finds(gita, "merger")


@pytest.mark.parametrize("action", ["open", "helped", "edit", "withdraw"])
def test_a_forged_number_tells_a_guest_nothing(world: World, action: str) -> None:
    guest(world)
    for number in share(world):
        payload = forger.press("T0ORCHARD", "U0GUEST", f"library:{action}", f"{number}:yes")
        world.deliver("interactive", payload)
        gita = world.person("U0GUEST")
        assert "no such entry" in words(gita.modal)
        gita.closes()
    assert world.tables()["library_useful"] == []


def test_a_guest_finds_changes_and_takes_back_what_they_wrote(world: World) -> None:
    gita = guest(world)
    gita.types("/library add")
    assert "guests aside" in words(gita.modal)
    assert gita.fills(title="What I would merge") == {}
    gita.closes()
    assert "1 entry" in finds(gita, "merge")
    assert "1 entry" in finds(world.tomas, "merge")
    opens(gita, "merge")
    gita.presses("Take it back", where="modal")
    gita.closes()
    assert "Nothing in the library" in finds(world.tomas, "merge")


def test_whoever_becomes_a_guest_finds_less_and_whoever_joins_finds_all(world: World) -> None:
    share(world)
    assert "3 entries" in finds(world.tomas, "merger")
    world.happens("change_person", "U0TOMAS", is_restricted=True)
    assert "1 entry" in finds(world.tomas, "merger")
    world.happens("change_person", "U0TOMAS", is_restricted=False)
    assert "3 entries" in finds(world.tomas, "merger")
