"""What comes of a request at its close: the summary, its menu and buttons, the file."""

import re
from typing import Any

from tests.world import World
from tests.world.people import find_buttons, labels, words

TEAM = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]


def test_a_named_summary_groups_by_start_stop_continue_and_names_each_giver(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", about="My talk")
    world.noor.answers(start="Pausing", stop="Reading the slides")
    world.tomas.answers(start="A story first", **{"continue": "The drawings"})
    world.wait(days=8)
    assert "2 people answered" in words(world.maya.last)
    shown = words(world.maya.last)
    parts = ("My talk", "Start", "Pausing", "Stop", "Reading the slides", "Continue", "drawings")
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)
    assert shown.count("Start") == shown.count("Stop") == 1
    assert shown.index("Start") < shown.index("A story first") < shown.index("Stop")
    for text, giver in (("Pausing", "U0NOOR"), ("A story first", "U0TOMAS")):
        assert f"<@{giver}>" in shown[shown.index(text) :].split("<@")[1].join(["<@", ""])
    assert "Pausing" in world.maya.last["text"]


def test_nobody_answered_is_said_kindly_with_a_way_on(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.wait(days=8)
    assert "Nobody answered this time" in words(world.maya.last)
    world.maya.presses("Ask again")
    assert world.maya.modal is not None


def test_twenty_people_and_sixty_long_texts_are_all_there_on_pages(world: World) -> None:
    crowd = [f"U0CROWD{number:02}" for number in range(20)]
    for person in crowd:
        world.happens("add_person", person, f"Crowd{person[7:]} Person", tz="Europe/Stockholm")
    world.maya.asks(*crowd)
    texts = set()
    for person in crowd:
        boxes = {box: f"{person[7:]}{box}".ljust(3000, ".") for box in ("start", "stop")}
        boxes["continue"] = f"{person[7:]}continue" + "🌱&<" * 990
        texts |= set(boxes.values())
        assert world.person(person).answers(**boxes) == {}
    world.maya.presses("Close now")
    summary = world.maya.last
    assert "20 people answered" in words(summary)
    seen: list[str] = []
    for _ in range(60):
        page = next(m for m in world.maya.dm if m["ts"] == summary["ts"])
        on_page = [text for text in texts if text in words(page)]
        assert on_page and not set(on_page) & set(seen), "each stands on one page"
        seen += on_page
        assert len(page["blocks"]) <= 50
        if not find_buttons(page["blocks"], "Next page"):
            break
        world.maya.presses("Next page", where=page)
    assert set(seen) == texts
    world.maya.presses("First page", where=page)
    world.maya.presses("Save as file")
    saved = world.maya.files[0]["content"].decode()
    assert all(f"{person[7:]}{box}" in saved for person in crowd for box in ("start", "stop"))
    world.maya.opens_home()
    assert world.maya.presses("Read", where="home").ok
    shown = words(world.maya.modal)
    assert "00start" in shown and "more" in shown.splitlines()[-1], "the rest is in the file"


def test_a_page_turned_twice_at_once_is_one_page(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    for person in (world.noor, world.tomas):
        person.answers(start="a" * 3000, stop="b" * 3000, **{"continue": "c" * 3000})
    world.maya.presses("Close now")
    old = world.maya.message_with("Next page")
    world.maya.presses("Next page", where=old)
    world.maya.presses("Next page" if "Next page" in labels(world.maya.last) else "First page")
    assert world.maya.last["ts"] == old["ts"]


def test_thanking_one_giver_reaches_that_one_once(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS")
    world.noor.answers(start="Pausing")
    old = world.maya.message_with("Say thank you")
    world.maya.presses("Say thank you", where=old)
    assert "Your thanks are on their way" in world.maya.told()
    assert "You thanked <@U0NOOR>" in world.maya.dm_words
    world.deliver("interactive", world.sandbox.deliveries[-1].payload)
    assert world.noor.dm_words.count("<@U0MAYA> thanks you") == 1
    assert "thanks" not in world.tomas.dm_words


def test_thanking_everybody_reaches_those_who_answered_once(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", "U0LEO")
    world.noor.answers(start="Pausing")
    world.tomas.answers(start="A story")
    world.maya.presses("Close now")
    for _ in range(2):
        world.maya.presses("Thank everybody")
    assert world.noor.dm_words.count("thanks everybody") == 1
    assert world.tomas.dm_words.count("thanks everybody") == 1
    assert "thanks" not in world.person("U0LEO").dm_words


def test_a_mark_is_kept_seen_by_the_receiver_alone_and_taken_off_again(world: World) -> None:
    world.maya.asks(*TEAM, anonymous=True)
    for user in TEAM:
        world.person(user).answers(start=f"From {user}", stop="Less")
    world.maya.presses("Close now")
    world.maya.chooses("Mark as useful", beside="From U0NOOR")
    shown = words(world.maya.last)
    assert shown.count("useful to you") == 1
    assert "Not useful after all" in shown[shown.index("From U0NOOR") :][:60]
    world.maya.chooses("Not useful after all", beside="From U0NOOR")
    assert "useful to you" not in words(world.maya.last)
    assert all("useful" not in world.person(user).dm_words for user in TEAM)


def test_a_line_becomes_an_action_that_stands_on_home_until_it_is_done(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.answers(start="Pausing after the numbers")
    world.maya.chooses("Turn into an action", beside="Pausing")
    assert "Pausing after the numbers" in words(world.maya.modal)
    assert world.maya.fills(text="x" * 500, due="2026-03-20") == {}
    assert "stands on your Home tab" in words(world.maya.modal)
    world.maya.closes()
    home = world.maya.opens_home()
    assert "x" * 500 in home and "Friday 20 March" in home
    world.maya.presses("Done", where="home")
    assert "x" * 500 not in words(world.maya.actor.home)
    assert "x" * 500 not in world.noor.opens_home()


def test_the_file_holds_everything_with_names_where_names_are_used(world: World) -> None:
    world.maya.asks("U0NOOR", "U0TOMAS", about="My *talk*\n# second line")
    world.noor.answers(start="Pausing\n- after [numbers](x)\n# now", stop="Reading")
    world.tomas.answers(start="<b>A story</b>")
    world.maya.presses("Close now")
    world.maya.chooses("Mark as useful", beside="Reading")
    world.maya.presses("Save as file")
    (saved,) = world.maya.files
    assert saved["name"].endswith(".md") and saved["channels"] == [world.maya.actor.dm_channel]
    content = saved["content"].decode()
    plain = re.sub(r"\\(.)", r"\1", content)
    for part in ("My *talk*", "Pausing", "[numbers](x)", "<b>A story</b>", "noor", "tomás"):
        assert part.lower() in plain.lower()
    assert "useful" in plain and "3 March 2026" in plain
    headings = [line for line in content.splitlines() if line.startswith("#")]
    assert headings[1:] == ["## Start", "## Stop"], "nobody else's headings"
    assert not world.noor.files


def test_an_anonymous_file_has_no_names(world: World) -> None:
    world.maya.asks(*TEAM, anonymous=True)
    for number, user in enumerate(TEAM):
        world.person(user).answers(start=f"Line {number}")
    world.maya.presses("Close now")
    world.maya.presses("Save as file")
    content = world.maya.files[0]["content"].decode()
    assert all(f"Line {number}" in content for number in range(5))
    assert not names_in(content)


def names_in(content: str) -> list[Any]:
    people = ("Noor", "Tom", "Samuel", "Ingrid", "Leo", "U0")
    return [name for name in people if name.lower() in content.lower()]
