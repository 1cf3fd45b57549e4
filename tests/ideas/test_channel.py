"""An idea said to a channel: taken up by whoever will look after it, settled where all see it."""

import asyncio

from tests.ideas.scene import DESIGN, IDEA, answers, card, cards, says, takes
from tests.world import World, forger
from tests.world.people import find_buttons, labels, words

ORCHARD = "T0ORCHARD"


def test_an_idea_of_a_channel_from_the_first_word_to_acted_on(world: World) -> None:
    assert says(world.maya, channel=DESIGN) == {}
    assert "<@U0MAYA> has an idea for this channel" in card(world)
    assert "Nobody looks after it so far" in card(world)
    takes(world.noor)
    assert "You look after it now" in world.noor.told(DESIGN)
    assert "<@U0NOOR> looks after it" in card(world) and labels(cards(world)[0]) == []
    assert "<@U0NOOR> looks after your idea" in words(world.maya.last)
    assert answers(world.noor, "tried", "For two weeks") == {}
    assert "*Being tried.*" in card(world) and "For two weeks" in card(world)
    assert len(cards(world)) == 1, "a state is shown on the card and not said again"
    assert answers(world.noor, "acted_on") == {}
    assert answers(world.noor, "acted_on", "It stays") == {}
    assert len(cards(world)) == 2, "said once, and written anew"
    assert "*Acted on.*" in card(world)
    said = cards(world)[-1]
    assert "An idea of this channel was acted on" in words(said) and IDEA in words(said)
    assert said["thread_ts"] == cards(world)[0]["ts"]
    assert said["subtype"] == "thread_broadcast"
    assert "Your idea was acted on" in words(world.maya.last)
    assert not world.tomas.kept and not world.ingrid.kept


def test_two_who_take_it_up_at_once_do_not_both_look_after_it(world_on: World) -> None:
    world = world_on
    says(world.maya, channel=DESIGN)
    ((button, _),) = find_buttons(cards(world)[0]["blocks"], "I will look after it")
    place = (DESIGN, cards(world)[0]["ts"])
    users = ["U0NOOR", "U0TOMAS", "U0LEO"]

    async def at_once() -> None:
        presses = []
        for user in users:
            payload = forger.press(ORCHARD, user, "ideas:idea_take", button["value"], place)
            payload["trigger_id"] = world.sandbox.triggers.issue(ORCHARD, user, DESIGN)
            payload["response_url"] = world.sandbox.response_urls.issue(
                ORCHARD, user, DESIGN, place[1]
            )
            presses.append(world.sandbox.deliver(ORCHARD, "interactive", payload))
        await asyncio.gather(*presses)

    world.do(at_once())
    having = [user for user in users if "You look after this idea" in world.person(user).dm_words]
    assert len(having) == 1
    others = [world.person(user) for user in users if user not in having]
    for each in others:
        assert f"<@{having[0]}> looks after this idea already" in each.told(DESIGN)
    assert f"<@{having[0]}> looks after it" in card(world)
    assert len(world.tables()["idea_lines"]) == 2


def test_whoever_looks_after_it_hands_it_back_and_another_takes_it(world: World) -> None:
    says(world.maya, channel=DESIGN)
    takes(world.noor)
    world.noor.presses("Hand it back")
    assert "You do not look after this idea any more" in words(world.noor.last)
    assert "Nobody looks after it so far" in card(world)
    takes(world.tomas)
    assert "<@U0TOMAS> looks after it" in card(world)
    takes_again = len(world.noor.kept)
    world.tomas.presses("Hand it back")
    takes(world.noor)
    assert len(world.noor.kept) == takes_again + 1
    assert "You look after this idea" in words(world.noor.last)


def test_its_author_may_look_after_it_and_is_told_nothing_twice(world: World) -> None:
    says(world.maya, channel=DESIGN)
    takes(world.maya)
    assert answers(world.maya, "acted_on") == {}
    assert len(world.maya.kept) == 2, "the idea, and what is to be done with it"
    assert "*Acted on.*" in words(world.maya.kept[0])


