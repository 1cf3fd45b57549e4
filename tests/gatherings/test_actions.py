from datetime import timedelta

import pytest

from tests.actions.looking_back import (
    DESIGN,
    LISTED,
    act,
    hold,
    in_days,
    line,
    listed,
    offered,
    set_up,
)
from tests.world import World, forger
from tests.world.people import find_buttons, labels, words

LONG_HOSTILE = "<!channel> *bold* `x` & <@U0MAYA> @everyone " + "\u202eß👩‍👩‍👧" * 60


@pytest.fixture
def retro(world: World) -> World:
    set_up(world)
    return world


def test_an_action_is_written_with_a_command_and_stands_in_the_thread_with_who_wrote_it(
    retro: World,
) -> None:
    retro.noor.types("/retro action @tomas Tell support first")
    said = words(retro.noor.modal)
    assert "everybody in <#C0DESIGN>, with your name as the one who wrote it" in said
    assert retro.noor.fills() == {}
    shown = line(retro, "Tell support first")
    assert shown["thread_ts"] == retro.maya.message_with("Run it", DESIGN)["ts"]
    assert "<@U0TOMAS>, by Tuesday 10 March." in words(shown)
    assert "<@U0NOOR> wrote it" in words(shown)


def test_a_message_is_made_an_action(retro: World) -> None:
    ts = retro.tomas.says("We & support should write notes")
    retro.noor.uses("retrospectives:act", on=(DESIGN, ts))
    assert retro.noor.fills() == {}
    assert "<@U0NOOR>, by" in words(line(retro, "We & support should write notes"))


def test_where_no_session_is_at_hand_the_way_to_have_one_is_said(world: World) -> None:
    world.maya.types("/retro action Write notes")
    assert "No retrospective goes on in this channel" in world.maya.told(DESIGN)
    ts = world.tomas.says("Write notes")
    world.noor.uses("retrospectives:act", on=(DESIGN, ts))
    assert "No retrospective goes on" in words(world.noor.modal)
    world.noor.closes()
    world.maya.presses("Set one up", channel=DESIGN)
    assert world.maya.modal


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " \u202e "}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"owner": "U0TRELLIS"}, "owner"),
        ({"owner": "U0RUTH"}, "owner"),
        ({"owner": ""}, "owner"),
        ({"due": "2026-03-02"}, "due"),
        ({"due": "2026-03-08"}, "due"),
        ({"due": "2027-03-09"}, "due"),
        ({"due": "soon"}, "due"),
    ],
)
def test_what_cannot_be_is_said_under_its_field_and_nothing_is_kept(
    retro: World, values: dict[str, str], field: str
) -> None:
    filled = {"text": "Write notes", "owner": "U0NOOR", "due": "2026-03-09"} | values
    states = {
        "text": forger.text(filled["text"]),
        "owner": {"type": "users_select", "selected_user": filled["owner"]},
        "due": {"type": "datepicker", "selected_date": filled["due"]},
    }
    before = retro.tables()["actions"]
    sent = forger.submission("T0ORCHARD", "U0MAYA", "gatherings:act", "1:0", states)
    answer = retro.deliver("interactive", sent)
    assert field in str(answer.body)
    assert retro.tables()["actions"] == before == []


def test_the_next_session_opens_with_what_is_open_and_anybody_closes_carries_or_drops_it(
    retro: World,
) -> None:
    for text in ("First step", "Second step", "Third step", "Done before"):
        assert act(retro.maya, text, owner="U0NOOR") == {}
    retro.maya.presses("Done", where=line(retro, "Done before"), channel=DESIGN)
    hold(retro)
    shown = listed(retro)
    card = retro.maya.message_with("Run it", DESIGN)
    assert shown["thread_ts"] == card["ts"]
    assert "Done before" not in words(shown)
    assert words(shown).count("<@U0NOOR>, was to be done by Monday 9 March.") == 3
    for text in ("First step", "Second step", "Third step"):
        assert text in words(shown)
    retro.tomas.presses("Done", where=shown, channel=DESIGN)
    retro.tomas.presses("Carry over", where=listed(retro), channel=DESIGN)
    assert retro.tomas.fills(due=in_days(retro, 3)) == {}
    retro.tomas.presses("Drop", where=listed(retro), channel=DESIGN, nth=1)
    assert retro.tomas.fills(reason="Nobody needs it") == {}
    retro.wait(seconds=3)
    shown = listed(retro)
    assert "Done, says <@U0TOMAS>." in words(shown)
    assert "<@U0NOOR>, by Friday 13 March, carried over 1 time." in words(shown)
    assert "Dropped by <@U0TOMAS>: Nobody needs it" in words(shown)
    assert offered(shown) == ["Open it again", "Done", "Carry over", "Drop", "Open it again"]
    assert len([m for m in retro.maya.in_channel() if LISTED in words(m)]) == 1


