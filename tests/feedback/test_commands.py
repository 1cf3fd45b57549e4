"""The command, the shortcuts and the buttons that begin everything."""

import pytest

from tests.world import World
from tests.world.people import fields, labels, words

ASK = "Who reads this:* those you ask"


def test_the_command_alone_opens_the_form_until_somebody_waits_for_an_answer(world: World) -> None:
    world.noor.types("/feedback")
    assert ASK in words(world.noor.modal)
    world.noor.closes()
    world.maya.asks("U0NOOR", about="The way I ran the release")
    world.noor.types("/feedback")
    assert "What waits for you" in words(world.noor.modal)
    assert "The way I ran the release" in words(world.noor.modal)


def test_a_form_opened_from_the_inbox_answers_the_request(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.types("/feedback")
    world.noor.presses("Answer", where="modal")
    assert world.noor.fills(stop="Reading the slides") == {}
    assert "Reading the slides" in world.maya.dm_words


def test_people_and_words_after_ask_fill_in_the_form(world: World) -> None:
    world.maya.types("/feedback ask @noor <@U0TOMAS> my talk, R&D <draft>")
    form = fields(world.maya.modal)
    assert form["people"]["initial_users"] == ["U0NOOR", "U0TOMAS"]
    assert form["about"]["initial_value"] == "my talk, R&D <draft>"


def test_a_channel_or_link_after_ask_is_written_as_it_was_typed(world: World) -> None:
    world.maya.types("/feedback ask the plan in #design and https://example.com/plan")
    about = fields(world.maya.modal)["about"]["initial_value"]
    assert about == "the plan in #design and https://example.com/plan"


def test_the_person_after_give_fills_in_the_form(world: World) -> None:
    world.maya.types("/feedback give @noor")
    assert fields(world.maya.modal)["receiver"]["initial_user"] == "U0NOOR"
    world.maya.closes()
    world.maya.types("/feedback give")
    assert "initial_user" not in fields(world.maya.modal)["receiver"]


@pytest.mark.parametrize("line", ["/feedback help", "/feedback  HELP "])
def test_help_shows_every_word_with_an_example(world: World, line: str) -> None:
    shown = words(world.maya.types(line).body)
    for example in ("/feedback ask @noor", "/feedback give @tomas", "/feedback inbox"):
        assert example in shown
    assert world.maya.types(line).body["response_type"] == "ephemeral"


def test_unknown_words_get_the_usage_with_an_example_and_notify_nobody(world: World) -> None:
    for typed in ("praise", "@everyone", "<!channel>", "`*_~ ", "x" * 500, "مرحبا", "🌱" * 60):
        delivery = world.maya.types(f"/feedback {typed}")
        assert delivery.ok, typed
        assert "for example" in words(delivery.body)
    shown = world.maya.in_channel()
    assert [message["notified"] for message in shown] == [[] for _ in shown]
    assert "praise" in words(shown[0])


def test_global_shortcuts_open_the_two_forms(world: World) -> None:
    world.maya.uses("feedback:ask")
    assert ASK in words(world.maya.modal)
    world.maya.closes()
    world.maya.uses("feedback:give")
    assert "Who reads this:* the person you choose" in words(world.maya.modal)


def test_the_inbox_shows_the_four_sides_each_to_its_own(world: World) -> None:
    world.maya.asks("U0NOOR", about="My talk")
    world.noor.answers(start="Pausing more")
    world.noor.asks("U0MAYA", about="My code")
    world.maya.types("/feedback inbox")
    shown = words(world.maya.modal)
    waits, asked, received, gave = (
        shown.index(title)
        for title in (
            "What waits for you",
            "What you asked for",
            "What you received",
            "What you gave with your name",
        )
    )
    assert waits < shown.index("My code") < asked < shown.index("My talk") < received
    assert received < shown.index("Pausing more") < gave
    world.maya.presses("Read", where="modal")
    assert "Pausing more" in words(world.maya.modal)
    world.tomas.types("/feedback inbox")
    shown = words(world.tomas.modal)
    assert not any(theirs in shown for theirs in ("My talk", "My code", "Pausing"))
    assert labels(world.tomas.modal) == []
