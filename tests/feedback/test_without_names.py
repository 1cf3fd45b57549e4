"""Anonymous feedback: nothing before the close, shuffled after it, nothing below the threshold."""

import pytest

from tests.world import World, forger
from tests.world.people import labels, words

TEAM = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO", "U0AIKO"]


@pytest.fixture(autouse=True)
def request_under_way(world: World) -> None:
    assert world.maya.asks(*TEAM, about="How I ran the project", anonymous=True) == {}
    world.wait(days=1)  # everybody has it, in Tokyo too


def give(world: World, count: int, *, backwards: bool = False) -> None:
    for user in list(reversed(TEAM[:count]) if backwards else TEAM[:count]):
        text = f"From {user[2:].title()}'s side"
        assert world.person(user).answers(start=text, **{"continue": f"{text} too"}) == {}


def everything_maya_sees(world: World) -> str:
    world.maya.types("/feedback inbox")
    seen = world.maya.dm_words + words(world.maya.modal) + world.maya.opens_home()
    world.maya.closes()
    return seen + "".join(str(file["content"]) for file in world.maya.files)


def test_nothing_is_seen_before_the_close_but_how_many_have_answered(world: World) -> None:
    give(world, 6)
    seen = everything_maya_sees(world)
    assert "6 of 6 people have answered" in seen and "side" not in seen
    for user in TEAM:
        assert f"<@{user}>" not in world.maya.dm_words
    assert "not there for you" in said_when_forged(world, "feedback:line", "useful r1.0")
    assert "still open" in said_when_forged(world, "feedback:save", "1")
    assert "still open" in said_when_forged(world, "feedback:summary", "1")
    assert "still open" in said_when_forged(world, "feedback:thank_all", "1")
    said_when_forged(world, "feedback:page", "1:0")
    assert "side" not in everything_maya_sees(world)


def test_all_come_together_at_the_close_without_a_name(world: World) -> None:
    give(world, 5)
    world.wait(days=8)
    shown = words(world.maya.last)
    assert "without names and in no particular order" in shown
    assert all(f"From {user[2:].title()}'s side" in shown for user in TEAM[:5])
    assert "<@" not in shown and "U0" not in str(world.maya.last["blocks"])
    assert "declined" not in world.maya.dm_words.lower()


@pytest.mark.parametrize("backwards", [False, True])
def test_the_order_of_the_lines_is_neither_that_of_giving_nor_of_the_names(
    world: World, backwards: bool
) -> None:
    """The lines are ordered by random keys: over both runs, some group is out of order."""
    give(world, 6, backwards=backwards)
    world.maya.presses("Close now")
    shown = words(world.maya.last)
    names = [user[2:].title() for user in TEAM]
    first, rest = shown.index("Start"), shown.index("Continue")
    orders = []
    for part, ending in ((shown[first:rest], "side\n"), (shown[rest:], "side too")):
        found = [part.index(f"From {name}'s {ending}") for name in names]
        orders.append([names[i] for i in sorted(range(6), key=found.__getitem__)])
    # One chance in 518,400 that both groups come out alike and in the order of giving.
    assert orders[0] != orders[1] or orders[0] not in (names, names[::-1])
    world.maya.opens_home()
    world.maya.presses("Read", where="home")
    again = words(world.maya.modal)
    assert [again.find(line) for line in sorted(shown.splitlines()) if "From" in line]


def test_below_the_threshold_nobody_ever_reads_any_and_both_sides_are_told(world: World) -> None:
    give(world, 4)
    assert "At least 5 are needed" in world.maya.dm_words
    world.wait(days=8)
    shown = words(world.maya.last)
    assert "4 people answered and 5 were needed" in shown and "deleted" in shown
    assert labels(world.maya.last) == ["Ask again", "Remind me in 3 months"]
    for user in TEAM[:4]:
        assert "nobody has read yours, and it is deleted" in world.person(user).dm_words
    assert "deleted" not in world.person("U0LEO").dm_words
    assert "side" not in everything_maya_sees(world)
    assert "side" not in str(world.tables())
    assert not world.tables()["feedback_anonymous_answers"]


