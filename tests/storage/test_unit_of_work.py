"""A unit of work sees and changes the rows of one workspace, whatever is asked of it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from rituals.engine.actions import Action
from storage.database import Database
from storage.directory import Facts
from storage.outbox import Place
from storage.tables import Channel, OutboxMessage, Person, Schedule
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import HERE, NOON, THERE, change, empty, owed, write

WORKSPACES = (HERE, THERE)
PEOPLE = ("U0A", "U0B")


def person(person_id: str, name: str) -> Person:
    return Person(
        id=person_id, name=name, zone="UTC", is_bot=False, has_left=False, looked_up_at=NOON
    )


@dataclass
class Model:
    """What one workspace should hold, as plain values."""

    actions: dict[int, tuple[str, bool]] = field(default_factory=dict)
    owed: set[tuple[str, int, str]] = field(default_factory=set)
    planned: dict[int, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def add_action(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    action = Action(owner="U0A", text=text, came_from="x", due=None)
    work.session.add(action)
    work.session.flush()
    model.actions[action.id] = (text, False)


def change_action(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    action = work.session.get(Action, subject)
    assert (action is not None) == (subject in model.actions)
    if action is not None:
        action.text = text
        model.actions[subject] = (text, action.is_done)


def finish_all(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.session.execute(update(Action).values(is_done=True))
    model.actions = {number: (kept, True) for number, (kept, _) in model.actions.items()}


def delete_up_to(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.session.execute(delete(Action).where(Action.id <= subject))
    model.actions = {n: kept for n, kept in model.actions.items() if n > subject}


def send(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.outbox.send("x:note", subject, "U0A")
    model.owed.add(("x:note", subject, "U0A"))


def refresh(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.outbox.refresh("x:note", subject)


def plan(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.schedules.plan("x:rule", subject, NOON + timedelta(hours=len(text)))
    model.planned[subject] = len(text)


def drop(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    work.schedules.drop("x:rule", subject)
    model.planned.pop(subject, None)


def rename(work: UnitOfWork, model: Model, subject: int, text: str) -> None:
    name = PEOPLE[subject % 2]
    # The same person and channel ids exist in both workspaces.
    work.session.merge(
        Person(
            workspace_id=work.workspace,
            id=name,
            name=text,
            zone="UTC",
            is_bot=False,
            has_left=False,
            met=False,
            looked_up_at=NOON,
        )
    )
    model.names[name] = text


STEPS = [
    add_action,
    change_action,
    finish_all,
    delete_up_to,
    send,
    refresh,
    plan,
    drop,
    rename,
]
STEP = st.tuples(
    st.sampled_from(WORKSPACES),
    st.sampled_from(STEPS),
    st.integers(1, 6),
    st.text("abcdef", max_size=6),
)


def seen(work: UnitOfWork) -> Model:
    """What a unit of work sees when it asks for everything, in each way there is to ask."""
    session = work.session
    actions = {a.id: (a.text, a.is_done) for a in session.scalars(select(Action))}
    assert session.scalar(select(func.count(Action.id))) == len(actions)
    columns = session.execute(select(Action.id, Action.text, Action.is_done))
    assert {number: (text, done) for number, text, done in columns} == actions
    messages = session.scalars(select(OutboxMessage))
    planned = {row.subject: row.next_due for row in session.scalars(select(Schedule))}
    assert {subject: work.schedules.planned("x:rule", subject) for subject in planned} == planned
    return Model(
        actions=actions,
        owed={(row.kind, row.subject, row.recipient) for row in messages},
        planned={
            subject: int((due - NOON).total_seconds() // 3600) for subject, due in planned.items()
        },
        names={row.id: row.name for row in session.scalars(select(Person))},
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=st.lists(STEP, max_size=25))
def test_two_workspaces_never_see_or_touch_each_others_rows(
    database: Database, steps: list[tuple]
) -> None:
    empty(database, Action, OutboxMessage, Schedule, Person)
    models = {workspace: Model() for workspace in WORKSPACES}
    for workspace, step, subject, text in steps:
        model = models[workspace]
        change(database, lambda w, s=step, m=model, n=subject, t=text: s(w, m, n, t), workspace)
    for workspace in WORKSPACES:
        assert change(database, seen, workspace) == models[workspace]


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
    assert change(database, seen, THERE).actions == {}


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
    assert change(database, seen, THERE).actions == {of_there: ("theirs", False)}


def test_a_joined_row_of_another_workspace_is_not_there_either(database: Database) -> None:
    def add(work: UnitOfWork) -> None:
        work.session.add(Action(owner="U0A", text=work.workspace, came_from="x", due=None))
        work.session.add(person("U0A", work.workspace))

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
    channel = Channel(
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
    assert change(database, seen) == Model()
    assert owed(database) == []


def test_a_message_of_another_workspace_at_the_same_place_is_not_ours(database: Database) -> None:
    change(database, lambda work: work.outbox.send("x:note", 1, "U0A"), THERE)
    write(database, owed(database)[0].id, channel="D1", ts="1.1")
    assert change(database, lambda work: work.outbox.standing_at(Place("D1", "1.1"))) is None
