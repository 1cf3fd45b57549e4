"""Whatever is done in two workspaces, in whichever order, each stays as if it were alone."""

from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from rituals.engine.actions import Action
from storage.database import Database
from storage.tables import OutboxMessage, Person, Schedule
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import HERE, NOON, THERE, change, empty
from tests.storage.rows import planned as when_planned

WORKSPACES = (HERE, THERE)
PEOPLE = ("U0A", "U0B")


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
    planned = {row.subject: row.due for row in session.scalars(select(Schedule))}
    assert {subject: when_planned(work, "x:rule", subject) for subject in planned} == planned
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
