"""What comes before the date, at it and after it, each in the reader's own hours."""

from datetime import date, datetime

import pytest

from tests.autonomy.scene import chooses_the_way_out, local_time
from tests.commitments.scene import (
    AIKO,
    COURSE,
    INGRID,
    MAYA,
    about,
    buttons_of,
    opens,
    owes,
    page,
    until,
    value_of,
)
from tests.feedback.plot import ORCHARD, state
from tests.world import World, forger
from tests.world.people import words

REMINDED, ASKED = "You promised", "What became of it"


def reminded(world: World, leader: str = INGRID) -> list[datetime]:
    return [local_time(each, leader) for each in about(world.person(leader), REMINDED)]


def asked(world: World, person: str = MAYA) -> list[datetime]:
    return [local_time(each, person) for each in about(world.person(person), "promised you this")]


@pytest.mark.parametrize("leader", [INGRID, AIKO])
def test_a_leader_is_reminded_three_times_and_the_person_asked_twice(
    world: World, leader: str
) -> None:
    owes(world.person(leader), world.maya)
    until(world, date(2026, 6, 30))
    assert [f"{at:%d %H:%M}" for at in reminded(world, leader)] == [
        "10 09:00", "16 09:00", "17 09:00",
    ]  # fmt: skip
    assert [f"{at:%d %H:%M}" for at in asked(world)] == ["17 15:00", "24 15:00"]
    skip = "*Skip* only puts this reminder away and tells nobody; the promise stays."
    assert all(skip in words(each) for each in about(world.person(leader), REMINDED))
    first, second = about(world.maya, "promised you this")
    assert "once more in a week" in words(first) and "do not ask again" in words(second)
    assert "What became of it?" in page(world.maya) and COURSE in world.maya.opens_home()


@pytest.mark.parametrize(
    ("due", "times"),
    [
        (date(2026, 3, 3), []),
        (date(2026, 3, 4), ["04 09:00"]),
        (date(2026, 3, 10), ["09 09:00", "10 09:00"]),
        # A Sunday: the working day before it is the last on which anything can be done.
        (date(2026, 3, 15), ["09 09:00", "13 09:00"]),
    ],
)
def test_of_a_date_that_is_near_only_what_is_still_to_come_comes(
    world: World, due: date, times: list[str]
) -> None:
    owes(world.ingrid, world.maya, due=due)
    world.wait(days=20)
    assert [f"{at:%d %H:%M}" for at in reminded(world)] == times
    assert len(asked(world)) == 2
    assert all(at.weekday() < 5 and 9 <= at.hour < 17 for at in asked(world))


@pytest.mark.parametrize("mark", ["Kept", "Not kept", "Let it go"])
def test_nothing_comes_of_what_is_settled_and_what_stands_says_so(world: World, mark: str) -> None:
    owes(world.ingrid, world.maya)
    until(world, date(2026, 3, 10))
    opens(world.maya)
    world.maya.presses(mark, where="modal")
    until(world, date(2026, 4, 30))
    assert len(reminded(world)) == 1 and not asked(world)
    (standing,) = about(world.ingrid, REMINDED)
    assert buttons_of(standing) == [] and f"<@{MAYA}>" in words(standing).splitlines()[-1]
    world.maya.closes()


def test_another_date_is_reminded_of_anew_and_the_old_one_no_more(world: World) -> None:
    owes(world.ingrid, world.maya)
    until(world, date(2026, 3, 12))
    world.ingrid.presses("Ask for another date")
    assert "another" in world.ingrid.fills(text="The school moved it", due="2026-03-17")["due"]
    assert world.ingrid.fills(due="2026-04-14") == {}
    until(world, date(2026, 3, 13))
    (message,) = about(world.maya, "asks for another date")
    assert "The school moved it" in words(message)
    world.maya.presses("Agree to the new date")
    until(world, date(2026, 4, 13))
    assert [f"{at:%m-%d}" for at in reminded(world)] == ["03-10", "04-07", "04-13"]
    assert not asked(world)
    until(world, date(2026, 4, 14))
    world.maya.presses("Another date")
    assert world.maya.fills(due="2026-04-20") == {}
    world.maya.closes()
    until(world, date(2026, 6, 1))
    assert [f"{at:%m-%d}" for at in reminded(world)][3:] == ["04-14", "04-17", "04-20"]
    assert [f"{at:%m-%d}" for at in asked(world)] == ["04-14", "04-20", "04-27"]


def test_the_old_date_holds_until_the_person_agrees_to_the_one_they_saw(world: World) -> None:
    owes(world.ingrid, world.maya)
    opens(world.ingrid)
    seen = []
    for due in ("2026-04-14", "2026-05-14"):
        world.ingrid.presses("Ask for another date", where="modal")
        assert world.ingrid.fills(text="Later", due=due) == {}
        seen.append(value_of(world.maya.last, "Agree to the new date"))
    first, second = about(world.maya, "asks for another date")
    assert buttons_of(first) == [] and "14 May" in words(second)
    before = state(world)
    press = forger.press(ORCHARD, MAYA, "commitments:commitment_agree_date", seen[0])
    world.deliver("interactive", press)
    assert state(world) == before
    world.maya.presses("Keep the old date")
    assert "by Tuesday 17 March" in page(world.maya)
    assert "keeps the date" in words(world.ingrid.last)
    until(world, date(2026, 3, 17))
    assert len(reminded(world)) == 3 == 2 + len(asked(world))


def test_a_question_that_was_skipped_is_not_asked_again_and_nobody_is_told(world: World) -> None:
    owes(world.ingrid, world.maya)
    until(world, date(2026, 3, 17))
    told = len(world.ingrid.kept)
    world.maya.presses("Skip")
    until(world, date(2026, 5, 1))
    assert not about(world.maya, "do not ask again") and len(world.ingrid.kept) == told
    assert "What became of it?" in page(world.maya)


def test_who_is_away_is_asked_once_on_coming_back(world: World) -> None:
    owes(world.ingrid, world.maya)
    world.maya.types("/trellis settings")
    assert world.maya.fills(away_from="2026-03-12", away_until="2026-04-02") == {}
    world.maya.closes()
    until(world, date(2026, 4, 20))
    assert [f"{at:%m-%d}" for at in asked(world)] == ["04-03"]


def test_a_reminder_put_off_past_the_next_one_does_not_come(world: World) -> None:
    owes(world.ingrid, world.maya)
    until(world, date(2026, 3, 10))
    chooses_the_way_out(world, world.ingrid, "Ask me next week")
    until(world, date(2026, 4, 10))
    assert [f"{at:%d}" for at in reminded(world)] == ["16", "17"]