def test_closing_early_below_the_threshold_is_asked_twice_and_destroys_too(world: World) -> None:
    give(world, 3)
    button = next(
        element
        for block in world.maya.message_with("Close now")["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == "feedback:close"
    )
    assert "3 of at least 5" in button["confirm"]["text"]["text"]
    world.maya.presses("Close now")
    assert "side" not in str(world.tables())
    assert "nobody has read yours" in world.noor.dm_words


def test_an_anonymous_answer_is_edited_and_withdrawn_from_the_givers_own_message(
    world: World,
) -> None:
    give(world, 5)
    assert world.noor.answers(by="Edit", start="A better word") == {}
    world.tomas.presses("Withdraw")
    assert "4 of 6 people have answered" in world.maya.dm_words
    assert world.tomas.answers(stop="After all") == {}
    assert "5 of 6 people have answered" in world.maya.dm_words
    world.maya.presses("Close now")
    shown = words(world.maya.last)
    assert "A better word" in shown and "From Noor's side too" in shown and "After all" in shown
    assert "From Noor's side\n" not in shown and "Tomas" not in shown


def test_a_reminder_holds_the_key_too_and_every_message_can_change_the_answer(
    world: World,
) -> None:
    world.noor.presses("Later")
    world.wait(days=1)
    assert "You asked me to come back" in world.noor.dm_words
    world.noor.answers(start="From the reminder")
    first = next(m for m in world.noor.dm if labels(m))
    world.noor.presses("Edit", where=first)
    assert world.noor.fills(start="From the first message") == {}
    assert "From the reminder" not in str(world.tables())
    assert world.maya.dm_words.count("1 of 6 people have answered") == 1


def test_an_extension_leaves_the_givers_message_its_key(world: World) -> None:
    give(world, 1)
    world.maya.presses("Extend by 2 working days")
    assert world.noor.answers(by="Edit", start="A better word") == {}
    assert world.noor.dm_words.count("Thank you.") == 1


def test_an_answer_from_home_before_the_message_came_can_still_be_changed(world: World) -> None:
    world.tomas.asks(*TEAM[2:], "U0NOOR", "U0MAYA", about="A late idea", anonymous=True)
    aiko = world.person("U0AIKO")  # it is evening in Tokyo
    assert "A late idea" not in aiko.dm_words
    aiko.opens_home()
    aiko.presses("Answer", where="home", nth=1)
    assert aiko.fills(start="From home") == {}
    world.wait(days=1)
    assert labels(aiko.last) == ["Edit", "Withdraw"]
    assert aiko.answers(by="Edit", start="Better from home") == {}
    assert "From home" not in str(world.tables())


def test_the_message_handed_over_is_written_anew_and_not_once_more(world: World) -> None:
    world.tomas.asks(*TEAM[2:], "U0NOOR", "U0MAYA", about="A late idea", anonymous=True)
    aiko = world.person("U0AIKO")
    aiko.opens_home()
    aiko.presses("Answer", where="home", nth=1)
    before = len(aiko.kept)
    assert aiko.fills(start="From home") == {}
    for text in ("Better", "Better still"):
        assert aiko.answers(by="Edit", start=text) == {}
    assert len(aiko.kept) == before + 1
    aiko.presses("Withdraw")
    assert len(aiko.kept) == before + 1
    assert labels(aiko.last) == ["Give feedback", "Later", "Decline"]


def test_a_page_that_is_not_there_yet_is_told(world: World) -> None:
    assert "still open" in said_when_forged(world, "feedback:page", "1:0")
    assert "is closed" not in world.maya.dm_words
    world.maya.presses("Close now")


def test_thanks_reach_anonymous_givers_and_reveal_none(world: World) -> None:
    give(world, 5)
    world.maya.presses("Close now")
    world.maya.presses("Thank everybody")
    world.maya.presses("Thank everybody")
    for user in TEAM:
        count = world.person(user).dm_words.count("thanks everybody who gave feedback")
        assert count == (user in TEAM[:5])
    assert "does not see to whom" in world.noor.dm_words
    assert "<@" not in world.maya.told().replace("<@U0MAYA>", "")


def test_who_declined_is_not_shown_where_names_are_not_used(world: World) -> None:
    world.noor.presses("Decline")
    give(world, 0)
    world.maya.types("/feedback inbox")
    seen = world.maya.dm_words + words(world.maya.modal)
    assert "eclined" not in seen and "U0NOOR" not in seen
    world.wait(days=8)
    assert "eclined" not in world.maya.dm_words and "U0NOOR" not in world.maya.dm_words


def said_when_forged(world: World, action: str, value: str) -> str:
    """Press what is not there, in the newest message; return what the bot says to it."""
    place = (world.maya.actor.dm_channel, world.maya.last["ts"])
    said = len(world.maya.dm)
    world.deliver("interactive", forger.press("T0ORCHARD", "U0MAYA", action, value, place))
    return "\n".join(words(message) for message in world.maya.dm[said:])
