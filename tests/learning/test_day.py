"""One Learning Friday of one person: say, take up, let be, share, edit, take back."""

from collections.abc import Iterator

import pytest

from tests.learning.fridays import (
    ASKS,
    ASKS_LEARNED,
    HARVEST,
    at,
    offers,
    posted,
    set_up,
    share,
    when_asked,
)
from tests.world import World, forger
from tests.world.people import find_buttons, labels, words

MORNING, AFTERNOON = at("2026-03-06", 9), at("2026-03-06", 15)
GATHERED = at("2026-03-09", 9)


@pytest.fixture
def friday(world: World) -> Iterator[World]:
    """Nine in the morning of the first Friday, by the clock of most of them."""
    assert set_up(world) == {}
    world.wait_until(MORNING)
    yield world


def test_saying_what_is_thanked_and_shown_with_edit(friday: World) -> None:
    friday.noor.presses("Say what")
    assert friday.noor.fills(will_learn="How SQLite plans a query") == {}
    shown = friday.noor.last
    assert "Thank you" in words(shown) and "How SQLite plans a query" in words(shown)
    assert labels(shown) == ["Edit", "Share what I learned"]
    friday.noor.presses("Edit")
    friday.noor.fills(will_learn="How PostgreSQL does")
    assert "How PostgreSQL does" in words(friday.noor.last)
    assert "SQLite" not in friday.noor.dm_words
    friday.wait_until(AFTERNOON)
    assert ASKS_LEARNED in words(friday.noor.last) and "PostgreSQL" in words(friday.noor.last)
    friday.wait_until(GATHERED)
    assert "PostgreSQL" not in words(friday.maya.in_channel()), "what one means to learn is private"


def test_an_empty_answer_is_said_at_its_field(friday: World) -> None:
    friday.noor.presses("Say what")
    assert "Write in a line" in friday.noor.fills(will_learn="\u200b ")["will_learn"]
    friday.noor.closes()
    friday.wait_until(AFTERNOON)
    friday.noor.presses("Share what I learned")
    assert "Write in a line" in friday.noor.fills(learned="\u200b ")["learned"]


