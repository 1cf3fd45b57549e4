from datetime import timedelta

from tests.debates.scene import (
    SIX,
    argues,
    card,
    says,
    set_up,
    side_of,
    stands,
    thread,
)
from tests.gatherings.scene import HERE, NEXT_TUESDAY, phases, rows
from tests.world import World
from tests.world.people import fields, labels, words

# Where each stands before and after: two move towards the motion, one away from it.
BEFORE = ("for", "against", "undecided", "against", "undecided", "for")
AFTER = ("for", "for", "for", "against", "undecided", "undecided")


def test_six_people_debate_over_three_days_in_writing(world: World) -> None:
    assert set_up(world, mode="written", background="We had three late ones in May.") == {}
    assert "We had three late ones in May." in words(card(world))
    for user, where in zip(SIX, BEFORE, strict=True):
        stands(world.person(user), where)
    for user in SIX[:4]:
        assert argues(world.person(user), "either") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    assert phases(world) == ["opening"]
    teams = {side: [u for u in SIX if side_of(world, u) == side] for side in ("for", "against")}
    assert sorted(map(len, teams.values())) == [2, 2]
    for side, team in teams.items():
        for user in team:
            person = world.person(user)
            world.wait_until(NEXT_TUESDAY + timedelta(minutes=2))
            assert says(person, f"opening_{side}", f"{user} opens {side}") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(days=1, minutes=1))
    assert phases(world) == ["rebuttal"]
    for side, team in teams.items():
        other = teams["against" if side == "for" else "for"]
        person = world.person(team[0])
        person.presses("Write an argument", channel=HERE)
        seen = words(person.modal)
        assert all(f"{user} opens" in seen for user in other)
        assert not any(f"{user} opens" in seen for user in team)
        assert list(fields(person.modal)) == [f"rebuttal_{side}"]
        assert person.fills(**{f"rebuttal_{side}": f"{team[0]} rebuts"}) == {}
        person.closes()
    world.wait_until(NEXT_TUESDAY + timedelta(days=2, minutes=1))
    assert phases(world) == ["closing"]
    world.wait_until(NEXT_TUESDAY + timedelta(days=3, minutes=1))
    assert phases(world) == ["after"]
    for user, where in zip(SIX, AFTER, strict=True):
        stands(world.person(user), where, label="Where I stand now")
    assert says(world.noor, "changed", "That nobody had counted") == {}
    world.wait(days=4)
    assert phases(world) == ["closed"]
    said = thread(world)
    moved = ("For the motion: 2 before, 3 after", "Against it: 2 before, 1 after")
    for line in (*moved, "Undecided: 2 before, 2 after"):
        assert f"• {line}\n" in said
    assert "2 moved towards the motion, 1 away from it, 3 stayed" in said
    assert "That nobody had counted — <@U0NOOR>" in said
    ((kind, title, summary, channel, address),) = rows(
        world, "SELECT kind, title, summary, channel, address FROM library_entries"
    )
    assert (kind, title, channel) == ("debate", "We should release on Fridays", HERE)
    assert address
    assert "That nobody had counted" in summary
    assert "2 moved towards the motion" in summary
    assert "\n\nHow minds moved" in summary
    assert (
        "U0" not in summary.replace("U0MAYA opens", "").replace("opens", "") or "<@" not in summary
    )


def test_those_of_a_side_who_have_not_written_in_a_round_are_reminded_in_that_round(
    world: World,
) -> None:
    assert set_up(world, mode="written", sides="chosen", round_days="2") == {}
    for user, side in (("U0NOOR", "for"), ("U0TOMAS", "against"), ("U0INGRID", "against")):
        assert argues(world.person(user), side) == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    assert says(world.noor, "opening_for", "One") == {}
    assert says(world.ingrid, "opening_against", "Two") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(days=2, minutes=-1))
    opened = {p.user: p.dm_words.count("your side opens") for p in world.everybody}
    assert {user: times for user, times in opened.items() if times} == {"U0TOMAS": 1}
    world.wait(minutes=2)
    assert phases(world) == ["rebuttal"]
    assert says(world.tomas, "rebuttal_against", "Three") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(days=5))
    answered = {p.user for p in world.everybody if "answer to the other side" in p.dm_words}
    assert answered == {"U0NOOR", "U0INGRID"}


def test_a_round_of_a_day_is_long_enough_for_a_reminder(world: World) -> None:
    assert set_up(world, mode="written", sides="chosen") == {}
    assert argues(world.noor, "for") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(hours=23))
    assert phases(world) == ["opening"]
    assert "your side opens" in world.noor.dm_words
    world.noor.presses("Write an argument")
    assert world.noor.fills(opening_for="Just in time") == {}


def test_who_has_not_said_where_they_stand_is_reminded_and_nobody_else(world: World) -> None:
    assert set_up(world, mode="written") == {}
    stands(world.noor, "for")
    world.wait_until(NEXT_TUESDAY - timedelta(minutes=1))
    asked = {p.user for p in world.everybody if "where do you stand before" in p.dm_words}
    assert asked == {p.user for p in world.everybody} - {"U0NOOR"}


def test_a_late_joiner_sees_the_arguments_and_no_votes(world: World) -> None:
    assert set_up(world, mode="written") == {}
    for user in SIX[:4]:
        stands(world.person(user), "against")
        assert argues(world.person(user), "either") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    side = side_of(world, "U0NOOR")
    assert says(world.noor, f"opening_{side}", "Nobody is here on Saturdays") == {}
    world.happens("add_person", "U0LATE", "Lena Late", tz="Europe/Stockholm")
    world.happens("add_member", HERE, "U0LATE")
    lena = world.person("U0LATE")
    lena.presses("Read the arguments", channel=HERE)
    seen = words(lena.modal) + words(lena.in_channel(HERE))
    assert "Nobody is here on Saturdays" in seen
    lena.closes()
    assert "Write an argument" in labels(card(world))
    lena.types("/debate")
    assert set(fields(lena.modal)) == {"side"}
    seen += words(lena.modal)
    assert "voted" not in seen
    assert lena.fills(side="either") == {}
    assert "You argue" in words(lena.modal)
    lena.closes()
    mine = side_of(world, "U0LATE")
    assert says(lena, f"opening_{mine}", "I was on call") == {}
