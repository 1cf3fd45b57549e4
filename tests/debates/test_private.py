from datetime import timedelta

from tests.debates.scene import (
    BEGIN,
    CLOSE,
    END,
    REBUT,
    SIX,
    TEAM,
    VOTE,
    argues,
    card,
    goes_on,
    options,
    says,
    set_up,
    stands,
    thread,
)
from tests.gatherings.scene import HERE, NEXT_TUESDAY, at, phases, rows, runs
from tests.world import World, forger
from tests.world.people import words


def chosen(value: str) -> dict[str, object]:
    return {"type": "radio_buttons", "selected_option": {"value": value}}


def test_nobody_sees_how_others_vote_and_one_may_change_it_until_the_part_ends(
    world: World,
) -> None:
    assert set_up(world) == {}
    before = words(card(world))
    stands(world.noor, "against")
    assert words(card(world)) == before, "not even that somebody voted"
    stands(world.noor, "for")
    assert rows(world, "SELECT vote, person, choices FROM gathering_ballots") == [
        ("before", "U0NOOR", '["for"]')
    ]
    world.tomas.presses("Where I stand", channel=HERE)
    assert "nobody sees where you stand" in words(world.tomas.modal)
    world.tomas.closes()
    assert "U0NOOR" not in thread(world)


def test_too_few_who_voted_both_times_are_told_nothing_of_and_the_library_neither(
    world: World,
) -> None:
    assert set_up(world, sides="chosen") == {}
    for user in SIX[:4]:
        stands(world.person(user), "for")
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    assert says(world.noor, "opening_for", "It saves a day") == {}
    goes_on(world, REBUT, CLOSE, VOTE)
    for user in (*SIX[2:], "U0SAMUEL"):
        stands(world.person(user), "against", label="Where I stand now")
    goes_on(world, END)
    world.wait(minutes=2)
    assert "How minds moved is not told" in thread(world)
    ((summary,),) = rows(world, "SELECT summary FROM library_entries")
    assert summary == "Said for it:\n• It saves a day"
    assert "who voted both times" not in thread(world)


