"""The harvest: however much was shared it fits, and all of it is for those in the channel."""

from tests.learning.fridays import HARVEST, at, posted, set_up, share
from tests.world import World, forger
from tests.world.people import find_buttons, words

FIRST, GATHERED = at("2026-03-06", 15), at("2026-03-09", 9)
LONG = "Half of what I believed of caches is wrong. " * 60


def test_long_texts_are_cut_and_the_file_has_the_whole(world: World) -> None:
    set_up(world)
    world.wait_until(FIRST)
    share(world.noor, LONG + "the end of it", useful=LONG + "the last of it")
    share(world.ingrid, "<!channel> *bold* & <https://example.org|a link>", names="unnamed")
    world.wait_until(GATHERED)
    (harvest,) = posted(world, HARVEST)
    assert "the end of it" not in words(harvest) and "…" in words(harvest)
    assert not harvest["notified"] or set(harvest["notified"]) <= {"U0NOOR", "U0MAYA"}
    world.tomas.presses("Save as file", channel="C0DESIGN")
    (file,) = world.tomas.files
    for part in (LONG + "the end of it", LONG + "the last of it", "Noor Haddad: Half"):
        assert part in file["content"].decode()
    assert "<!channel> *bold* & <https://example.org|a link>" in file["content"].decode()
    assert b"Ingrid" not in file["content"]


def test_a_crowd_of_long_answers_breaks_nothing_and_loses_nothing(world: World) -> None:
    people = [f"U0CROWD{number:02}" for number in range(24)]
    for number, user in enumerate(people):
        world.happens("add_person", user, f"Person {number}", tz="Europe/Stockholm")
        world.happens("add_member", "C0DESIGN", user)
    set_up(world)
    world.wait_until(FIRST)
    for number, user in enumerate(people):
        names = "named" if number % 2 else "unnamed"
        share(world.person(user), f"{number:02} {LONG}", useful=f"used {number:02}", names=names)
    world.wait_until(GATHERED)
    (harvest,) = posted(world, HARVEST)
    assert len(harvest["blocks"]) <= 50
    world.noor.presses("Save as file", channel="C0DESIGN")
    content = world.noor.files[0]["content"].decode()
    assert [n for n in range(24) if f"used {n:02}" not in content] == []
    assert "for which there was no room here" in words(harvest)


def test_hostile_words_reach_the_channel_as_words(world: World) -> None:
    hostile = "<!channel> <@U0MAYA> *bold* \u202e RTL \U0001f468\u200d\U0001f469 &lt; ```x``` " * 50
    set_up(world)
    world.wait_until(FIRST)
    for person, names in ((world.noor, "named"), (world.ingrid, "unnamed")):
        share(person, hostile[:3000], names=names, useful=hostile[:3000])
    world.noor.presses("Edit")
    world.noor.closes()
    world.wait_until(GATHERED)
    (harvest,) = posted(world, HARVEST)
    assert "<!channel>" not in harvest["text"]
    assert not [row for row in world.tables()["outbox"] if "dead" in row]


def test_the_order_tells_neither_who_nor_when(world: World) -> None:
    set_up(world)
    world.wait_until(FIRST)
    for person, learned in ((world.noor, "c"), (world.ingrid, "a"), (world.maya, "b")):
        share(person, f"{learned} lesson", names="unnamed")
    world.wait_until(GATHERED)
    shown = words(posted(world, HARVEST))
    assert shown.index("a lesson") < shown.index("b lesson") < shown.index("c lesson")


def test_the_whole_is_for_those_in_the_channel(world: World) -> None:
    set_up(world)
    world.wait_until(FIRST)
    share(world.noor, "For the channel")
    (early,) = [forger.press("T0ORCHARD", "U0NOOR", "learning:save", "1")]
    world.deliver("interactive", early)
    assert not world.noor.files
    world.wait_until(GATHERED)
    (harvest,) = posted(world, HARVEST)
    element, _ = find_buttons(harvest["blocks"], "Save as file")[0]
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    place = ("C0DESIGN", harvest["ts"])
    for team, user in (("T0ORCHARD", "U0STRANGER"), ("T0HARBOUR", "U0MAYA")):
        press = forger.press(team, user, element["action_id"], element["value"], place)
        world.deliver("interactive", press, team)
        assert not world.person(user, team).files
        assert "For the channel" not in world.person(user, team).dm_words


def test_a_channel_can_be_left_out_of_the_notices_by_anybody_in_it(world: World) -> None:
    set_up(world, clear=["C0GENERAL"])
    world.wait_until(at("2026-03-05", 9))
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    (notice,) = posted(world, "free of meetings", "C0GENERAL")
    place = ("C0GENERAL", notice["ts"])
    press = forger.press("T0ORCHARD", "U0STRANGER", "learning:not_here", "1", place)
    world.deliver("interactive", press)
    assert "C0GENERAL" in str(world.tables()["rituals"])
    world.tomas.presses("Not in this channel any more", channel="C0GENERAL")
    assert "no more" in world.tomas.told("C0GENERAL")
    world.wait_until(at("2026-04-02", 12))
    assert len(posted(world, "free of meetings", "C0GENERAL")) == 1
    assert len(posted(world, "free of meetings")) == 2


def test_who_set_it_up_hears_that_a_channel_cannot_be_reached(world: World) -> None:
    set_up(world, clear=["C0GENERAL"])
    world.happens("remove_bot_from", "C0GENERAL")
    world.wait_until(at("2026-03-05", 10))
    assert "I could not ask <#C0GENERAL>" in world.maya.dm_words