def test_a_slip_is_taken_back_in_the_channel_as_well(world: World) -> None:
    says(world.maya, channel=DESIGN)
    takes(world.noor)
    answers(world.noor, "acted_on")
    answers(world.noor, "not_now", "Next quarter")
    assert "marked as acted on here, and then something else" in words(cards(world)[-1])
    assert "*Not now.*" in card(world) and "Next quarter" in card(world)
    answers(world.noor, "acted_on", "So soon")
    assert "marked as acted on here, and then something else" in words(cards(world)[-2])
    assert "was acted on*" in words(cards(world)[-1]) and "So soon" in words(cards(world)[-1])
    answers(world.noor, "acted_on", "So soon, and well")
    assert "So soon, and well" in words(cards(world)[-1]) and len(cards(world)) == 3


def test_an_idea_nobody_takes_up_is_asked_for_once_and_its_author_hears_of_it(
    world: World,
) -> None:
    says(world.maya, channel=DESIGN)
    world.wait(days=13)
    assert len(cards(world)) == 1
    world.wait(days=1, hours=23)
    asked = cards(world)[-1]
    assert "Nobody looks after this idea yet" in words(asked)
    assert asked["thread_ts"] == cards(world)[0]["ts"] and asked["subtype"] == "thread_broadcast"
    assert "Nobody has answered your idea for two weeks" in words(world.maya.last)
    assert labels(world.maya.last) == ["Say it to somebody else"]
    world.wait(days=60)
    assert len(cards(world)) == 2
    takes(world.noor)
    assert "It does not wait any more" in words(cards(world)[-1])
    assert labels(cards(world)[-1]) == []


def test_taken_back_it_goes_from_every_message_in_which_it_stood(world: World) -> None:
    says(world.maya, channel=DESIGN)
    world.wait(days=16)
    assert sum(IDEA in words(each) for each in cards(world)) == 2
    world.maya.presses("Take it back")
    assert IDEA not in words(cards(world)) and labels(cards(world)[-1]) == []
    assert IDEA not in world.maya.dm_words


def test_said_to_somebody_else_the_channel_reads_it_no_more(world: World) -> None:
    says(world.maya, channel=DESIGN)
    world.maya.presses("Change it")
    world.maya.fills(text="With a demo on Fridays", channel=None, leader="U0INGRID")
    assert "With a demo" in words(world.ingrid.last)
    assert IDEA not in card(world) and "With a demo" not in card(world)
    assert labels(cards(world)[0]) == []


def test_an_idea_whose_channel_is_archived_goes_back_to_its_author(world: World) -> None:
    says(world.maya, channel=DESIGN)
    world.happens("archive", DESIGN)
    world.wait(days=20)
    assert "cannot reach" in words(world.maya.last)
    world.maya.presses("Say it to somebody else", where=world.maya.last)
    assert world.maya.fills(channel=None, leader="U0INGRID") == {}
    assert IDEA in words(world.ingrid.last)


def test_a_channel_that_the_bot_left_is_no_dead_end(world: World) -> None:
    says(world.maya, channel=DESIGN)
    takes(world.noor)
    world.happens("remove_bot_from", DESIGN)
    world.noor.types("/idea list", channel="C0GENERAL")
    world.noor.presses("Open", where="modal")
    assert answers(world.noor, "not_now", "Later", where="modal") == {}
    assert "*Not now*" in words(world.maya.last)
    world.happens("person_leaves", "U0NOOR")
    world.wait(days=70)


def test_a_channel_without_the_bot_or_the_person_is_refused(world: World) -> None:
    assert "channel" in says(world.maya, channel="C0RELEASE")
    world.happens("add_channel", "C0SECRET", "secret", members=["U0NOOR"], private=True)
    world.maya.closes()
    errors = says(world.maya, channel="C0SECRET")
    assert "channel" in errors and "secret" not in str(errors)
