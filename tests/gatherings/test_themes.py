from datetime import timedelta

from rituals.gatherings.closing import themes
from rituals.gatherings.closing.minutes import days
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.gatherings import kept
from tests.storage.rows import NOON, change

WEEK = timedelta(days=7)
Found = list[tuple[str, str]]


def found(work: UnitOfWork, of: kept.Sitting) -> Found:
    work.flush()
    return [
        (each.topic.title, days(each.before, "Europe/Stockholm", of.session.starts))
        for each in themes.themes(work, of.session)
    ]


def test_a_topic_is_found_again_in_the_sessions_before_the_most_frequent_first(
    database: Database,
) -> None:
    def tell(work: UnitOfWork) -> Found:
        ritual = kept.ritual(work)
        first = kept.session(work, ritual, NOON - 2 * WEEK)
        kept.topic(work, first, "Flaky tests")
        second = kept.session(work, ritual, NOON - WEEK)
        kept.topic(work, second, "Our tests are flaky again")
        kept.topic(work, second, "Slow deploys")
        now = kept.session(work, ritual)
        for title in ("Office plants", "Deploys are slow", "Flaky tests"):
            kept.topic(work, now, title)
        later = kept.session(work, ritual, NOON + WEEK)
        kept.topic(work, later, "Office plants")
        return found(work, now)

    assert change(database, tell) == [
        ("Flaky tests", "17 February and 24 February"),
        ("Deploys are slow", "24 February"),
    ]


def test_topics_of_other_rituals_other_channels_and_sessions_called_off_are_not_themes(
    database: Database,
) -> None:
    def tell(work: UnitOfWork) -> Found:
        ritual = kept.ritual(work)
        elsewhere = [
            kept.session(work, kept.ritual(work, "Another"), NOON - WEEK),
            kept.session(work, ritual, NOON - WEEK, channel="C0SECRET"),
            kept.session(work, ritual, NOON - 2 * WEEK, phase="cancelled"),
            kept.session(work, ritual, NOON - 3 * WEEK, phase="collect"),
        ]
        for each in elsewhere:
            kept.topic(work, each, "Flaky tests")
        now = kept.session(work, ritual)
        kept.topic(work, now, "Flaky tests")
        return found(work, now)

    assert change(database, tell) == []


def test_only_the_last_sessions_and_what_mattered_most_in_them_are_compared(
    sqlite_database: Database,
) -> None:
    def tell(work: UnitOfWork) -> Found:
        ritual = kept.ritual(work)
        for back in range(1, themes.SESSIONS + 3):
            before = kept.session(work, ritual, NOON - back * WEEK)
            kept.topic(work, before, "Flaky tests", votes=5)
            for place in range(themes.TOPICS):
                kept.topic(work, before, f"{place} {'abcdefghij'[place % 10] * 6}", votes=2)
            kept.topic(work, before, "Slow deploys", votes=0)
        now = kept.session(work, ritual)
        kept.topic(work, now, "Flaky tests")
        kept.topic(work, now, "Slow deploys")
        return [
            (each.topic.title, str(len(each.before))) for each in themes.themes(work, now.session)
        ]

    assert change(sqlite_database, tell) == [("Flaky tests", str(themes.SESSIONS))]


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    said = days([NOON - 60 * WEEK, NOON - WEEK, NOON], "Pacific/Auckland", NOON)
    assert said == "8 January 2025, 25 February and 4 March"
