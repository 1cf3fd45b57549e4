"""Somebody says where support fell short, and it goes exactly as far as they want."""

from datetime import date
from typing import Any

import pytest

from tests.autonomy.scene import chooses_the_way_out
from tests.commitments.scene import owes
from tests.commitments.shortfall import (
    A_MOMENT,
    BY_ADVOCATE,
    IN_WORDS,
    KEEP,
    SUMMARY,
    TEXT,
    asks_for_summary,
    is_asked,
    says,
    seen_by,
    sums_up,
)
from tests.world import World
from tests.world.people import fields, labels, words

INGRID, NOOR = "U0INGRID", "U0NOOR"


def readers(world: World, text: str) -> set[str]:
    """Who sees a text anywhere."""
    return {each.user for each in world.everybody if text in seen_by(each)}


def test_what_is_kept_is_read_by_its_author_alone_and_can_be_sent_later(world: World) -> None:
    assert says(world.maya, leader=INGRID) == {}
    assert "Kept for you alone" in words(world.maya.last)
    world.wait(days=2)
    assert readers(world, TEXT) == {"U0MAYA"}
    world.maya.types("/autonomy shortfall")
    world.maya.presses("Not sent to a leader", where="modal")
    world.maya.presses("Send it, or edit it", where="modal")
    assert fields(world.maya.modal)["text"]["initial_value"] == TEXT
    assert world.maya.fills(way=IN_WORDS) == {}
    world.maya.closes()
    world.wait(days=1)
    assert readers(world, TEXT) == {"U0MAYA", INGRID}


def test_in_ones_own_words_the_leader_reads_it_and_may_thank_and_promise(world: World) -> None:
    assert says(world.maya, IN_WORDS, leader=INGRID) == {}
    world.wait(**A_MOMENT)
    told = world.ingrid.last
    assert "<@U0MAYA> tells you where support fell short" in words(told)
    assert TEXT in words(told) and TEXT in told["text"]
    assert "You get this because <@U0MAYA> chose to tell you" in words(told)
    assert labels(told) == ["Say thank you", "Promise something"]
    assert "has it in your words" in words(world.maya.last) and labels(world.maya.last) == []
    world.ingrid.presses("Say thank you")
    assert labels(world.ingrid.last) == ["Promise something"]
    assert world.maya.dm_words.count("<@U0INGRID> thanks you") == 1
    world.ingrid.presses("Promise something")
    assert world.ingrid.modal is not None


def test_a_leader_never_reads_the_words_behind_a_summary(world: World) -> None:
    """From the question to the advocate, back twice, and on: the leader reads one summary."""
    asks_for_summary(world)
    asked = world.noor.last
    assert TEXT in words(asked) and "never reads these words" in words(asked)
    assert "It is with <@U0NOOR>" in words(world.maya.last)
    assert sums_up(world.noor, "A first wording") == {}
    assert "A first wording" in words(world.maya.last)
    assert "A first wording" not in seen_by(world.ingrid)
    world.maya.presses("Ask for another wording")
    assert world.maya.fills(wish="Name the study") == {}
    world.maya.closes()
    world.wait(**A_MOMENT)
    assert "was not sent" in words(world.maya.last) and labels(world.maya.last) == []
    assert "Name the study" in words(world.noor.last)
    assert sums_up(world.noor) == {}
    assert not world.ingrid.kept
    world.maya.presses("Send this summary")
    world.wait(**A_MOMENT)
    told = words(world.ingrid.last)
    assert SUMMARY in told and "<@U0NOOR>, their advocate" in told
    assert "<@U0MAYA> agreed to this summary" in told
    assert "sent it to <@U0INGRID>" in words(world.noor.last)
    world.wait(days=30)
    assert readers(world, TEXT) == {"U0MAYA"}, "nor does the advocate keep the words"
    assert readers(world, SUMMARY) == {"U0MAYA", NOOR, INGRID}


def test_a_summary_waits_on_home_for_whoever_owes_the_next_word(world: World) -> None:
    asks_for_summary(world)
    assert "waits for a summary from you" in world.noor.opens_home()
    world.noor.presses("Write the summary", where="home")
    assert world.noor.fills(summary=SUMMARY) == {}
    world.noor.closes()
    assert "waits for a summary" not in world.noor.opens_home()
    assert SUMMARY in world.maya.opens_home()
    world.maya.presses("In my own words, or keep it", where="home")
    assert world.maya.fills(way=KEEP) == {}
    world.maya.closes()
    assert SUMMARY not in world.maya.opens_home()
    assert "Kept for you alone" in world.maya.dm_words
    assert "nothing left to do" in words(world.noor.last) and TEXT not in world.noor.dm_words
    assert not world.ingrid.kept


def test_an_advocate_declines_and_is_asked_for_no_reason(world: World) -> None:
    asks_for_summary(world)
    world.noor.presses("Decline")
    assert TEXT not in world.noor.dm_words
    assert "cannot write the summary" in words(world.maya.last)
    world.maya.presses("Send it, or edit it", where=world.maya.last)
    assert world.maya.fills(way=IN_WORDS) == {}
    world.maya.closes()
    world.wait(**A_MOMENT)
    assert TEXT in words(world.ingrid.last)


