"""Asking for support: a draft that nobody reads, seen as leaders will read it, then sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo import TEAM
from tests.support.scene import (
    AIKO,
    INGRID,
    MAYA,
    NOOR,
    TEXT,
    TOMAS,
    WHY,
    asks_support,
    has_advocate,
    local_time,
    opens_request,
    until_it_came,
    writes,
)
from tests.world import World, forger
from tests.world.people import fields, labels, words


def test_a_draft_is_nobody_elses_until_it_is_sent(world: World) -> None:
    assert writes(world.maya, INGRID, TOMAS) == {}
    world.maya.closes()
    until_it_came(world)
    assert not world.ingrid.kept and not world.tomas.kept
    world.ingrid.types("/autonomy support")
    assert TEXT not in words(world.ingrid.modal)
    assert TEXT in world.maya.opens_home(), "it waits where its writer sees it"
    assert "none of the leaders has read it" in opens_request(world.maya)
    world.maya.presses("Send it", where="modal")
    world.maya.closes()
    until_it_came(world)
    for leader in (world.ingrid, world.tomas):
        (asked,) = [message for message in leader.kept if "asks for your" in words(message)]
        assert 9 <= local_time(asked, leader.user).hour < 17
    assert TEXT not in world.maya.opens_home()


def test_the_form_says_above_its_boxes_who_reads_them(world: World) -> None:
    world.maya.types("/autonomy support")
    shown = words(world.maya.modal)
    assert shown.index("Who reads this") < shown.index("In your own words")
    assert "nobody, until you send it" in shown and "one working day before you meet" in shown


def test_a_leader_reads_at_first_of_which_kind_it_is_and_no_words(world: World) -> None:
    asks_support(world.maya, INGRID, AIKO, wanted_by="2026-04-03")
    until_it_came(world)
    for leader in (world.ingrid, world.person(AIKO)):
        asked = leader.message_with("Step back")
        assert "time for a skill" in words(asked) and "Friday 3 April 2026" in words(asked)
        assert TEXT not in str(asked) and WHY not in str(asked)
        assert words(asked["blocks"][:3]) in asked["text"], "it is heard as it is read"
        assert "You get this because" in words(asked)


def test_a_draft_is_changed_as_often_as_one_likes_and_keeps_the_rest(world: World) -> None:
    assert writes(world.maya, INGRID) == {}
    for number in range(6):
        world.maya.presses("Change it", where="modal")
        shown = fields(world.maya.modal)
        assert shown["why"]["initial_value"] == WHY
        assert shown["leaders"]["initial_users"] == [INGRID]
        assert world.maya.fills(text=f"Draft {number}") == {}
        assert f"Draft {number}" in words(world.maya.modal)
    world.maya.closes()
    assert words(world.maya.opens_home() or "").count("Draft") <= 3


def test_a_field_at_fault_is_named_and_the_form_stays(world: World) -> None:
    for leaders, why in (
        ([MAYA], "yourself"),
        (["USANDBOT0"], "app"),
    ):
        wrong = writes(world.maya, *leaders)
        assert list(wrong) == ["leaders"], wrong
        assert why in wrong["leaders"]
    assert list(world.maya.fills(leaders=[INGRID], wanted_by="2026-03-02")) == ["wanted_by"]
    assert list(world.maya.fills(wanted_by="9999-01-01")) == ["wanted_by"]
    assert list(world.maya.fills(wanted_by=None, why=" ")) == ["why"]
    assert world.maya.fills(why=WHY) == {}
    assert TEXT in words(world.maya.modal), "what was typed first is still there"


def test_an_advocate_comes_along_or_is_asked_and_is_only_offered_where_there_is_one(
    world: World,
) -> None:
    world.maya.types("/autonomy support")
    assert "along" not in fields(world.maya.modal)
    assert "/autonomy advocate" in words(world.maya.modal)
    world.maya.closes()
    has_advocate(world.maya, world.noor)
    assert list(writes(world.maya, NOOR, INGRID, along=["yes"])) == ["leaders"]
    assert world.maya.fills(leaders=[INGRID], along=["yes"]) == {}
    assert "<@U0NOOR> comes along" in words(world.maya.modal)


def test_a_deleted_draft_leaves_nothing_behind(world: World) -> None:
    assert writes(world.maya, INGRID) == {}
    world.maya.presses("Delete", where="modal")
    assert "Nothing of it is kept" in words(world.maya.modal)
    world.maya.closes()
    assert TEXT not in str(world.tables()) and world.tables()["support_leaders"] == []
    assert TEXT.encode() not in world.database_file.read_bytes()


def test_a_draft_is_shared_with_the_advocate_alone_and_taken_back(world: World) -> None:
    has_advocate(world.maya, world.noor)
    assert writes(world.maya, INGRID) == {}
    world.maya.presses("Share with my advocate", where="modal")
    assert "<@U0NOOR> reads this" in words(world.maya.modal)
    world.noor.types("/autonomy advocate")
    assert TEXT in words(world.noor.modal)
    world.noor.closes()
    world.maya.presses("Stop sharing", where="modal")
    world.noor.types("/autonomy advocate")
    assert TEXT not in words(world.noor.modal)


def test_a_draft_whose_day_has_passed_is_changed_before_it_is_sent(world: World) -> None:
    assert writes(world.maya, INGRID, wanted_by="2026-03-05") == {}
    world.wait(days=3)
    world.maya.presses("Send it", where="modal")
    assert "Thursday 5 March, has passed" in words(world.maya.modal)
    opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert world.maya.fills(wanted_by="2026-03-20") == {}
    world.maya.presses("Send it", where="modal")
    assert "*Sent.*" in words(world.maya.modal)


def test_sent_twice_it_reaches_leaders_once(world: World) -> None:
    asks_support(world.maya, INGRID)
    world.deliver("interactive", forger.press(TEAM, MAYA, "support:request_send", "1"))
    assert "sent already" in words(world.maya.modal)
    assert "Send it" not in labels(world.maya.modal or {}) and TEXT in opens_request(world.maya)
    until_it_came(world)
    assert len([m for m in world.ingrid.kept if "asks for your support" in words(m)]) == 1


def test_a_guest_far_away_asks_and_is_asked_like_anybody(world: World) -> None:
    world.happens("add_person", "U0GITA", "Gita Rao", tz="Pacific/Auckland", is_restricted=True)
    world.happens("add_member", "C0DESIGN", "U0GITA")
    gita = world.person("U0GITA")
    asks_support(world.maya, "U0GITA")
    asks_support(gita, INGRID, text="More drawing")
    until_it_came(world)
    (asked,) = [m for m in gita.kept if "<@U0MAYA> asks for your support" in words(m)]
    there = datetime.fromtimestamp(float(asked["ts"]), ZoneInfo("Pacific/Auckland"))
    assert 9 <= there.hour < 17
    assert "<@U0GITA> asks for your support" in world.ingrid.dm_words
