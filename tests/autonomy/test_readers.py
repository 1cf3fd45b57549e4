"""Whoever answers chooses who reads it; that stands above the box, and is all there is to it."""

from typing import Any

import pytest
from sqlalchemy import Connection, select

from rituals.autonomy.tables import Answer
from storage.tables import OutboxMessage
from tests.autonomy.scene import AIKO, answers, brings_to_aiko
from tests.world import World, forger
from tests.world.people import fields, labels, words

TEXT = "I would like to lead the next study"


@pytest.mark.parametrize(
    ("readers", "reading"),
    [
        ("leader", {"U0INGRID"}),
        ("advocate", {"U0NOOR"}),
        ("both", {"U0INGRID", "U0NOOR"}),
        ("nobody", set()),
    ],
)
def test_those_chosen_read_it_and_nobody_else(
    world: World, readers: str, reading: set[str]
) -> None:
    brings_to_aiko(world)
    assert answers(world.person(AIKO), TEXT, readers, advocate="U0NOOR") == {}
    world.wait(days=4)
    for somebody in world.everybody:
        if somebody.user == AIKO:
            continue
        seen = somebody.dm_words + somebody.opens_home()
        assert (TEXT in seen) == (somebody.user in reading), somebody.user
        if somebody.user in reading:
            others = reading - {somebody.user}
            shown = words(somebody.last)
            assert "<@U0AIKO> lets you read an answer" in shown
            assert "You get this because <@U0AIKO> chose you" in shown
            for other in others:
                assert f"Besides you, <@{other}> reads it" in shown
            assert others or "Nobody else reads it" in shown
    own = words(world.person(AIKO).last)
    assert TEXT in own and all(f"<@{user}>" in own for user in reading)
    assert reading or "kept for you alone" in own


def test_who_will_read_it_stands_above_the_box(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    aiko.presses("Answer")
    assert aiko.modal is not None
    shown = words(aiko.modal["blocks"])
    assert shown.index("Who reads this") < shown.index("Your answer")
    assert "cannot be changed afterwards" in shown
    assert list(fields(aiko.modal)) == ["readers", "advocate", "text"]
    assert fields(aiko.modal)["readers"]["initial_option"]["value"] == "nobody"


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({"readers": "advocate"}, "advocate", "Choose a colleague"),
        ({"readers": "both"}, "advocate", "Choose a colleague"),
        ({"readers": "advocate", "advocate": "U0INGRID"}, "advocate", "your leader already"),
        ({"readers": "both", "advocate": "U0INGRID"}, "advocate", "your leader already"),
        ({"readers": "advocate", "advocate": "U0ROBOT"}, "advocate", "an app"),
        ({"readers": "both", "advocate": "U0GONE"}, "advocate", "not in the workspace"),
        ({"readers": "both", "advocate": "U0RUTH"}, "advocate", "not in the workspace"),
        ({"readers": "both", "advocate": "U0AIKO"}, "advocate", "That is you"),
        ({"readers": "nobody", "text": "\u200b "}, "text", "no answer is asked for"),
    ],
)
def test_what_cannot_be_is_told_under_its_field_and_nothing_is_kept(
    world: World, values: dict[str, Any], field: str, says: str
) -> None:
    world.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    world.happens("add_person", "U0GONE", "Gustav Gone", deleted=True)
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    aiko.presses("Answer")
    errors = aiko.fills(**({"text": TEXT} | values))
    assert list(errors) == [field] and says in errors[field]
    assert not world.tables()["autonomy_answers"]


def test_an_advocate_named_but_not_chosen_reads_nothing(world: World) -> None:
    brings_to_aiko(world)
    assert answers(world.person(AIKO), TEXT, "leader", advocate="U0NOOR") == {}
    world.wait(days=4)
    assert TEXT in world.ingrid.dm_words and TEXT not in world.noor.dm_words
    assert "Nobody else reads it" in words(world.ingrid.last)


def test_the_advocate_named_last_is_offered_again(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT, "advocate", advocate="U0NOOR")
    world.wait(days=14)
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)
    aiko.presses("Answer")
    assert fields(aiko.modal)["advocate"]["initial_user"] == "U0NOOR"


def test_a_reader_gets_it_in_working_hours_and_thanks_once(world: World) -> None:
    """Aiko answers in what is the evening of the reader."""
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    answers(aiko, TEXT, "leader")
    assert TEXT not in world.ingrid.dm_words
    world.wait(hours=16)
    assert TEXT in words(world.ingrid.last) and TEXT in world.ingrid.last["text"]
    world.ingrid.presses("Say thank you")
    assert labels(world.ingrid.last) == [] and "You said thank you" in words(world.ingrid.last)
    assert aiko.dm_words.count("<@U0INGRID> thanks you") == 1


def test_an_answered_question_is_not_answered_twice(world: World) -> None:
    brings_to_aiko(world)
    aiko = world.person(AIKO)
    aiko.presses("Answer")
    first = aiko.modal
    assert first is not None
    aiko.presses("Answer")
    assert aiko.fills(text=TEXT, readers="nobody") == {}
    if aiko.modal is not None:
        errors = aiko.fills(text="Another", readers="leader")
        assert "already" in str(errors)
    assert len(world.tables()["autonomy_answers"]) == 1
    assert "Answer" not in labels(aiko.last)


def test_what_people_type_is_shown_as_it_was_typed(world: World) -> None:
    brings_to_aiko(world)
    answers(world.person(AIKO), "*No* <!channel> <@U0LEO> & `x`", "leader")
    world.wait(days=1)
    assert "*No* <!channel> <@U0LEO> & `x`" in words(world.ingrid.last["blocks"])
    assert world.ingrid.last["notified"] == []


def test_a_reader_cannot_make_an_answer_seem_unread(world: World) -> None:
    brings_to_aiko(world)
    assert answers(world.person(AIKO), "For Ingrid", "leader") == {}
    world.wait(days=1)
    assert "For Ingrid" in world.ingrid.dm_words

    def read(connection: Connection) -> tuple[tuple[int, str, str], int]:
        columns = (OutboxMessage.id, OutboxMessage.channel, OutboxMessage.ts)
        row = connection.execute(
            select(*columns).where(OutboxMessage.kind == "autonomy:answer")
        ).one()
        return tuple(row), connection.execute(select(Answer.id)).scalar_one()

    (number, *place), answer = world.program.database.transaction(read)
    orchard = "T0ORCHARD"
    skip = forger.press(orchard, "U0INGRID", "my_time:skip", str(number), tuple(place))
    world.deliver("interactive", skip)
    withdraw = forger.press(orchard, AIKO, "autonomy:withdraw", str(answer))
    world.deliver("interactive", withdraw)
    assert world.tables()["autonomy_answers"], "Ingrid has read it"
