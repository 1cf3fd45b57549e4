from tests.book_clubs.scene import (
    HERE,
    MONDAY,
    chosen,
    club,
    found,
    joins,
    nominates,
    plans,
    presses,
    ranks,
    rows,
)
from tests.gatherings.scene import phases, runs
from tests.world import World, forger
from tests.world.people import fields, words

TEAM = "T0ORCHARD"
BOOKS = ("Accelerate", "Peopleware", "Team Topologies")


def to_vote(world: World) -> None:
    """Three people, and a book of each."""
    found(world)
    joins(world, world.noor, world.tomas)
    for person, title in zip((world.maya, world.noor, world.tomas), BOOKS, strict=True):
        assert nominates(person, title) == {}
    world.wait_until(MONDAY)
    world.wait(seconds=5)


def everything_seen(world: World) -> str:
    """All that anybody can read of the vote while it goes on."""
    seen = [words(world.maya.in_channel(HERE))]
    for person in world.everybody:
        seen += [person.dm_words, person.opens_home()]
    return "\n".join(seen)


def test_nobody_sees_how_anybody_votes_nor_who_leads_until_it_is_closed(world: World) -> None:
    to_vote(world)
    before = everything_seen(world)
    assert ranks(world, world.maya, "Team Topologies", "Peopleware") == {}
    assert ranks(world, world.noor, "Team Topologies") == {}
    world.wait(seconds=5)
    after = everything_seen(world)
    assert "2 people have voted" in after
    for title in BOOKS:
        assert after.count(title) <= before.count(title)
    world.tomas.presses("Put in order", channel=HERE)
    shown = {
        name: box["initial_option"]["value"] for name, box in fields(world.tomas.modal).items()
    }
    assert set(shown.values()) == {"none"}
    world.tomas.closes()
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)
    assert "You read Team Topologies" in words(world.maya.in_channel(HERE))
    assert "Team Topologies" in club(world)


def test_a_vote_is_changed_until_the_close_and_counts_once(world: World) -> None:
    to_vote(world)
    for order in (("Accelerate",), ("Peopleware", "Accelerate"), ("Team Topologies",)):
        assert ranks(world, world.maya, *order) == {}
    assert ranks(world, world.noor, "Peopleware") == {}
    assert ranks(world, world.tomas, "Peopleware") == {}
    ((choices,),) = rows(
        world, "SELECT choices FROM gathering_ballots WHERE person = 'U0MAYA' AND vote = 'rank'"
    )
    assert len(choices.split(",")) == 1
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)
    assert "You read Peopleware" in words(world.maya.in_channel(HERE))


def test_a_book_has_one_place_and_only_what_is_nominated_has_one(world: World) -> None:
    to_vote(world)
    assert "higher place" in ranks(world, world.maya, "Accelerate", "Accelerate")["place_2"]
    world.maya.presses("Put in order", channel=HERE)
    number = rows(world, "SELECT id FROM gathering_sessions")[0][0]
    world.maya.closes()
    forged = {"place_1": {"type": "static_select", "selected_option": {"value": "999"}}}
    delivery = world.deliver(
        "interactive", forger.submission(TEAM, "U0MAYA", "gatherings:rank", str(number), forged)
    )
    assert "not there to be chosen" in str(delivery.body)
    assert rows(world, "SELECT person FROM gathering_ballots") == []


def test_of_equal_books_the_one_nominated_first_is_read_and_people_are_told_why(
    world: World,
) -> None:
    to_vote(world)
    assert ranks(world, world.maya, "Team Topologies", "Accelerate", "Peopleware") == {}
    assert ranks(world, world.noor, "Accelerate", "Peopleware", "Team Topologies") == {}
    assert ranks(world, world.tomas, "Peopleware", "Team Topologies", "Accelerate") == {}
    runs(world.maya, "Close the vote")
    world.wait(minutes=1)
    said = words(world.maya.in_channel(HERE))
    assert "You read Accelerate" in said
    assert "3 were equal" in said
    assert "nominated first is read" in said


def test_one_nomination_alone_needs_no_vote(world: World) -> None:
    chosen(world, title="R&D <at> *work*")
    assert phases(world) == ["closed"]
    said = words(world.maya.in_channel(HERE))
    assert "You read R&amp;D &lt;at&gt; *work*" in said
    assert "no vote was needed" in said
    plans(world, world.maya)
    assert "*Tuesday readers: R&amp;D &lt;at&gt; *work**" in words(world.maya.in_channel(HERE))
    world.maya.presses("As a file", channel=HERE)
    assert "no vote was needed" in str(world.maya.files)
    assert "Put in order" not in said


