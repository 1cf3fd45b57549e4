"""A community over two weeks: links, asks, seats, a question, and a week with nothing."""

from tests.communities.scene import (
    DIGEST,
    FRIDAY,
    NEXT_FRIDAY,
    TALK,
    at,
    begins,
    digests,
    has_page,
    offers_seat,
    posts,
    posts_link,
)
from tests.world import World
from tests.world.people import words


def test_a_week_brings_what_came_together_and_one_question(world: World) -> None:
    assert begins(world) == {}
    has_page(world)
    message = posts(world, world.noor, f"Worth a look: {TALK}")
    world.tomas.reacts(message, "books")
    assert "for whoever can see <#C0DESIGN>: *How indexes work*" in world.tomas.told("C0DESIGN")
    world.tomas.presses("Add why", channel="C0DESIGN")
    assert world.tomas.fills(why="It made our slow page fast") == {}
    assert world.ingrid.asks(channel="C0DESIGN", about="My naming of tables") == {}
    assert offers_seat(world, world.noor, at("2026-03-09", 14)) == {}
    world.wait_until(FRIDAY)
    (digest,) = digests(world)
    assert f"<{TALK}|How indexes work>" in digest and "It made our slow page fast" in digest
    assert "ask <@U0TOMAS> · from a message of <@U0NOOR>" in digest
    assert "<@U0INGRID>: My naming of tables" in digest
    assert "<@U0NOOR>: Reviewing a migration" in digest
    assert digest.count("To talk about") == 1 and "databases" in digest
    shown = next(m for m in world.maya.in_channel() if DIGEST in words(m))
    world.maya.presses("Give feedback", channel="C0DESIGN")
    assert "My naming of tables" in world.maya.dm_words
    world.maya.presses("Take a seat", channel="C0DESIGN", where=shown)
    assert "You have a seat with <@U0NOOR>" in world.maya.told("C0DESIGN")


def test_a_week_with_nothing_new_brings_nothing_and_no_question_is_lost(world: World) -> None:
    begins(world)
    posts_link(world, "First")
    world.wait_until(FRIDAY)
    assert len(digests(world)) == 1
    offers_seat(world, world.noor, at("2026-03-26", 14))
    world.wait_until(NEXT_FRIDAY)
    first, second = digests(world)
    assert "Reviewing a migration" in second and "First" not in second
    world.wait_until(at("2026-03-20", 12))
    assert digests(world) == [first, second], "what still stands open is nothing new"
    posts_link(world, "Second")
    world.wait_until(at("2026-03-27", 12))
    third = digests(world)[2]
    assert "Second" in third and "Reviewing a migration" not in third
    asked = [each.partition("To talk about")[2] for each in (first, second, third)]
    assert len(set(asked)) == 3


def test_an_entry_that_is_taken_back_leaves_the_digest_that_told_of_it(world: World) -> None:
    begins(world)
    message = posts_link(world, "Taken back later")
    posts_link(world, "Stays", url="https://example.org/stays")
    world.wait_until(FRIDAY)
    (digest,) = digests(world)
    assert "Taken back later" in digest and "Stays" in digest
    world.tomas.takes_back(message, "books")
    world.wait(minutes=1)
    (digest,) = digests(world)
    assert "Taken back later" not in digest and "Stays" in digest
    world.tomas.reacts(message, "books")
    world.wait(minutes=1)
    assert "Taken back later" in digests(world)[0]


def test_the_digest_offers_only_what_can_still_be_done(world: World) -> None:
    begins(world)
    assert world.ingrid.asks(channel="C0DESIGN", about="My naming of tables") == {}
    assert offers_seat(world, world.noor, at("2026-03-09", 14), places="1") == {}
    world.wait_until(FRIDAY)
    shown = next(m for m in world.maya.in_channel() if DIGEST in words(m))
    world.tomas.presses("Take a seat", channel="C0DESIGN", where=shown)
    world.wait(minutes=1)
    assert "Reviewing a migration" not in digests(world)[0], "there is no place left"
    world.tomas.presses("Give it back", channel="C0DESIGN")
    world.wait(minutes=1)
    assert "Reviewing a migration" in digests(world)[0]
    world.wait_until(at("2026-03-09", 15))
    assert "Reviewing a migration" not in digests(world)[0], "it has begun"
    assert "My naming of tables" in digests(world)[0]
    world.wait_until(at("2026-03-11", 15))
    (digest,) = digests(world)
    assert "My naming of tables" not in digest, "it is closed"
    assert "To talk about" in digest


def test_what_helped_most_is_told_and_nobody_is_counted(world: World) -> None:
    begins(world)
    one = posts_link(world, "Helped many")
    two = posts_link(world, "Helped one", url="https://example.org/one")
    for person in (world.noor, world.ingrid):
        person.reacts(one, "bulb")
    world.noor.reacts(two, "bulb")
    world.wait_until(FRIDAY)
    helped = [line for line in digests(world)[0].splitlines() if "helped most" in line]
    assert len(helped) == 1 and "Helped many" in helped[0], "said once, where it stands"
    for person in (world.noor, world.ingrid):
        person.takes_back(one, "bulb")
    posts_link(world, "Another", url="https://example.org/other")
    world.wait_until(NEXT_FRIDAY)
    assert "What helped most" not in digests(world)[1]


def test_long_and_hostile_words_fit_and_stay_words(world: World) -> None:
    hostile = "<!channel> <@U0MAYA> *bold* | > & \u202e RTL `x` " * 60
    begins(world, topic="<!here> & *us*")
    for number in range(12):
        url = f"https://example.org/{number}?" + "a=%7C&" * 300
        posts_link(world, hostile, url=url)
        world.maya.types("/learning seat")
        starts = int(at("2026-03-20", 14).timestamp()) + number
        filled = {"what": hostile[:300], "place": hostile[:200], "starts": starts}
        assert world.maya.fills(**filled) == {}
        world.maya.closes()
        assert world.noor.asks(channel="C0DESIGN", about=hostile[:1000]) == {}
    world.wait_until(FRIDAY)
    told = [m for m in world.maya.in_channel() if DIGEST in words(m)]
    assert len(told) == 1 and len(told[0]["blocks"]) <= 50
    assert "<!channel>" not in str(told[0]["blocks"]) and "<!here>" not in str(told[0]["blocks"])
    assert "And 4 more" in words(told[0])
    assert not [row for row in world.tables()["outbox"] if "dead" in row]


def test_where_the_bot_was_away_the_next_digest_tells_what_this_one_could_not(
    world: World,
) -> None:
    begins(world)
    posts_link(world, "Not lost")
    world.wait_until(at("2026-03-05", 12))
    world.happens("remove_bot_from", "C0DESIGN")
    world.wait_until(at("2026-03-06", 12))
    assert digests(world) == []
    world.happens("add_member", "C0DESIGN", world.sandbox.workspaces["T0ORCHARD"].bot_user_id)
    world.wait_until(NEXT_FRIDAY)
    assert "Not lost" in digests(world)[0]
