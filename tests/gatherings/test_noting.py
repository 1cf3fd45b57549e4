from datetime import timedelta

from sqlalchemy import insert

from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.tables import Entry
from tests.gatherings.scene import HERE, rows, runs, set_up, writes
from tests.gatherings.talks import forges, names, presses, standing, to_discuss
from tests.gatherings.votes import TEA, TESTS, numbers
from tests.world import Somebody, World, forger
from tests.world.people import labels, words

TEAM = "T0ORCHARD"
A_DAY = timedelta(days=1)
WRITERS = ("U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO")


def notes(person: Somebody, text: str) -> dict[str, str]:
    """Have somebody write a note on the topic of now; return what the form says is wrong."""
    presses(person, "Write a note")
    errors = person.fills(text=text)
    if not errors:
        person.closes()
    return errors


def own(world: World) -> list[tuple[object, ...]]:
    """Every note with its author."""
    return rows(world, "SELECT author, text FROM gathering_entries WHERE \"column\" = 'note'")


def submits(world: World, user: str, view: str, private: str) -> str:
    form = forger.submission(TEAM, user, f"gatherings:{view}", private, {"text": forger.text("x")})
    return str(world.deliver("interactive", form).body)


def test_notes_stand_below_their_topic_under_the_writers_names(world_on: World) -> None:
    world = world_on
    to_discuss(world)
    assert notes(world.noor, "We begin with the parser & its <edges>") == {}
    world.wait(seconds=2)
    assert notes(world.tomas, "I can help") == {}
    (shown,) = standing(world, TESTS)
    assert shown.index("the parser & its <edges>") < shown.index("I can help")
    assert own(world) == [
        ("U0NOOR", "We begin with the parser & its <edges>"),
        ("U0TOMAS", "I can help"),
    ]
    world.ingrid.presses("See the topics", channel=HERE)
    assert "I can help" in words(world.ingrid.modal)


def test_above_the_box_stands_who_reads_it_and_under_which_name(world: World) -> None:
    assert set_up(world, names="anonymous") == {}
    for user in WRITERS:
        assert writes(world.person(user), f"{user} would like {hash(user)}") == {}
    runs(world.maya, "Reveal the cards", "Open the vote", "Close the vote")
    world.wait(seconds=2)
    presses(world.noor, "Write a note")
    said = words(world.noor.modal)
    assert "with your name: notes have one, also where the cards have none" in said
    assert said.index("Who reads it") < said.index("Your note")
    assert world.noor.fills(text="Signed") == {}
    assert own(world) == [("U0NOOR", "Signed")]


def test_a_writer_changes_and_removes_own_notes_and_nobody_elses(world: World) -> None:
    to_discuss(world)
    assert notes(world.noor, "First") == {}
    assert notes(world.tomas, "Not hers") == {}
    presses(world.noor, "Write a note")
    assert world.noor.modal
    assert labels(world.noor.modal).count("Change") == 1
    world.noor.presses("Change", where="modal")
    assert world.noor.fills(text="Second") == {}
    assert "Second" in standing(world, TESTS)[0]
    (theirs,) = rows(world, "SELECT id FROM gathering_entries WHERE text = 'Not hers'")[0]
    named = f"{names(world, TESTS)}:{theirs}"
    forges(world, "remove_note", named, "U0NOOR")
    forges(world, "edit_note", named, "U0NOOR")
    assert "not there for you" in submits(world, "U0NOOR", "edit_note", named)
    world.noor.closes()
    presses(world.noor, "Write a note")
    world.noor.presses("Remove", where="modal")
    assert own(world) == [("U0TOMAS", "Not hers")]
    (shown,) = standing(world, TESTS)
    assert "Second" not in shown


def test_a_card_is_no_note_to_be_changed(world: World) -> None:
    to_discuss(world)
    (entry, text) = rows(world, "SELECT id, text FROM gathering_entries WHERE text = :t", t=TEA)[0]
    named = f"{names(world, TEA)}:{entry}"
    assert "not there for you" in submits(world, "U0NOOR", "edit_note", named)
    forges(world, "remove_note", named, "U0NOOR")
    assert rows(world, "SELECT text FROM gathering_entries WHERE id = :i", i=entry) == [(text,)]


def test_claims_of_other_topics_and_sessions_write_nothing(world_on: World) -> None:
    world = world_on
    to_discuss(world)
    session, topic = rows(world, "SELECT id, topic_id FROM gathering_sessions")[0]
    for private in (
        "",
        "x:y",
        f"{session}:",
        f"{session}:999999",
        f"{session + 7}:{topic}",
    ):
        assert "not there" in submits(world, "U0NOOR", "note", private)
    runs(world.maya, "Close the session")
    assert "is over" in submits(world, "U0NOOR", "note", f"{session}:{topic}")
    assert own(world) == []


def test_an_empty_note_and_a_late_one_leave_the_form_open_and_say_why(world: World) -> None:
    to_discuss(world)
    assert notes(world.noor, " \u200b ") == {"text": "Write something first."}
    runs(world.maya, "Close the session")
    assert "is over" in world.noor.fills(text="Too late")["text"]
    assert own(world) == []


def test_a_topic_with_more_cards_and_notes_than_anybody_reads_still_stands_there(
    world_on: World,
) -> None:
    world = world_on
    to_discuss(world)
    session, topic = rows(world, "SELECT id, topic_id FROM gathering_sessions")[0]
    here = {"workspace_id": TEAM, "session_id": session, "topic_id": topic, "text": "🧑‍🚀 &<" * 83}
    many = [
        here | {"column": column, "author": "U0NOOR", "id": 10**14 + each, "at": world.now - A_DAY}
        for each, column in enumerate(["start"] * 60 + [NOTE] * 45)
    ]
    world.program.database.transaction(lambda c: c.execute(insert(Entry), many))
    assert notes(world.noor, "The newest") == {}
    (shown,) = standing(world, TESTS)
    assert "And 49 more cards" in shown
    assert "The newest" in shown
    world.noor.presses("See the topics", channel=HERE)
    assert "61 cards" in words(world.noor.modal)
    world.noor.presses("Read it, write a note", where="modal")
    assert labels(world.noor.modal or {}).count("Remove") == 15
    for left in range(4):
        assert world.noor.fills(text=f"Up to the most: {left}") == {}
        world.noor.closes()
        presses(world.noor, "Write a note")
    assert "You have 50 notes" in world.noor.fills(text="One too many")["text"]


def test_topics_that_are_done_or_still_to_come_take_notes_too(world: World) -> None:
    to_discuss(world)
    presses(world.maya, "Next topic")
    forges(world, "note", names(world, TESTS), "U0NOOR")
    assert world.noor.fills(text="One thing more") == {}
    assert "One thing more" in standing(world, TESTS)[0]
    world.tomas.presses("See the topics", channel=HERE)
    world.tomas.presses("Read it, write a note", where="modal", nth=3)
    assert world.tomas.fills(text="Ahead of time") == {}
    assert len(own(world)) == 2
    assert len(numbers(world)) == 4