def test_without_a_nomination_the_club_begins_anew(world: World) -> None:
    found(world)
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    assert "Nobody nominated a book" in words(world.maya.in_channel(HERE))
    assert "has no book yet" in club(world)
    presses(world.maya, "Choose a book", "Tuesday readers")
    assert world.maya.fills() == {}
    world.maya.closes()
    world.wait(seconds=5)
    assert nominates(world.maya, "Peopleware") == {}
    assert "Peopleware" in club(world)


def test_only_those_in_the_club_nominate_and_vote(world: World) -> None:
    found(world)
    world.noor.presses("Nominate a book", channel=HERE)
    assert "Press Join" in world.noor.told(HERE).replace("*", "")
    assert world.noor.modal is None
    joins(world, world.tomas)
    assert nominates(world.maya, "Accelerate") == {}
    assert nominates(world.tomas, "Peopleware") == {}
    world.wait_until(MONDAY)
    world.wait(seconds=5)
    world.noor.presses("Put in order", channel=HERE)
    assert world.noor.modal is None
    number = rows(world, "SELECT id FROM gathering_sessions")[0][0]
    book = rows(world, "SELECT id FROM book_club_nominations")[0][0]
    forged = {"place_1": {"type": "static_select", "selected_option": {"value": str(book)}}}
    for view, values in (("gatherings:rank", forged), ("book_clubs:nominate", {})):
        world.deliver("interactive", forger.submission(TEAM, "U0NOOR", view, str(number), values))
    assert rows(world, "SELECT person FROM gathering_ballots") == []
    assert rows(world, "SELECT person FROM book_club_nominations ORDER BY id") == [
        ("U0MAYA",),
        ("U0TOMAS",),
    ]


def test_a_nomination_is_its_authors_to_change_and_to_take_back(world: World) -> None:
    found(world)
    joins(world, world.noor)
    assert nominates(world.maya, "Acelerate") == {}
    assert "nominated already" in nominates(world.noor, "ACELERATE")["title"]
    assert "https" in nominates(world.noor, "Peopleware", link="javascript:alert(1)")["link"]
    world.maya.presses("Nominate a book", channel=HERE)
    world.maya.presses("Change", where="modal")
    assert world.maya.fills(title="Accelerate", why="Typos | <https://evil.example|x>") == {}
    world.maya.closes()
    assert "Accelerate" in club(world)
    session, book = rows(
        world, "SELECT s.id, n.id FROM gathering_sessions s, book_club_nominations n"
    )[0]
    press = forger.press(TEAM, "U0NOOR", "book_clubs:take_back", f"{session}:{book}")
    world.deliver("interactive", press)
    write = forger.submission(
        TEAM, "U0NOOR", "book_clubs:nominate", f"{session}:{book}", {"title": forger.text("Mine")}
    )
    world.deliver("interactive", write)
    assert rows(world, "SELECT title, person FROM book_club_nominations") == [
        ("Accelerate", "U0MAYA")
    ]
    world.maya.presses("Nominate a book", channel=HERE)
    world.maya.presses("Take it back", where="modal")
    world.maya.closes()
    assert rows(world, "SELECT title FROM book_club_nominations") == []
    assert "Accelerate" not in club(world)


def test_those_in_the_club_who_have_not_voted_are_reminded_and_nobody_else(world: World) -> None:
    to_vote(world)
    assert ranks(world, world.maya, "Accelerate") == {}
    world.wait(days=2, hours=12)
    reminded = {p.user for p in world.everybody if "which book would you like" in p.dm_words}
    assert reminded == {"U0NOOR", "U0TOMAS"}
    world.wait(days=1)
    assert phases(world) == ["closed"]


def test_a_form_submitted_twice_founds_one_club(world: World) -> None:
    form = forger.submission(
        TEAM,
        "U0MAYA",
        "book_clubs:found",
        "",
        {
            "name": forger.text("Readers"),
            "channel": {"type": "conversations_select", "selected_conversation": HERE},
            "first": {"type": "datetimepicker", "selected_date_time": int(MONDAY.timestamp())},
        },
    )
    for _ in range(2):
        world.deliver("interactive", form)
    assert rows(world, "SELECT name FROM book_clubs") == [("Readers",)]