def test_an_open_action_is_one_click_away(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.answers(start="Read the paper on CRDTs")
    world.maya.chooses("Turn into an action", beside="CRDTs")
    assert world.maya.fills(text="Read the paper on CRDTs") == {}
    world.maya.closes()
    set_up(world)
    world.wait_until(MORNING)
    asked = world.maya.message_with("Learn this")
    assert "Read the paper on CRDTs" in words(asked) and ASKS in words(asked)
    world.maya.presses("Learn this")
    assert "Thank you" in words(world.maya.last) and "CRDTs" in words(world.maya.last)
    assert not offers(world.noor, "Learn this")


def test_not_this_month_is_for_the_whole_day_and_can_be_taken_back(friday: World) -> None:
    for person in (friday.noor, friday.ingrid):
        person.presses("Not this month")
        assert labels(person.last) == ["I will learn after all"]
    friday.ingrid.presses("I will learn after all")
    friday.ingrid.fills(will_learn="After all")
    friday.wait_until(at("2026-03-06", 18))
    assert ASKS_LEARNED not in friday.noor.dm_words
    assert ASKS_LEARNED in friday.ingrid.dm_words
    friday.wait_until(GATHERED)
    assert "U0NOOR" not in words(posted(friday, HARVEST))


def test_what_was_shared_can_be_edited_until_the_harvest_and_not_after(friday: World) -> None:
    friday.wait_until(AFTERNOON)
    share(friday.noor, "First words", useful="Nothing yet", names="unnamed")
    assert "without your name" in words(friday.noor.last)
    friday.wait_until(at("2026-03-09", 8, 59))
    friday.noor.presses("Edit")
    assert friday.noor.fills(learned="Last words", names="named") == {}
    assert "with your name" in words(friday.noor.last)
    friday.noor.presses("Edit")
    form, edit = friday.noor.modal, find_buttons(friday.noor.last["blocks"], "Edit")[0][0]
    assert form is not None
    friday.wait_until(GATHERED)
    (harvest,) = posted(friday, HARVEST)
    assert "Last words" in words(harvest) and "First words" not in words(harvest)
    assert "<@U0NOOR>" in words(harvest)
    mine = words(friday.noor.last)
    assert "stands in the harvest" in mine and "Last words" in mine and "Nothing yet" in mine
    assert labels(friday.noor.last) == []
    told = friday.noor.fills(learned="Too late")
    assert "what was shared is fixed" in str(told)
    friday.noor.closes()
    place = (friday.noor.actor.dm_channel, friday.noor.last["ts"])
    press = forger.press("T0ORCHARD", "U0NOOR", edit["action_id"], edit["value"], place)
    friday.deliver("interactive", press)
    assert "what was shared is fixed" in friday.noor.told()
    assert "Too late" not in str(friday.tables()["learning_shares"])


def test_what_was_taken_back_is_gone_and_may_be_shared_anew(friday: World) -> None:
    friday.wait_until(AFTERNOON)
    share(friday.noor, "Said too early")
    friday.noor.presses("Withdraw")
    assert "Withdrawn" in friday.noor.told()
    assert not friday.tables()["learning_shares"]
    share(friday.noor, "Said in time")
    friday.wait_until(GATHERED)
    assert "Said in time" in words(posted(friday, HARVEST))
    assert "too early" not in words(posted(friday, HARVEST))


def test_clicks_and_forms_that_come_twice_do_what_they_do_once(friday: World) -> None:
    for label, values in (
        ("Say what", {"will_learn": "Twice"}),
        ("Share what I learned", {"learned": "Twice", "names": "named"}),
    ):
        message = friday.noor.message_with(label)
        element, _ = find_buttons(message["blocks"], label)[0]
        place = (friday.noor.actor.dm_channel, message["ts"])
        press = forger.press("T0ORCHARD", "U0NOOR", element["action_id"], element["value"], place)
        for _ in range(2):
            assert friday.deliver("interactive", press).ok
        friday.noor.closes()
        friday.noor.presses(label)
        view = friday.noor.modal
        assert view is not None
        states = {name: forger.text(value) for name, value in values.items()}
        if "names" in values:
            states["names"] = {"selected_option": {"value": "named"}}
        private, callback = view["private_metadata"], view["callback_id"]
        for _ in range(2):
            form = forger.submission("T0ORCHARD", "U0NOOR", callback, private, states)
            assert friday.deliver("interactive", form).ok
        friday.noor.closes()
    assert len(friday.tables()["learning_shares"]) == 1
    for _ in range(2):
        friday.noor.presses("Withdraw", where=friday.noor.message_with("Withdraw")) if offers(
            friday.noor, "Withdraw"
        ) else None
    assert not friday.tables()["learning_shares"]


def test_who_joins_is_asked_the_next_time_and_who_left_is_not(friday: World) -> None:
    friday.happens("add_person", "U0NEW", "Nina New", tz="Europe/Oslo")
    friday.happens("add_member", "C0DESIGN", "U0NEW")
    friday.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    friday.happens("add_member", "C0DESIGN", "U0ROBOT")
    friday.wait_until(at("2026-03-09", 8, 59))
    assert not friday.person("U0NEW").dm, "the afternoon was owed before they came"
    friday.happens("remove_member", "C0DESIGN", "U0LEO")
    friday.happens("person_leaves", "U0SAMUEL")
    friday.wait_until(at("2026-04-03", 18))
    asked = {p for p in ("U0NEW", "U0LEO", "U0ROBOT") if ASKS in friday.person(p).dm_words}
    assert asked == {"U0NEW"}


def test_a_day_that_was_skipped_asks_nobody(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-05", 12))
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    world.wait_until(at("2026-03-09", 12))
    for person in world.everybody:
        assert ASKS not in person.dm_words and ASKS_LEARNED not in person.dm_words


def test_a_day_skipped_while_it_has_begun_elsewhere_takes_no_more_answers(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 8))
    aiko.presses("Say what")
    world.noor.types("/ritual skip")
    assert world.noor.fills() == {}
    told = aiko.fills(will_learn="Too late")
    assert "was called off" in str(told) + words(aiko.modal)
    world.wait_until(at("2026-03-06", 18))
    assert ASKS not in world.noor.dm_words


def test_a_day_that_was_moved_is_asked_about_on_its_new_day_alone(world: World) -> None:
    set_up(world)
    world.noor.types("/ritual move")
    assert world.noor.fills(to=int(at("2026-03-11", 9).timestamp())) == {}
    world.noor.closes()
    world.wait_until(at("2026-03-10", 8))
    assert ASKS not in world.ingrid.dm_words
    world.wait_until(at("2026-03-11", 16))
    assert when_asked(world.ingrid) == [at("2026-03-11", 9)]
    share(world.ingrid, "On a Wednesday")
    world.wait_until(at("2026-03-12", 9))
    assert "On a Wednesday" in words(posted(world, "learned on Wednesday"))


def test_who_shared_without_a_name_keeps_what_they_meant_to_learn_and_no_more(
    friday: World,
) -> None:
    friday.noor.presses("Say what")
    friday.noor.fills(will_learn="How SQLite plans a query")
    share(friday.noor, "Nobody knows who said this", names="unnamed")
    friday.wait_until(GATHERED)
    assert "How SQLite plans a query" in words(friday.noor.kept)
    assert "Nobody knows who said this" not in friday.noor.dm_words
    assert "Nobody knows who said this" in words(posted(friday, HARVEST))