@pytest.mark.parametrize("way", [IN_WORDS, BY_ADVOCATE])
def test_it_can_be_deleted_until_somebody_has_it(world: World, way: str) -> None:
    """Maya writes in the evening; nobody has it before the morning."""
    asks_for_summary(world)
    world.wait(hours=10)
    assert says(world.maya, way, "secret-late", leader="U0TOMAS") == {}
    world.maya.presses("Delete")
    assert "Nothing of what was written is kept" in words(world.maya.last)
    assert "secret-late" not in str(world.tables())
    world.wait(days=2)
    assert readers(world, "secret-late") == set()
    assert says(world.maya, way, "secret-late", leader="U0TOMAS") == {}
    assert "Delete" in labels(world.maya.last)
    world.wait(days=1)
    assert "Delete" not in labels(world.maya.last), "somebody has it now"


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"way": IN_WORDS, "leader": None}, "leader", "Choose the leader"),
    ({"way": BY_ADVOCATE, "leader": None}, "leader", "Choose the leader"),
    ({"way": BY_ADVOCATE, "leader": NOOR}, "leader", "your advocate"),
    ({"way": IN_WORDS, "leader": "U0MAYA"}, "leader", "That is you"),
    ({"way": KEEP, "text": "\u200b ", "leader": INGRID}, "text", "no answer is asked for"),
]


def test_what_cannot_be_is_told_under_its_field_and_nothing_is_kept(world: World) -> None:
    asks_for_summary(world)
    before = world.tables()["shortfalls"]
    for values, field, why in WRONG:
        errors = says(world.maya, **({"text": TEXT} | values))
        assert list(errors) == [field] and why in errors[field], values
        world.maya.closes()
    assert world.tables()["shortfalls"] == before


def test_who_will_read_it_stands_above_the_box(world: World) -> None:
    world.maya.types("/autonomy shortfall")
    shown = words(world.maya.modal)
    assert shown.index("Who reads this") < shown.index("Where did support fall short?\n")
    assert "`/autonomy advocate` asks a colleague" in shown, "there is no advocate yet"
    ways = [each["value"] for each in fields(world.maya.modal)["way"]["options"]]
    assert ways == [KEEP, IN_WORDS]


def test_the_question_comes_when_it_was_wanted_and_stops(world: World) -> None:
    assert is_asked(world.maya) == {}
    world.wait(days=30)
    question = world.maya.last
    assert "Where did support fall short?" in words(question)
    assert "Nobody knows that you are asked" in words(question)
    world.maya.presses("Say it")
    assert world.maya.fills(text=TEXT, way=KEEP) == {}
    first = next(m for m in world.maya.kept if m["ts"] == question["ts"])
    assert "You answered" in words(first) and labels(first) == []
    world.maya.presses("Delete")
    world.wait(**A_MOMENT)
    first = next(m for m in world.maya.kept if m["ts"] == question["ts"])
    assert "You answered" not in words(first) and "Say it" in labels(first)
    world.wait(days=35)
    chooses_the_way_out(world, world.maya, "Stop asking me this")
    assert is_asked(world.maya, often="weeks:1", weekday="3") == {}
    before = len(world.maya.kept)
    world.wait(days=8)
    assert len(world.maya.kept) == before + 1
    world.maya.types("/autonomy shortfall")
    world.maya.presses("Ask me now and then", where="modal")
    world.maya.presses("Stop asking me", where="modal")
    world.maya.closes()
    world.wait(days=60)
    assert len(world.maya.kept) == before + 1


def test_the_question_comes_with_what_was_not_kept_since_the_last_time(world: World) -> None:
    """One promise is overdue and stays so; one was not kept, and is named once."""
    owes(world.ingrid, world.maya, "a promise overdue", date(2026, 3, 10))
    owes(world.ingrid, world.maya, "a promise not kept", date(2026, 3, 17))
    owes(world.ingrid, world.maya, "a promise for later", date(2026, 12, 1))
    assert is_asked(world.maya) == {}
    world.wait(days=21)
    due = next(m for m in world.maya.kept if "not kept" in words(m) and "Not kept" in labels(m))
    world.maya.presses("Not kept", where=due)
    world.wait(days=9)
    first = next(m for m in reversed(world.maya.kept) if "Say it" in labels(m))
    assert "a promise overdue" in words(first) and "a promise not kept" in words(first)
    assert "for Tuesday 10 March; that day is over" in words(first)
    assert "for Tuesday 17 March; you marked it as not kept" in words(first)
    assert "for later" not in words(first)
    world.maya.presses("Say it", where=first)
    assert fields(world.maya.modal)["leader"]["initial_user"] == INGRID
    assert "a promise not kept" in words(world.maya.modal)
    world.maya.closes()
    world.wait(days=38)
    again = next(m for m in reversed(world.maya.kept) if "Say it" in labels(m))
    assert again["ts"] != first["ts"]
    assert "a promise overdue" in words(again) and "a promise not kept" not in words(again)
