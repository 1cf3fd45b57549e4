"""What a leader sees of several quarters, as they are rated, changed, withdrawn and closed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine

from rituals.engine.outcome import Refusal
from rituals.supervision import closing, looking, rating
from rituals.supervision.quarters import Quarter
from rituals.supervision.reducing import reduced
from rituals.supervision.tables import Picture, Window
from storage.tables import Person
from storage.unit_of_work import UnitOfWork
from tests.supervision.scene import INGRID, TEAM

QUARTERS = [Quarter.of(datetime(2026, month, 1, tzinfo=UTC)) for month in (1, 4, 7)]
# Fewer than anybody may set, so that most quarters have a picture.
LEAST = 2
# Who does what in one quarter, one after the other: somebody who has answered changes it.
RATINGS = st.tuples(*[st.integers(1, 5)] * 4)
ACTS = st.lists(st.tuples(st.sampled_from(TEAM[:4]), st.none() | RATINGS), min_size=4, max_size=10)
Acts = list[tuple[str, tuple[int, ...] | None]]
Pictures = dict[Quarter, list[int]]


@pytest.fixture(scope="module")
def engine() -> Engine:
    engine = create_engine("sqlite://")
    schedules = Window.metadata.tables["schedules"]
    tables = [schedules, *(each.__table__ for each in (Person, Window, Picture))]
    Window.metadata.create_all(engine, tables=tables)
    return engine


def shown(connection: Connection, at: datetime) -> Pictures:
    work = UnitOfWork(connection, "T1", at)
    return {each.quarter: list(each.steps) for each in looking.seen_by(work, INGRID) if each.steps}


def lived(engine: Engine, quarters: list[Acts]) -> Iterator[Pictures]:
    """Live through these quarters; yield all that Ingrid is shown, after each single step."""
    with engine.connect() as connection:
        for quarter, acts in zip(QUARTERS, quarters, strict=True):
            keys: dict[str, tuple[Window, str]] = {}
            for number, (person, ratings) in enumerate(acts):
                at = datetime.combine(quarter.begins, datetime.min.time(), UTC)
                at += timedelta(hours=9 * number)
                does(UnitOfWork(connection, "T1", at), keys, person, ratings)
                yield shown(connection, at)
            for number in {window.id for window, _ in keys.values()}:
                # A late tick, and one more.
                late = UnitOfWork(connection, "T1", quarter.ends + timedelta(hours=5))
                closing.close(number, quarter.ends, late)
                closing.close(number, quarter.ends, late)
                late.flush()
            yield shown(connection, quarter.ends + timedelta(hours=6))
        connection.rollback()


def does(
    work: UnitOfWork,
    keys: dict[str, tuple[Window, str]],
    person: str,
    ratings: tuple[int, ...] | None,
) -> None:
    """Have somebody rate, or change what they said; without ratings take it back."""
    held = keys.get(person)
    if ratings and held:
        rating.change(work, *held_of(work, held, person), ratings)
    elif ratings:
        key = f"{person}-{len(keys)}"
        keys[person] = (rating.rate(work, INGRID, person, key, ratings, LEAST), key)
        with pytest.raises(Refusal, match="You have rated"):
            rating.rate(work, INGRID, person, "another", ratings, LEAST)
    elif held:
        rating.withdraw(work, *held_of(work, held, person))
        del keys[person]
    work.flush()


def held_of(work: UnitOfWork, held: tuple[Window, str], person: str) -> tuple[Window, str, str]:
    return work.session.get_one(Window, held[0].id), person, held[1]


def answers(acts: Acts) -> dict[str, tuple[int, ...]]:
    """What stands at the end of a quarter."""
    last = dict(acts)
    return {person: ratings for person, ratings in last.items() if ratings}


@given(st.lists(ACTS, min_size=3, max_size=3), st.integers(0, 2), st.sampled_from(TEAM[:4]))
@settings(max_examples=15)
def test_what_one_person_says_moves_the_picture_of_its_quarter_alone_once_it_is_over(
    engine: Engine, quarters: list[Acts], at: int, person: str
) -> None:
    without = [list(each) for each in quarters]
    without[at] = [each for each in without[at] if each[0] != person]
    steps = list(lived(engine, quarters))
    for before, after in pairwise([{}, *steps]):
        # Whatever is shown comes at the end of a quarter, and stays as it is.
        assert after == before | after
    ends = [len(acts) + 1 for acts in quarters]
    places = [sum(ends[: number + 1]) - 1 for number in range(3)]
    for number, place in enumerate(places):
        begins = places[number - 1] if number else -1
        open_now = steps[begins + 1 : place]
        assert all(each == (steps[begins] if number else {}) for each in open_now)
    full = {
        quarter: picture
        for quarter, acts in zip(QUARTERS, quarters, strict=True)
        if (picture := reduced(list(answers(acts).values()), LEAST))
    }
    assert steps[-1] == full
    other = list(lived(engine, without))[-1]
    moved = {each for each in QUARTERS if steps[-1].get(each) != other.get(each)}
    assert moved <= {QUARTERS[at]}