def test_what_is_carried_over_comes_back_until_it_is_closed_and_what_is_closed_does_not(
    retro: World,
) -> None:
    act(retro.maya, "Long step")
    for times in (1, 2):
        hold(retro)
        retro.noor.presses("Carry over", where=listed(retro), channel=DESIGN)
        assert retro.noor.fills(due=in_days(retro, 7)) == {}
        retro.noor.closes()
        retro.wait(seconds=3)
        assert f"carried over {times} time" in words(listed(retro))
    hold(retro)
    assert not labels(_lists(retro)[0])
    retro.noor.presses("Done", where=listed(retro), channel=DESIGN)
    hold(retro)
    assert len(_lists(retro)) == 3


def test_what_is_written_after_the_close_belongs_to_the_session_that_was_closed(
    retro: World,
) -> None:
    hold(retro)
    assert act(retro.noor, "Afterthought", due="2026-03-12") == {}
    retro.wait(seconds=3)
    summary = next(m for m in retro.maya.in_channel() if "As a file" in labels(m))
    assert "Afterthought" in words(summary)
    assert line(retro, "Afterthought")["thread_ts"] == summary["thread_ts"]
    # The next one was open by then, and takes it up as well: it is one of those before.
    hold(retro)
    assert "Afterthought" in words(listed(retro))


def test_many_open_actions_come_in_pages_that_stay_right(retro: World) -> None:
    for number in range(30):
        assert act(retro.maya, f"Step {number:02}") == {}
    hold(retro)
    pages = [m for m in retro.maya.in_channel() if find_buttons(m["blocks"], "Carry over")]
    assert [words(page).count("Step ") for page in pages] == [12, 12, 6]
    retro.noor.presses("Done", where=pages[1], channel=DESIGN, nth=2)
    retro.wait(seconds=3)
    pages = [m for m in retro.maya.in_channel() if find_buttons(m["blocks"], "Carry over")]
    assert [words(page).count("Step ") for page in pages] == [12, 12, 6]
    assert "Step 14\nDone, says <@U0NOOR>." in words(pages[1])


def test_hostile_and_long_text_is_shown_as_it_is_and_breaks_nothing(retro: World) -> None:
    for _ in range(13):
        assert act(retro.noor, LONG_HOSTILE[:500]) == {}
    hold(retro)
    shown = [m for m in retro.maya.in_channel() if find_buttons(m["blocks"], "Carry over")]
    assert len(shown) == 2
    quoted = next(b for b in shown[0]["blocks"] if b["text"]["type"] == "plain_text")
    assert quoted["text"]["text"].startswith("<!channel> *bold* `x` & <@U0MAYA>")
    assert "\u202e" not in words(shown)


def test_an_action_is_written_on_the_topic_that_is_discussed(retro: World) -> None:
    retro.noor.types("/retro add Fewer meetings")
    assert retro.noor.fills() == {}
    retro.wait_until(retro.now + timedelta(days=7))
    retro.maya.presses("Run it", channel=DESIGN)
    for label in ("Reveal the cards", "Open the vote", "Close the vote"):
        retro.maya.presses(label, where="modal")
    retro.maya.closes()
    retro.wait(seconds=3)
    topic = next(m for m in retro.maya.in_channel() if "gatherings:act" in str(m["blocks"]))
    button = next(
        element
        for block in topic["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == "gatherings:act"
    )
    retro.tomas.presses(button["text"]["text"], where=topic, channel=DESIGN)
    assert retro.tomas.fills(text="Halve the standup") == {}
    assert "<@U0TOMAS> wrote it" in words(line(retro, "Halve the standup"))


def _lists(world: World) -> list[dict[str, object]]:
    return [m for m in world.maya.in_channel() if LISTED in words(m)]