def test_a_listener_cannot_write_for_a_side_and_a_side_not_for_the_other(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    goes_on(world, BEGIN)
    number = str(rows(world, "SELECT id FROM gathering_sessions")[0][0])
    for user in ("U0TOMAS", "U0NOOR"):
        for name in ("opening_against", "rebuttal_for", "changed"):
            box = {name: forger.text("Forged")}
            form = forger.submission(TEAM, user, "gatherings:write", number, box)
            world.deliver("interactive", form)
            one = {"column": chosen(name), "text": forger.text("Forged")}
            form = forger.submission(TEAM, user, "gatherings:write_one", number, one)
            world.deliver("interactive", form)
    assert rows(world, "SELECT text FROM gathering_entries") == []
    world.tomas.presses("Write an argument", channel=HERE)
    assert "press *Argue* on its card and join a side" in world.tomas.told(HERE)


def test_a_stranger_neither_votes_nor_argues(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger")
    assert set_up(world) == {}
    number = str(rows(world, "SELECT id FROM gathering_sessions")[0][0])
    place = (HERE, card(world)["ts"])
    for name in ("stand", "argue"):
        press = forger.press(TEAM, "U0STRANGER", f"debates:{name}", number, place)
        world.deliver("interactive", press)
        assert world.person("U0STRANGER").modal is None
    for name, box in (("stand", "stand"), ("argue", "side")):
        values = {box: chosen("for" if name == "stand" else "either")}
        form = forger.submission(TEAM, "U0STRANGER", f"debates:{name}", number, values)
        world.deliver("interactive", form)
    assert rows(world, "SELECT person FROM gathering_ballots") == []
    assert "U0STRANGER" not in str(rows(world, "SELECT options FROM gathering_sessions"))


def test_a_vote_between_the_votes_or_after_the_close_is_refused(world: World) -> None:
    assert set_up(world) == {}
    number = str(rows(world, "SELECT id FROM gathering_sessions")[0][0])

    def votes(where: str) -> str:
        form = forger.submission(TEAM, "U0NOOR", "debates:stand", number, {"stand": chosen(where)})
        return str(world.deliver("interactive", form).body)

    assert "Choose one of the list" in votes("emperor")
    goes_on(world, BEGIN)
    assert "There is no vote" in votes("for")
    goes_on(world, REBUT, CLOSE, VOTE, END)
    assert "is over" in votes("for")
    assert rows(world, "SELECT person FROM gathering_ballots") == []
    assert phases(world) == ["closed"]


def test_sides_are_not_changed_once_the_first_round_has_begun(world: World) -> None:
    assert set_up(world, sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    number = str(rows(world, "SELECT id FROM gathering_sessions")[0][0])
    goes_on(world, BEGIN)
    form = forger.submission(TEAM, "U0NOOR", "debates:argue", number, {"side": chosen("against")})
    assert "sides stay as they are" in str(world.deliver("interactive", form).body)
    assert argues(world.noor, "listen") == {}
    assert "sides stay as they are" in str(world.deliver("interactive", form).body)


def test_only_those_of_a_private_channel_find_it_and_what_was_called_off_is_not_filed(
    world: World,
) -> None:
    people = ["U0MAYA", "U0NOOR"]
    world.happens("add_channel", "C0SECRET", "project-x", members=people, private=True)
    assert set_up(world, channel="C0SECRET", sides="chosen") == {}
    world.noor.presses("Argue", channel="C0SECRET")
    assert world.noor.fills(side="for") == {}
    world.noor.closes()
    for label in (BEGIN, "Close it now"):
        if label == "Close it now":
            world.noor.presses("Write an argument", channel="C0SECRET")
            assert world.noor.fills(opening_for="It saves a day") == {}
            world.noor.closes()
        world.maya.presses("Run it", channel="C0SECRET")
        world.maya.presses(label, where="modal")
        world.maya.closes()
    world.wait(minutes=1)
    assert rows(world, "SELECT channel FROM library_entries") == [("C0SECRET",)]
    assert set_up(world, motion="Another one") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    runs(world.tomas, "Call it off")
    world.wait(minutes=1)
    assert phases(world) == ["closed", "cancelled"]
    assert len(rows(world, "SELECT id FROM library_entries")) == 1


def secretly(world: World, *people: str) -> None:
    """Set one up in a private channel, with all but Maya ready for either side."""
    members = ["U0MAYA", *people]
    world.happens("add_channel", "C0SECRET", "project-x", members=members, private=True)
    assert set_up(world, channel="C0SECRET", motion="Close the office") == {}
    for user in people:
        world.person(user).presses("Argue", channel="C0SECRET")
        assert world.person(user).fills(side="either") == {}
        world.person(user).closes()


def begins(world: World) -> None:
    world.maya.presses("Run it", channel="C0SECRET")
    world.maya.presses(BEGIN, where="modal")
    world.maya.closes()


def test_no_side_is_drawn_for_whoever_left(world: World) -> None:
    secretly(world, "U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO")
    world.happens("remove_member", "C0SECRET", "U0NOOR")
    world.happens("person_leaves", "U0TOMAS")
    begins(world)
    world.wait(days=1)
    drawn = [options(world)[side] for side in ("for", "against")]
    assert sorted(map(len, drawn)) == [1, 1]
    assert sorted(drawn[0] + drawn[1]) == ["U0INGRID", "U0LEO"]
    assert "Close the office" not in world.noor.dm_words


def test_whoever_leaves_after_the_draw_is_not_told_their_side(world: World) -> None:
    secretly(world, "U0NOOR")
    world.wait_until(at("2026-03-06", 22))
    begins(world)
    world.happens("remove_member", "C0SECRET", "U0NOOR")
    world.wait(days=4)
    assert "Close the office" not in world.noor.dm_words
