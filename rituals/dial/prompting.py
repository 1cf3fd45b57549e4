"""Prompts to a leader about an area: which comes when, and what becomes of it."""

from datetime import datetime

from sqlalchemy import select

from rituals.dial import pace
from rituals.dial.feature import feature
from rituals.dial.steps import Step, step
from rituals.dial.tables import NEVER_CAME, OPEN, PASSED, TALKED, Area, Prompt
from storage.unit_of_work import UnitOfWork


@feature.rule("prompt")
def give_when_due(number: int, due: datetime, work: UnitOfWork) -> None:
    """Ask the leader of an area, if it is time as the dial stands now; and plan the next."""
    area = work.held(Area, number)
    if area is None or not area.is_open or area.leader is None:
        return
    stands_at = step(area.step)
    if pace.is_due(stands_at, _last(work, area), work.now):
        _give(work, area, area.leader, stands_at)
    plan(work, area)


def plan(work: UnitOfWork, area: Area) -> None:
    """Plan the next prompt anew, as the dial stands now."""
    work.flush()
    due = None
    if area.is_open and area.leader is not None:
        due = pace.next_prompt(step(area.step), _last(work, area), work.now)
    if due is None:
        work.schedules.drop("dial:prompt", area.id)
    else:
        work.schedules.plan("dial:prompt", area.id, due)


def give_way(work: UnitOfWork, area: Area) -> None:
    """Let the prompts go that wait for an answer; one that has not come counts as never given."""
    waiting = select(Prompt).where(Prompt.area_id == area.id, Prompt.state == OPEN)
    for prompt in work.session.scalars(waiting):
        never_came = work.outbox.is_waiting(["dial:prompt"], prompt.id, prompt.leader)
        prompt.state = NEVER_CAME if never_came else PASSED
        _show_anew(work, prompt)


def talked(work: UnitOfWork, prompt: Prompt) -> None:
    """Quiet a prompt until the next, because the leader and the person talked."""
    prompt.state = TALKED
    _show_anew(work, prompt)


def show_anew(work: UnitOfWork, area: Area) -> None:
    """Have every prompt about an area written anew that still names it."""
    named = select(Prompt).where(Prompt.area_id == area.id, Prompt.state != NEVER_CAME)
    for prompt in work.session.scalars(named):
        _show_anew(work, prompt)


def _give(work: UnitOfWork, area: Area, leader: str, stands_at: Step) -> None:
    at = pace.day_of(area.led_since, work.now)
    # While a leader is away one question takes the place of another: the last is enough.
    give_way(work, area)
    given = _given(work, area)
    turn = sum(each.step == stands_at.number for each in given)
    wording = stands_at.wordings[turn % len(stands_at.wordings)]
    prompt = Prompt(
        area_id=area.id, leader=leader, step=stands_at.number, wording=wording, state=OPEN, at=at
    )
    work.session.add(prompt)
    work.flush()
    work.outbox.send("dial:prompt", prompt.id, to=leader, topic=f"area/{area.id}")


def _given(work: UnitOfWork, area: Area) -> list[Prompt]:
    """Return what came to the leader since they were named, the latest last."""
    theirs = (Prompt.leader == area.leader, Prompt.at >= area.led_since)
    came = (Prompt.area_id == area.id, Prompt.state != NEVER_CAME)
    return list(work.session.scalars(select(Prompt).where(*theirs, *came).order_by(Prompt.id)))


def _last(work: UnitOfWork, area: Area) -> datetime:
    given = _given(work, area)
    return given[-1].at if given else area.led_since


def _show_anew(work: UnitOfWork, prompt: Prompt) -> None:
    work.flush()
    work.outbox.refresh("dial:prompt", prompt.id, only=[prompt.leader])
