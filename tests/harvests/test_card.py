from datetime import timedelta

from tests.gatherings.scene import HERE, rows, runs
from tests.harvests.scene import BROUGHT, TITLE, begins, plans, shares_in_writing, writes
from tests.world import World, forger
from tests.world.people import labels, words

TEAM = "T0ORCHARD"


def test_the_card_tells_of_the_training_and_offers_only_what_one_can_do(world: World) -> None:
    plans(world.maya, sort="event", link="https://react.example/", cost="1,200 EUR")
    writes(world.maya)
    card = world.tomas.message_with("Run it", HERE)
    said = words(card)
    for part in (f"Back from {TITLE}", "An event on", "https://react.example/", "1,200 EUR"):
        assert part in said
    assert labels(card) == [
        "Write it down",
        "See what is written down",
        "I come",
        "I can't come",
        "Calendar",
        "Run it",
    ]
    assert str(card["blocks"]).count("'style': 'primary'") == 1


def test_who_cannot_write_is_not_taken_to_write_instead(world: World) -> None:
    plans(world.maya, "U0NOOR")
    world.maya.closes()
    world.deliver("interactive", forger.press(TEAM, "U0TOMAS", "gatherings:instead", "1"))
    assert "Those who were there write" in words(world.tomas.modal)
    assert rows(world, "SELECT person FROM gathering_participants WHERE answer <> ''") == []
    begins(world, world.maya)
    assert "can write all the same" not in words(world.tomas.in_channel(HERE))


def test_who_wrote_is_thanked_and_what_they_brought_stays_together(world: World) -> None:
    several = "\n\n".join(f"Mine {n}" for n in range(5))
    plans(world.maya, "U0NOOR")
    writes(world.maya, **BROUGHT | {"take": several})
    asked = words(world.noor.last)
    assert f"You were at *{TITLE}*" in asked and "named you" in asked
    world.noor.presses("Write it down")
    writes(world.noor, take="\n\n".join(f"Hers {n}" for n in range(5)))
    world.wait(seconds=5)
    assert "What you bring home" in words(world.noor.last)
    assert "You can change it until" in words(world.noor.last)
    begins(world, world.maya)
    told = words(world.tomas.in_channel(HERE))
    order = [told.index(f"{whose} {n}") for whose in ("Mine", "Hers") for n in range(5)]
    assert order == sorted(order)
    assert "10 notes" in told
    assert "too: for whom?* 1 note" in told
    runs(world.maya, "Close the session")
    world.wait(seconds=5)
    assert "12 notes by 2 people" in words(world.tomas.message_with("As a file", HERE))


def test_whoever_looks_after_it_reads_of_no_turns(world: World) -> None:
    plans(world.maya)
    writes(world.maya)
    world.wait_until(world.now + timedelta(days=4))
    kept = "\n".join(words(each) for each in world.maya.kept)
    assert "You look after *Back from" in kept and "you set it up" in kept
    assert "skip it" not in kept and "your turn" not in kept and "take turns" not in kept


def test_the_home_tab_leads_to_what_others_say(world: World) -> None:
    shares_in_writing(world.maya)
    world.tomas.opens_home()
    world.tomas.presses("What others say", where="home")
    assert TITLE in words(world.tomas.modal)
