"""A unit of work sees and changes the rows of one workspace, however it is asked."""

from dataclasses import asdict

import pytest
from sqlalchemy import delete, select, update

from rituals.engine.actions import Action
from storage.database import Database
from storage.facts import ChannelFacts, Facts, PersonFacts
from storage.outbox import Place
from storage.tables import Person
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import HERE, NOON, THERE, change, owed, planned, write

WORKSPACES = (HERE, THERE)


def person(person_id: str, name: str) -> PersonFacts:
    return PersonFacts(
        id=person_id, name=name, zone="UTC", is_bot=False, has_left=False, looked_up_at=NOON
    )


def texts(work: UnitOfWork) -> list[str]:
    return list(work.session.scalars(select(Action.text).order_by(Action.id)))


@pytest.fixture
def of_there(database: Database) -> int:
    """An action of the other workspace, by its number."""

    def add(work: UnitOfWork) -> int:
        action = Action(owner="U0A", text="theirs", came_from="x", due=None)
        work.session.add(action)
        work.session.flush()
        return action.id

    return change(database, add, THERE)


def test_a_row_of_another_workspace_cannot_be_made(database: Database) -> None:
    def forge(work: UnitOfWork) -> None:
        theirs = Action(owner="U0A", text="x", came_from="x", due=None, workspace_id=THERE)
        work.session.add(theirs)

    with pytest.raises(PermissionError):
        change(database, forge)
    assert change(database, texts, THERE) == []


def test_a_row_cannot_be_moved_into_another_workspace(database: Database) -> None:
    def move(work: UnitOfWork) -> None:
        action = Action(owner="U0A", text="x", came_from="x", due=None)
        work.session.add(action)
        work.session.flush()
        action.workspace_id = THERE

    with pytest.raises(PermissionError):
        change(database, move)


def test_a_row_of_another_workspace_is_not_there_however_it_is_asked_for(
    database: Database, of_there: int
) -> None:
    def look(work: UnitOfWork) -> None:
        assert work.session.get(Action, of_there) is None
        assert work.session.get(Action, of_there, with_for_update=True) is None
        assert work.session.scalar(select(Action).where(Action.id == of_there)) is None
        assert work.session.execute(select(Action.text)).all() == []
        touched = work.session.execute(update(Action).values(text="ours"))
        assert touched.rowcount == 0
        assert work.session.execute(delete(Action)).rowcount == 0

    change(database, look)
    assert change(database, texts, THERE) == ["theirs"]


def test_a_joined_row_of_another_workspace_is_not_there_either(database: Database) -> None:
    def add(work: UnitOfWork) -> None:
        work.session.add(Action(owner="U0A", text=work.workspace, came_from="x", due=None))
        work.session.add(Person(met=False, **asdict(person("U0A", work.workspace))))

    for workspace in WORKSPACES:
        change(database, add, workspace)

    def joined(work: UnitOfWork) -> list[tuple[str, str]]:
        both = select(Action.text, Person.name).join(Person, Person.id == Action.owner)
        return [tuple(row) for row in work.session.execute(both)]

    for workspace in WORKSPACES:
        assert change(database, joined, workspace) == [(workspace, workspace)]


def test_without_a_workspace_there_is_no_unit_of_work(database: Database) -> None:
    with pytest.raises(ValueError, match="no workspace"):
        change(database, lambda work: None, "")


def test_what_slack_says_of_people_is_kept_in_the_workspace_that_asked(
    database: Database,
) -> None:
    channel = ChannelFacts(
        id="C1",
        name="design",
        is_private=False,
        is_open=True,
        has_bot=True,
        member_count=3,
        looked_up_at=NOON,
    )
    facts = Facts(people={"U0A": person("U0A", "Ada")}, channels={"C1": channel})

    def keep(connection):
        work = UnitOfWork(connection, HERE, NOON, facts)
        assert work.directory.person("U0A").name == "Ada"
        work.directory.keep_direct_channel("U0A", "D1")
        work.flush()

    database.transaction(keep)
    assert change(database, lambda w: w.directory.zone("U0A"), HERE) == "UTC"
    assert change(database, lambda w: w.directory.direct_channel("U0A"), HERE) == "D1"
    assert change(database, lambda w: w.directory.zone("U0A"), THERE) is None
    with pytest.raises(LookupError):
        change(database, lambda w: w.directory.channel("C1"), THERE)
    # What Slack says anew does not undo what the bot knows by itself.
    database.transaction(keep)
    assert change(database, lambda w: w.directory.direct_channel("U0A"), HERE) == "D1"


def test_a_failed_change_leaves_nothing_behind(database: Database) -> None:
    def fail(work: UnitOfWork) -> None:
        work.outbox.send("x:note", 1, "U0A")
        work.schedules.plan("x:rule", 1, NOON)
        work.session.add(Action(owner="U0A", text="x", came_from="x", due=None))
        work.session.flush()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        change(database, fail)
    assert change(database, texts) == []
    assert change(database, lambda work: planned(work, "x:rule", 1)) is None
    assert owed(database) == []


def test_a_message_of_another_workspace_at_the_same_place_is_not_ours(database: Database) -> None:
    change(database, lambda work: work.outbox.send("x:note", 1, "U0A"), THERE)
    write(database, owed(database)[0].id, channel="D1", ts="1.1")
    assert change(database, lambda work: work.outbox.standing_at(Place("D1", "1.1"))) is None
