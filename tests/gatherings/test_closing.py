from datetime import date

import pytest

from bot.demo import TEAM
from rituals.engine.actions import Action
from rituals.words import limits
from storage.unit_of_work import UnitOfWork
from tests.gatherings import closed
from tests.words import judges
from tests.world import World, forger
from tests.world.people import labels, words

CHANNEL = closed.CHANNEL


def test_the_summary_says_what_the_session_came_to(world: World) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Pair more")
    closed.writes(world, "U0TOMAS", stop="Late meetings\n\nLong meetings")
    closed.to_discussion(world)
    deploys, _ = closed.topics(world, "Slow deploys", "Flaky tests")
    closed.notes(world, deploys, "U0NOOR", "Since the move")
    closed.topics(world, "Office plants", is_done=False)
    closed.action(world, "U0TOMAS", "Measure them", date(2026, 3, 20))
    shown = closed.closes(world)
    (card,) = [m for m in world.maya.in_channel(CHANNEL) if "in the thread" in words(m)]
    assert shown["thread_ts"] == card["ts"]
    said = words(shown)
    assert "3 cards by 2 people" in said
    assert said.index("Slow deploys (9 votes)") < said.index("Flaky tests (8 votes)")
    assert "• Since the move — <@U0NOOR>" in said
    assert "Measure them — <@U0TOMAS>, by 20 March" in said
    left = said.index("Not talked about")
    assert said.index("Flaky tests") < left < said.index("Office plants (9 votes)")


def test_the_summary_is_written_anew_when_an_action_changes(world: World) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Pair more")
    closed.to_discussion(world)
    number = closed.action(world, "U0TOMAS", "Measure them")
    assert "(done)" not in words(closed.closes(world))

    def is_done(work: UnitOfWork) -> None:
        action = work.session.get(Action, number)
        assert action is not None
        action.is_done = True
        session = closed.the(work)
        work.outbox.refresh("gatherings:summary", session.id, only=[session.channel])

    closed.within(world, is_done)
    (shown,) = closed.summaries(world)
    assert "Measure them — <@U0TOMAS> (done)" in words(shown)


@pytest.mark.parametrize("text", ["x" * 500, "&<>" * 160, "one\n" * 120, "<@U0NOOR> `*_ ```"])
def test_the_largest_session_fits_into_one_message_that_says_what_is_only_in_the_file(
    world: World, text: str
) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Pair more")
    closed.to_discussion(world)
    numbers = closed.topics(world, *(f"{text} {n}" for n in range(300)))
    closed.topics(world, *(f"{text} {n}" for n in range(700)), is_done=False)
    for number in numbers[:3]:
        closed.notes(world, number, "U0NOOR", *[text] * 30)
    for _ in range(60):
        closed.action(world, "U0TOMAS", text)
    shown = closed.closes(world)
    payload = {"blocks": shown["blocks"]}
    assert limits.problems(payload) == []
    for judge in (judges.sandbox, judges.slack, judges.strict):
        assert judge(payload) == []
    assert " more, in the file" in words(shown)
    # Whoever hears it read hears all of it: every line of the blocks is in the text.
    assert len(shown["text"]) < limits.MESSAGE_TEXT
    for block in shown["blocks"]:
        if block["type"] == "section":
            assert block["text"]["text"] in shown["text"]


def test_a_session_without_names_tells_no_author(world: World) -> None:
    closed.begins(world, names="anonymous")
    for user in ("U0NOOR", "U0TOMAS", "U0AIKO", "U0SAMUEL", "U0LEO"):
        closed.writes(world, user, start=f"Card number {len(user)}")
    closed.to_discussion(world)
    (topic,) = closed.topics(world, "Trust")
    closed.notes(world, topic, "U0NOOR", "Said in confidence")
    shown = closed.closes(world)
    assert "Said in confidence" in words(shown)
    world.ingrid.presses("As a file", channel=CHANNEL, where=shown)
    file = closed.newest_file(world.ingrid)
    assert "Said in confidence" in file
    for told in (str(shown), file):
        for clue in ("U0NOOR", "Noor", "U0TOMAS", "Tomás", "U0AIKO", "Aiko", "Samuel", "Leo"):
            assert clue not in told


