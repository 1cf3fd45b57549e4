import json
import re

import pytest

from tests.gatherings.nameless import EVERYBODY, collect, entry_rows, idea_of, key_of
from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    WRITERS,
    card,
    cards,
    channel_says,
    phases,
    rows,
    runs,
    writes,
)
from tests.world import World, forger
from tests.world.people import find_buttons, labels, words


def test_nothing_of_them_is_shown_to_anybody_until_the_reveal(world: World) -> None:
    collect(world, 6)
    assert "6 people have written so far" in card(world)
    assert "without names" in card(world)
    ((number,),) = rows(world, "SELECT id FROM gathering_sessions")
    place = (HERE, cards(world)[-1]["ts"])
    for user in WRITERS:
        person = world.person(user)
        for action in ("cards", "topics", "vote", "mine", "write", "run"):
            pressed = forger.press("T0ORCHARD", user, f"gatherings:{action}", str(number), place)
            world.deliver("interactive", pressed)
            assert "idea" not in words(person.modal), action
            person.closes()
        assert "idea" not in person.told(HERE) + person.opens_home() + person.dm_words
    assert "idea" not in channel_says(world)


@pytest.mark.parametrize("writers", [1, 4])
def test_with_too_few_they_are_not_shown_and_the_facilitator_reads_why(
    world: World, writers: int
) -> None:
    collect(world, writers)
    for label in ("Reveal the cards", "Close it now"):
        world.maya.presses("Run it", channel=HERE)
        world.maya.presses(label, where="modal")
        said = words(world.maya.modal) + world.maya.told(HERE)
        assert "at least 5 people have written" in said
        world.maya.closes()
    assert phases(world) == ["collect"]
    assert "idea" not in channel_says(world)


def test_many_cards_of_few_people_are_not_enough(world: World) -> None:
    collect(world, 4)
    for number in range(5):
        assert writes(world.noor, f"one more {number}") == {}
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["collect"]


def test_only_who_holds_the_key_sees_and_changes_a_card(world: World) -> None:
    collect(world)
    world.noor.presses("See and change")
    assert idea_of("U0NOOR") in words(world.noor.modal)
    assert labels(world.noor.modal or {}).count("Change") == 1
    world.noor.presses("Change", where="modal")
    assert world.noor.fills(text="a better idea") == {}
    world.noor.closes()
    assert ("a better idea",) in rows(world, "SELECT text FROM gathering_entries")
    ((number,),) = rows(world, "SELECT id FROM gathering_sessions")
    ((entry,),) = rows(world, "SELECT id FROM gathering_entries WHERE text = 'a better idea'")
    ((digest,),) = rows(world, f"SELECT digest FROM gathering_entries WHERE id = {entry}")
    before = entry_rows(world)
    for key in ("", digest, "x" * 32, "None"):
        for action in ("edit", "remove"):
            value = f"{number}:{entry}:{key}"
            for user in ("U0NOOR", "U0MAYA"):
                press = forger.press("T0ORCHARD", user, f"gatherings:{action}", value)
                world.deliver("interactive", press)
                assert "a better idea" not in words(world.person(user).modal)
        form = {"column": {"selected_option": {"value": "stop"}}, "text": forger.text("mine now")}
        values = forger.submission("T0ORCHARD", "U0MAYA", "gatherings:mine", value, form)
        world.deliver("interactive", values)
    assert entry_rows(world) == before


def test_two_cards_left_at_different_times_have_keys_of_their_own(world: World) -> None:
    collect(world)
    first = key_of(world.noor)
    assert writes(world.noor, "another") == {}
    assert key_of(world.noor) != first
    world.noor.presses("See and change")
    assert "another" in words(world.noor.modal)
    assert idea_of("U0NOOR") not in words(world.noor.modal)


def test_a_card_taken_back_counts_as_one_writer_fewer(world: World) -> None:
    collect(world)
    assert writes(world.noor, "a second one") == {}
    world.noor.presses("See and change")
    world.noor.presses("Remove", where="modal")
    world.noor.closes()
    assert [row["text"] for row in entry_rows(world) if row["text"] == "a second one"] == []
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["collect"], "nobody knows that Noor left another one"
    assert writes(world.person("U0LEO"), "one more") == {}
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"]


def test_one_of_several_left_together_is_taken_back_without_losing_a_writer(world: World) -> None:
    collect(world, 4)
    assert writes(world.ingrid, "one", "two") == {}
    world.ingrid.presses("See and change")
    world.ingrid.presses("Remove", where="modal")
    world.ingrid.closes()
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"]


def test_after_the_reveal_the_key_opens_nothing_to_change(world: World) -> None:
    collect(world)
    ((entry,),) = rows(
        world, "SELECT id FROM gathering_entries WHERE text = :text", text=idea_of("U0NOOR")
    )
    ((session,),) = rows(world, "SELECT id FROM gathering_sessions")
    named = f"{session}:{entry}:{key_of(world.noor)}"
    runs(world.maya, "Reveal the cards")
    world.noor.presses("See and change")
    assert "Change" not in labels(world.noor.modal or {})
    assert "Remove" not in labels(world.noor.modal or {})
    for action in ("edit", "remove"):
        press = forger.press("T0ORCHARD", "U0NOOR", f"gatherings:{action}", named)
        world.deliver("interactive", press)
        assert "is fixed" in words(world.noor.modal)
    assert len(entry_rows(world)) == 5


def test_what_is_shown_after_the_reveal_names_nobody(world: World) -> None:
    collect(world, 7)
    sent = len(world.sandbox.calls)
    runs(world.maya, "Reveal the cards")
    orders = set()
    for user in ("U0NOOR", "U0LEO"):
        person = world.person(user)
        person.presses("See the cards", channel=HERE)
        seen = words(person.modal)
        person.closes()
        found = list(dict.fromkeys(re.findall(r"idea \d{3}", seen)))
        assert sorted(found) == sorted(map(idea_of, WRITERS))
        orders.add(tuple(found))
    assert len(orders) == 1, "an order that changes would be compared"
    assert orders != {tuple(map(idea_of, WRITERS))}
    for call in world.sandbox.calls[sent:]:
        args = json.loads(json.dumps(call.args, default=str))
        for block in blocks_of(args):
            holds = "idea" in str(block)
            assert not (holds and any(user in str(block) for user in EVERYBODY)), call.method


def blocks_of(args: dict[str, object]) -> list[object]:
    view = args.get("view") or {}
    found = args.get("blocks") or (view.get("blocks") if isinstance(view, dict) else None) or []
    return json.loads(found) if isinstance(found, str) else list(found)  # type: ignore[call-overload]


def test_nobody_writes_without_a_name_once_the_cards_were_revealed(world: World) -> None:
    collect(world, 6)
    world.person("U0LEO").presses("Write a card", channel=HERE)
    runs(world.maya, "Reveal the cards")
    world.person("U0LEO").fills(start="too late to be one of many")
    assert len(entry_rows(world)) == 6
    assert not find_buttons(cards(world)[-1]["blocks"], "Write a card")


def test_too_few_until_a_week_after_it_was_to_begin_nobody_ever_reads_them(world: World) -> None:
    collect(world, 4)
    world.wait_until(NEXT_TUESDAY)
    world.wait(days=8)
    assert phases(world) == ["cancelled"]
    assert "idea" not in channel_says(world)
