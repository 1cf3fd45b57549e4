"""Rating a leader's one-to-ones: once a quarter, to be changed and withdrawn while it lasts."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine import sealing
from rituals.engine.sealing import Sealed
from rituals.supervision.parties import refuse
from rituals.supervision.quarters import Quarter
from rituals.supervision.tables import Answers, Window
from storage.tables import Person
from storage.unit_of_work import UnitOfWork


def leader_fault(work: UnitOfWork, leader: str, person: str) -> str:
    """Return why somebody cannot rate one-to-ones with this leader; empty where they can.

    Raises:
        NotLookedUp: the leader must be asked of Slack first.
    """
    if not leader:
        return "nobody"
    if leader == person:
        return "oneself"
    found = work.directory.people([leader])[leader]
    if found is not None and found.is_bot:
        return "bot"
    return "" if found and found.may_be_asked else "not_here"


def threshold(work: UnitOfWork, leader: str, default: int) -> int:
    """Return how many people must answer in this quarter: never fewer than anybody was told.

    Args:
        work: the unit of work.
        leader: whose one-to-ones are rated.
        default: what the operator set.
    """
    window = _window(work, leader)
    return max(default, window.threshold) if window else default


def has_rated(work: UnitOfWork, leader: str, person: str) -> bool:
    """Tell whether somebody has rated a leader's one-to-ones in this quarter."""
    window = _window(work, leader)
    answers = window and work.session.get(Answers, window.id)
    return bool(answers and person in answers.people)


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
        least: how many people must answer, as `threshold` says and this person was told.

    Raises:
        Refusal: this person has answered already.
    """
    window = _begun(work, leader, least)
    answers = _held(work, window)
    if person in answers.people:
        raise refuse("rated_already", leader=leader)
    answers.keep([*answers.people, person], _with(answers, _own(person, key), ratings))
    work.leave_no_trace()
    return window


def before(work: UnitOfWork, window: Window, person: str, key: str) -> list[int]:
    """Return what somebody answered, whose key it is.

    Raises:
        Refusal: the quarter is over, or it is not the key of an answer of theirs.
    """
    if work.now >= window.quarter.ends:
        raise refuse("over")
    sealed = sealing.find(_held(work, window).ratings, _own(person, key))
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
    answers = _held(work, window)
    answers.keep(answers.people, _with(answers, _own(person, key), ratings))
    work.leave_no_trace()


def withdraw(work: UnitOfWork, window: Window, person: str, key: str) -> None:
    """Delete an answer; the same person may answer again.

    Raises:
        Refusal: as in `before`.
    """
    before(work, window, person, key)
    answers = _held(work, window)
    others = [each for each in answers.people if each != person]
    answers.keep(others, sealing.remove(answers.ratings, _own(person, key)))
    work.leave_no_trace()


def destroy(work: UnitOfWork, window: Window) -> None:
    """Delete all answers of a window, and who gave them."""
    work.session.delete(_held(work, window))
    work.flush()
    work.session.delete(window)
    work.leave_no_trace()


def ratings_in(work: UnitOfWork, window: Window) -> list[list[int]]:
    """Return all answers of a window, in an order that tells nothing."""
    return [each["ratings"] for each in _held(work, window).ratings]


def _own(person: str, key: str) -> str:
    """Return what an answer is sealed with, so that a key is of no use to anybody else."""
    return f"{person}/{key}"


def _with(answers: Answers, key: str, ratings: Sequence[int]) -> list[Sealed]:
    return sealing.put(answers.ratings, key, {"ratings": list(ratings)})


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
    work.session.scalar(select(Person.id).where(Person.id == leader).with_for_update())
    window = _window(work, leader)
    if window is None:
        quarter = Quarter.of(work.now)
        window = Window(leader=leader, begins=quarter.begins, threshold=least)
        work.session.add(window)
        work.flush()
        answers = Answers(window_id=window.id)
        answers.keep([], [])
        work.session.add(answers)
        work.flush()
        work.schedules.plan("supervision:close", window.id, quarter.ends)
    window.threshold = least
    return window


def _held(work: UnitOfWork, window: Window) -> Answers:
    return work.session.get_one(Answers, window.id, with_for_update=True, populate_existing=True)
