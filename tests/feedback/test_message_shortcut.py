"""Asking for feedback on a message: it is quoted only for somebody who can see it."""

import pytest

from tests.world import World, forger
from tests.world.people import words

TEXT = "The plan for the autumn is ready"
QUOTED, UNQUOTED = "The message it is about.", "so the message is not quoted"
ORCHARD = "T0ORCHARD"


def form_on_a_message(world: World, channel: str) -> str:
    ts = world.noor.says(TEXT, channel)
    world.maya.uses("feedback:ask_on", on=(channel, ts))
    return words(world.maya.modal)


@pytest.mark.parametrize("with_bot", [True, False])
def test_a_message_in_a_public_channel_is_quoted(world: World, with_bot: bool) -> None:
    shown = form_on_a_message(world, "C0DESIGN" if with_bot else "C0RELEASE")
    assert QUOTED in shown and TEXT in shown


def test_those_asked_read_the_quoted_message(world: World) -> None:
    form_on_a_message(world, "C0DESIGN")
    assert world.maya.fills(about="Is it clear?", people=["U0TOMAS"]) == {}
    assert TEXT in world.tomas.dm_words and "Is it clear?" in world.tomas.dm_words


def test_a_message_in_a_private_channel_of_ones_own_is_quoted(world: World) -> None:
    private(world, "C0PRIVATE", ["U0MAYA", "U0NOOR"])
    shown = form_on_a_message(world, "C0PRIVATE")
    assert QUOTED in shown and TEXT in shown


def test_a_message_that_the_bot_cannot_place_is_not_quoted(world: World) -> None:
    private(world, "C0PRIVATE", ["U0MAYA", "U0NOOR"], with_bot=False)
    shown = form_on_a_message(world, "C0PRIVATE")
    assert UNQUOTED in shown and TEXT not in shown
    world.maya.closes()
    direct = world.sandbox.workspaces[ORCHARD].direct("U0MAYA", "U0NOOR")
    shown = form_on_a_message(world, direct.id)
    assert UNQUOTED in shown and TEXT not in shown


def test_a_message_in_somebody_elses_private_channel_is_not_quoted(world: World) -> None:
    """Slack shows nobody such a message; a payload may still claim that it did."""
    private(world, "C0PRIVATE", ["U0NOOR", "U0TOMAS"])
    ts = world.noor.says(TEXT, "C0PRIVATE")
    message = {"type": "message", "user": "U0NOOR", "ts": ts, "text": TEXT}
    forged = forger.shortcut_on(ORCHARD, "U0MAYA", "feedback:ask_on", "C0PRIVATE", message)
    world.deliver("interactive", forged)
    opened = next(c for c in reversed(world.sandbox.calls) if c.method == "views.open")
    assert UNQUOTED in str(opened.args) and TEXT not in str(opened.args)


def test_a_quoted_message_reads_as_it_stood_there(world: World) -> None:
    ts = world.noor.says("R&D <draft>: @tomas wrote it in #design, see https://example.com/plan")
    world.maya.uses("feedback:ask_on", on=("C0DESIGN", ts))
    shown = words(world.maya.modal)
    assert "R&D <draft>" in shown and "#design" in shown and "https://example.com/plan" in shown
    assert "<@" not in shown and "<#" not in shown and "&amp;" not in shown


def test_a_long_message_is_cut_and_an_empty_one_asks_for_words(world: World) -> None:
    ts = world.noor.says("🌱 growth " * 3000)
    assert world.maya.uses("feedback:ask_on", on=("C0DESIGN", ts)).ok
    assert world.maya.fills(about="This", people=["U0TOMAS"]) == {}
    assert "🌱 growth" in world.tomas.dm_words
    world.maya.closes()
    ts = world.noor.says("\u200e \u202e")
    assert world.maya.uses("feedback:ask_on", on=("C0DESIGN", ts)).ok
    assert world.maya.modal is not None


def private(world: World, channel: str, members: list[str], *, with_bot: bool = True) -> None:
    details = {"members": members, "private": True, "with_bot": with_bot}
    world.happens("add_channel", channel, "secret-plans", **details)