def test_of_a_session_that_ended_before_its_reveal_only_the_number_of_cards_is_told(
    world: World,
) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Nobody reads this")
    closed.topics(world, "Nor this")

    def call_off(work: UnitOfWork) -> None:
        session = closed.the(work)
        session.phase, session.closed_at = "cancelled", work.now
        work.outbox.send("gatherings:summary", session.id, to=session.channel)

    closed.within(world, call_off)
    shown = closed.summary(world)
    assert "1 card was left" in words(shown)
    assert "read" not in words(shown) and "Nor this" not in str(shown)
    assert labels(shown) == []


def test_what_was_passed_over_by_closing_early_is_not_said_to_have_been_talked_about(
    world: World,
) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Pair more", stop="Late meetings")
    closed.moves_on(world, "Reveal the cards", "Close it now")
    said = words(closed.summary(world))
    assert "What we talked about" not in said
    left = said.index("Not talked about")
    assert left < said.index("Pair more") and left < said.index("Late meetings")


def test_the_summary_says_when_the_next_one_is_and_that_it_can_be_written_to(
    world: World,
) -> None:
    closed.begins(world, often="weeks:2")
    world.wait(days=8)
    closed.writes(world, "U0NOOR", start="Pair more")
    closed.to_discussion(world)
    said = words(closed.closes(world))
    assert "*Next time:* <!date^" in said
    assert "Cards can be written already." in said


def test_anybody_in_the_channel_gets_the_whole_session_as_a_file(world: World) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Pair more")
    closed.to_discussion(world)
    (topic,) = closed.topics(world, "Slow deploys")
    closed.notes(world, topic, "U0TOMAS", "Since the move")
    closed.action(world, None, "Measure them")
    shown = closed.closes(world)
    world.ingrid.presses("As a file", channel=CHANNEL, where=shown)
    file = closed.newest_file(world.ingrid)
    for part in ("Pair more\n  — Noor Haddad", "Since the move\n  — Tomás Oliveira", "nobody yet"):
        assert part in file
    assert "U0" not in file


OUTSIDERS = [("T0ORCHARD", "U0SAMUEL"), ("T0ORCHARD", "U0NOBODY"), ("T0HARBOUR", "U0MAYA")]
CLOSING = ("file", "worth_yes", "worth_partly", "worth_no", "worth_nothing")


@pytest.mark.parametrize(("team", "user"), OUTSIDERS)
def test_whoever_is_not_in_the_channel_gets_no_file_and_has_no_say(
    world: World, team: str, user: str
) -> None:
    world.happens("remove_member", CHANNEL, "U0SAMUEL")
    closed.held(world)
    before = {name: world.tables()[name] for name in ("gathering_participants", "schedules")}
    for action in CLOSING:
        for value in ("1", "1:yes", "2", "0", "-1", "", "x", "1 OR 1", "9" * 30):
            press = forger.press(team, user, f"gatherings:{action}", value, (CHANNEL, "1.0"))
            assert world.forge(press, team).status == 200
    world.loop.do(world.settle())
    for name, rows in before.items():
        assert world.tables()[name] == rows
    person = world.person(user, team) if user != "U0NOBODY" else world.maya
    assert person.files == []


@pytest.mark.parametrize("action", CLOSING)
def test_before_the_close_there_is_nothing_to_take_away_or_to_judge(
    world: World, action: str
) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Hidden so far")
    (card,) = [m for m in world.maya.in_channel(CHANNEL) if "Collecting" in words(m)]
    press = forger.press(TEAM, "U0MAYA", f"gatherings:{action}", "1", (CHANNEL, card["ts"]))
    world.forge(press, TEAM)
    world.loop.do(world.settle())
    assert "is not over" in world.maya.told(CHANNEL)
    assert world.maya.files == [] and closed.worths(world) == {}


def test_what_was_called_off_before_its_reveal_cannot_be_had_as_a_file(world: World) -> None:
    closed.begins(world)
    closed.writes(world, "U0NOOR", start="Nobody reads this")

    def call_off(work: UnitOfWork) -> None:
        session = closed.the(work)
        session.phase, session.closed_at = "cancelled", work.now

    closed.within(world, call_off)
    press = forger.press(TEAM, "U0MAYA", "gatherings:file", "1", (CHANNEL, "1.0"))
    world.forge(press, TEAM)
    world.loop.do(world.settle())
    assert "never shown" in world.maya.told(CHANNEL)
    assert world.maya.files == []
