"""Ideas that nobody answers, or of which nothing was heard for long: when they come back."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select

from rituals.cadence.working_hours import WorkingHours
from rituals.engine.availability import hours_of
from rituals.engine.team import team_zone
from rituals.ideas.feature import feature
from rituals.ideas.history import latest, note, today
from rituals.ideas.tables import HEARD, NEW, UNREACHED, WAITS, Idea
from storage.unit_of_work import UnitOfWork

TWO_WEEKS = timedelta(days=14)
# What waits for half as long comes in the same message as what waits for two weeks.
ONE_WEEK = timedelta(days=7)
TWO_MONTHS = timedelta(days=60)
MOST_REMINDERS = 2


def morning(work: UnitOfWork, idea: Idea, at: datetime) -> datetime:
    """Return the morning after a moment, where whoever reads an idea is; its author has no part.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    if idea.answerer:
        return hours_of(work, idea.answerer).next_morning(at)
    assert idea.channel is not None
    members = work.directory.members(idea.channel)
    zone = team_zone(work, idea.channel, min(members)) if members else "UTC"
    return WorkingHours(zone).next_morning(at)


def begin(work: UnitOfWork, idea: Idea) -> None:
    """Begin to wait for the next word on an idea, from now on."""
    idea.reminded, idea.quiet_since = 0, today(work, idea.answerer)
    if idea.state == NEW:
        _wait(work, idea)
    elif idea.state == HEARD and idea.answerer:
        after = work.now + TWO_MONTHS - timedelta(days=1)
        work.schedules.plan("ideas:ask", idea.id, morning(work, idea, after))


def for_person(work: UnitOfWork, person: str) -> list[Idea]:
    """Return the ideas that wait for somebody's answer, the longest first."""
    return list(work.session.scalars(_waits_for(person)))


@feature.rule("wait")
def come_back(number: int, due: datetime, work: UnitOfWork) -> None:
    """Come back to whoever answers for an idea, or to the channel where nobody does."""
    idea = work.session.get(Idea, number)
    if idea and idea.answerer:
        _to_answerer(work, idea.answerer)
    elif idea and idea.channel:
        _to_channel(work, number)


def _to_answerer(work: UnitOfWork, person: str) -> None:
    """Bring somebody one message with all that waits for them, twice at most for each."""
    day = today(work, person)
    # Two of them may fall due at the same moment, in two workers.
    held = _waits_for(person).with_for_update().execution_options(populate_existing=True)
    for idea in work.session.scalars(held).all():
        assert idea.quiet_since is not None
        if idea.reminded >= MOST_REMINDERS or day - idea.quiet_since < ONE_WEEK:
            continue
        if idea.reminded == 0:
            note(work, idea, WAITS)
        idea.reminded, idea.quiet_since = idea.reminded + 1, day
        if idea.reminded < MOST_REMINDERS:
            _wait(work, idea)
        else:
            work.schedules.drop("ideas:wait", idea.id)
        work.outbox.send("ideas:waiting", 0, to=person, detail=day.isoformat())


def _to_channel(work: UnitOfWork, number: int) -> None:
    """Ask the channel once who will look after it; where nobody can, its author says it anew."""
    idea = work.held(Idea, number)
    if idea is None or idea.state != NEW or idea.keeper or not idea.channel:
        return
    channel = work.directory.channel(idea.channel)
    if channel is None or not (channel.has_bot and channel.is_open):
        unreached(work, idea)
    elif idea.reminded == 0:
        idea.reminded = 1
        note(work, idea, WAITS)
        detail = latest(work, idea, WAITS)
        work.outbox.send("ideas:untaken", idea.id, to=idea.channel, detail=detail)


def unreached(work: UnitOfWork, idea: Idea) -> None:
    """Leave an idea to its author to be said to somebody else: it reaches nobody."""
    note(work, idea, UNREACHED)
    idea.leader = idea.channel = idea.keeper = None
    work.schedules.drop_all("ideas:", idea.id)


@feature.rule("ask")
def ask(number: int, due: datetime, work: UnitOfWork) -> None:
    """Ask once, after two months, whether anything came of what was heard."""
    idea = work.held(Idea, number)
    if idea is not None and idea.state == HEARD and idea.answerer:
        work.outbox.send("ideas:asked", idea.id, to=idea.answerer)


def _waits_for(person: str) -> Select[Idea]:
    theirs = (Idea.leader == person) | (Idea.keeper == person)
    found = select(Idea).where(theirs, Idea.state == NEW)
    return found.order_by(Idea.quiet_since, Idea.id)


def _wait(work: UnitOfWork, idea: Idea) -> None:
    after = work.now + TWO_WEEKS - timedelta(days=1)
    work.schedules.plan("ideas:wait", idea.id, morning(work, idea, after))
