"""Rating a leader's one-to-ones: once a quarter, to be changed and withdrawn while it lasts."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine import sealing
from rituals.supervision.parties import refuse
from rituals.supervision.quarters import Quarter
from rituals.supervision.tables import Window
from storage.unit_of_work import UnitOfWork


def has_rated(work: UnitOfWork, leader: str, person: str) -> bool:
    """Tell whether somebody has rated a leader's one-to-ones in this quarter."""
    window = _window(work, leader)
    return window is not None and person in window.people


def rate(
    work: UnitOfWork, leader: str, person: str, key: str, ratings: Sequence[int], least: int
) -> Window:
    """Keep what somebody answered in this quarter.

    Args:
        work: the unit of work.
        leader: whose one-to-ones.
        person: who rates them.
        key: a new one, which only this person's message holds.
        ratings: in the order of the questions.
        least: how many people must answer, as this person was told; where others were told of
            more, it stays with that.

    Raises:
        Refusal: this person has answered already.
    """
    window = _begun(work, leader, least)
    if person in window.people:
        raise refuse("rated_already", leader=leader)
    window.people = sorted([*window.people, person])
    _put(work, window, person, key, ratings)
    return window


def before(work: UnitOfWork, window: Window, person: str, key: str) -> list[int]:
    """Return what somebody answered, whose key it is.

    Raises:
        Refusal: the quarter is over, or it is not the key of an answer of theirs.
    """
    if work.now >= window.quarter.ends:
        raise refuse("over")
    sealed = sealing.find(window.ratings, _own(person, key))
    if sealed is None:
        raise refuse("other_message")
    ratings: list[int] = sealed["ratings"]
    return ratings


def change(work: UnitOfWork, window: Window, person: str, key: str, ratings: Sequence[int]) -> None:
    """Keep another answer in the place of one.

    Raises:
        Refusal: as in `before`.
    """
    before(work, window, person, key)
    _put(work, window, person, key, ratings)


def withdraw(work: UnitOfWork, window: Window, person: str, key: str) -> None:
    """Delete an answer; the same person may answer again.

    Raises:
        Refusal: as in `before`.
    """
    before(work, window, person, key)
    window.people = [each for each in window.people if each != person]
    window.ratings = sealing.remove(window.ratings, _own(person, key))
    work.leave_no_trace()


def destroy(work: UnitOfWork, window: Window) -> None:
    """Delete all answers of a window, and who gave them."""
    work.session.delete(window)
    work.leave_no_trace()


def ratings_in(window: Window) -> list[list[int]]:
    """Return all answers of a window, in an order that tells nothing."""
    return [each["ratings"] for each in window.ratings]


def _own(person: str, key: str) -> str:
    """Return what an answer is sealed with, so that a key is of no use to anybody else."""
    return f"{person}/{key}"


def _put(work: UnitOfWork, window: Window, person: str, key: str, ratings: Sequence[int]) -> None:
    answer = {"ratings": list(ratings)}
    window.ratings = sealing.put(window.ratings, _own(person, key), answer)
    work.leave_no_trace()


def _window(work: UnitOfWork, leader: str) -> Window | None:
    begins = Quarter.of(work.now).begins
    return work.session.scalar(
        select(Window)
        .where(Window.leader == leader, Window.begins == begins)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _begun(work: UnitOfWork, leader: str, least: int) -> Window:
    """Return the window of this quarter; two at once find it one after the other."""
    work.one_at_a_time(leader)
    window = _window(work, leader)
    if window is None:
        quarter = Quarter.of(work.now)
        window = Window(
            leader=leader, begins=quarter.begins, threshold=least, people=[], ratings=[]
        )
        work.session.add(window)
        work.flush()
        # A counted row would tell about when the first answered.
        lot = -sealing.by_lot()
        work.schedules.plan("supervision:close", window.id, quarter.ends, number=lot)
    window.threshold = max(window.threshold, least)
    return window
