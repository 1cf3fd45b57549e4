"""Two at the same moment, on both databases: one entry, and never more people than places."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.communities.scene import at, begins, has_page, offers_seat, posts
from tests.world import World, forger

PEOPLE = ["U0MAYA", "U0TOMAS", "U0INGRID", "U0SAMUEL", "U0LEO"]


def all_at_once(world: World, deliveries: list[Any]) -> None:
    with ThreadPoolExecutor(len(deliveries)) as threads:
        for done in [threads.submit(each) for each in deliveries]:
            done.result()
    world.loop.do(world.settle())


def test_a_seat_and_an_entry_hold_when_everybody_presses_at_once(world_on: World) -> None:
    world = world_on
    begins(world)
    assert offers_seat(world, world.noor, at("2026-03-10", 14), places="2") == {}
    place = ("C0DESIGN", world.noor.in_channel()[-1]["ts"])
    for _ in range(2):
        presses = [forger.press("T0ORCHARD", u, "communities:take", "1", place) for u in PEOPLE]
        all_at_once(world, [lambda p=p: world.forge(p, "T0ORCHARD") for p in presses])
        assert len(world.tables()["taken_seats"]) == 2
    has_page(world)
    message = posts(world, world.noor, "https://example.org/talk")

    def react(user: str) -> Any:
        actor = world.person(user).actor
        return world.loop.do(actor.react("C0DESIGN", message["ts"], "books"))

    all_at_once(world, [lambda u=u: react(u) for u in PEOPLE])
    world.wait(minutes=10)
    assert len(world.tables()["library_entries"]) == 1
    assert len(world.tables()["library_shares"]) == len(PEOPLE)
