"""People who leave, channels that close, messages that are gone: told where somebody stands."""

from tests.world import World
from tests.world.people import labels, words


async def ask_without_sending(world: World, **values: object) -> None:
    """Ask, and let the bot send nothing of it yet."""
    actor = world.maya.actor
    await actor.command("/feedback", "ask", channel="C0DESIGN")
    assert actor.modal is not None
    await actor.submit(actor.modal["id"], {"about": "My talk", **values})
    await world.program.tasks.finished()


def test_somebody_who_left_before_the_word_arrived_is_shown_as_not_reached(world: World) -> None:
    world.loop.do(ask_without_sending(world, people=["U0NOOR", "U0TOMAS"]))
    world.happens("person_leaves", "U0NOOR")
    assert "Could not be reached: <@U0NOOR>" in world.maya.dm_words
    assert "Not yet: <@U0TOMAS>" in world.maya.dm_words
    world.wait(days=8)
    assert "Your request for feedback is closed" in world.maya.dm_words


def test_somebody_who_leaves_later_keeps_nothing_from_the_others(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    world.noor.answers(start="Pausing")
    world.happens("person_leaves", "U0NOOR")
    world.wait(days=8)
    shown = words(world.maya.last)
    assert "Pausing" in shown and "1 person answered" in shown
    world.maya.presses("Thank everybody")
    world.maya.presses("Save as file")
    assert "Pausing" in world.maya.files[0]["content"].decode()


def test_anonymous_answers_of_somebody_who_left_still_count(world: World) -> None:
    team = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
    world.maya.asks(*team, anonymous=True)
    for user in team:
        world.person(user).answers(start=f"Line of {user}")
    world.happens("person_leaves", "U0NOOR")
    world.wait(days=8)
    assert "Line of U0NOOR" in words(world.maya.last)


def test_an_asker_who_left_disturbs_nobody(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    world.happens("person_leaves", "U0MAYA")
    assert world.noor.answers(start="Pausing") == {}
    world.wait(days=8)
    assert "closed" in words(world.noor.last)
    assert world.tomas.asks("U0NOOR") == {}
    assert "<@U0TOMAS> asks you" in world.noor.dm_words


def test_a_call_that_cannot_be_posted_is_told_to_whoever_asked(world: World) -> None:
    world.loop.do(ask_without_sending(world, channel="C0DESIGN"))
    world.happens("remove_bot_from", "C0DESIGN")
    shown = world.maya.dm_words
    assert "I could not post your call in <#C0DESIGN>" in shown and "/invite @Trellis" in shown
    world.maya.presses("Close now")
    assert "Your request for feedback is closed" in world.maya.dm_words


def test_a_call_survives_the_bots_removal_for_those_who_have_the_form(world: World) -> None:
    world.maya.asks(channel="C0DESIGN")
    world.noor.reacts(world.noor.in_channel()[-1])
    world.happens("remove_bot_from", "C0DESIGN")
    assert world.noor.answers(start="Pausing") == {}
    assert "Pausing" in world.maya.dm_words
    world.maya.presses("Close now")
    assert labels(world.noor.last) == []


def test_the_bot_taken_out_and_back_may_be_asked_again(world: World) -> None:
    world.happens("remove_bot_from", "C0DESIGN")
    assert "/invite @Trellis" in world.maya.asks(channel="C0DESIGN")["channel"]
    world.happens("add_member", "C0DESIGN", world.sandbox.workspaces["T0ORCHARD"].bot_user_id)
    assert world.maya.fills(channel="C0DESIGN") == {}


def test_a_guest_may_be_asked_and_answers(world: World) -> None:
    world.happens("add_person", "U0GUEST", "Gus Guest", is_ultra_restricted=True)
    guest = world.person("U0GUEST")
    world.maya.asks("U0GUEST", form="after-project")
    assert guest.answers(helped="The weekly note") == {}
    assert "The weekly note" in world.maya.dm_words


def test_a_person_who_moves_is_reminded_in_the_new_zone(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.happens("change_person", "U0NOOR", tz="Asia/Tokyo")
    world.wait(days=6)
    times = [float(m["ts"]) for m in world.noor.dm]
    assert len(times) >= 2
    # Nine o'clock in Tokyo is midnight in UTC.
    assert all(int(ts) % 86400 < 8 * 3600 for ts in times[1:])
