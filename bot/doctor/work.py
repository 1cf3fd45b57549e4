"""The work in the database: who does it, what is late, and what never arrived."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from bot.doctor.finding import Finding, Mark, in_words
from storage import heartbeats
from storage.outbox import CLAIMED, DEAD, UNSURE, WAITING
from storage.tables import OutboxMessage as Message
from storage.tables import Schedule

# Four beats were missed.
COLD = timedelta(minutes=2)
# A burst at Slack's pace takes some minutes; after this long, nobody works on it.
LATE = timedelta(minutes=2)
TOO_LATE = timedelta(minutes=15)
MOST_LINES = 10

_START = "start the bot with `trellis run`, or another process with `trellis worker`"
_READ_ON = (
    "see above whether a process is at work and Slack accepts the token; then look for `failed` "
    "in the bot's log. What can still be done is done by itself once the cause is gone."
)


def heartbeat(connection: Connection, now: datetime) -> Finding:
    """Say when each process was last at work."""
    about = "Heartbeat"
    beats = heartbeats.last(connection)
    lines = tuple(
        f"process {each.process[:8]}: at work {in_words(now - each.beat_at)} ago, begun "
        f"{in_words(now - each.started_at)} ago"
        for each in beats
    )
    alive = sum(now - each.beat_at <= COLD for each in beats)
    if alive:
        return Finding(Mark.OK, about, f"processes at work: {alive}.", lines)
    if _is_due(connection, now):
        says = "no process is at work, and there is something to do."
        return Finding(Mark.WRONG, about, says, lines, f"{_START}; if one runs, it hangs: kill it.")
    says = "no process is at work. Nothing is due yet."
    return Finding(Mark.LOOK, about, says, lines, f"{_START}.")


def schedules(connection: Connection, now: datetime) -> Finding:
    """Say what is planned, and what should have happened."""
    planned, oldest = connection.execute(
        select(func.count(), func.min(Schedule.not_before)).select_from(Schedule)
    ).one()
    due, overdue = (
        connection.scalar(select(func.count()).where(Schedule.not_before <= now - late)) or 0
        for late in (timedelta(), LATE)
    )
    says = f"{planned} planned, {due} due, {overdue} overdue"
    return _by_lateness("Schedules", says, now - oldest if overdue else timedelta())


def outbox(connection: Connection, now: datetime) -> Finding:
    """Say what waits to be sent, and what should have been."""
    by_state = dict(
        connection.execute(
            select(Message.state, func.count())
            .where(Message.state.in_((WAITING, CLAIMED, UNSURE)))
            .group_by(Message.state)
        )
        .tuples()
        .all()
    )
    overdue, oldest = connection.execute(
        select(func.count(), func.min(Message.not_before)).where(_is_to_be_sent(now - LATE))
    ).one()
    unsure = by_state.get(UNSURE, 0)
    says = f"{sum(by_state.values())} waiting, {overdue} overdue, {unsure} unsure"
    lines = (
        "unsure: nobody can tell whether it arrived; it is looked for before it is sent again",
    )
    late = now - oldest if overdue else timedelta()
    return _by_lateness("Outbox", says, late, lines if unsure else ())


def dead(connection: Connection, now: datetime) -> Finding:
    """Say which messages never arrived, by kind and reason: never to whom, or what they said."""
    groups = connection.execute(
        select(Message.kind, Message.reason, func.count().label("number"))
        .where(Message.state == DEAD)
        .group_by(Message.kind, Message.reason)
        .order_by(func.count().desc(), Message.kind, Message.reason)
    ).all()
    if not groups:
        return Finding(Mark.OK, "Dead messages", "none.")
    lines = [f"{number} of {kind}: {why or 'no reason'}" for kind, why, number in groups]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [f"and {len(lines) - MOST_LINES} more kinds and reasons"]
    number = sum(group.number for group in groups)
    says = f"{number} could not be brought and will not be tried again."
    cures = {_cure(group.reason): None for group in groups}
    return Finding(Mark.LOOK, "Dead messages", says, tuple(lines), " ".join(cures))


CHECKS: dict[str, Callable[[Connection, datetime], Finding]] = {
    "Heartbeat": heartbeat,
    "Schedules": schedules,
    "Outbox": outbox,
    "Dead messages": dead,
}


def _by_lateness(about: str, says: str, late: timedelta, lines: tuple[str, ...] = ()) -> Finding:
    if late <= LATE:
        return Finding(Mark.OK, about, f"{says}.", lines)
    mark = Mark.WRONG if late > TOO_LATE else Mark.LOOK
    return Finding(mark, about, f"{says}, the oldest by {in_words(late)}.", lines, _READ_ON)


def _is_due(connection: Connection, now: datetime) -> bool:
    either = (
        select(Schedule.id).where(Schedule.not_before <= now),
        select(Message.id).where(_is_to_be_sent(now)),
    )
    return any(connection.execute(each.limit(1)).first() for each in either)


def _is_to_be_sent(by: datetime) -> ColumnElement[bool]:
    """Pick what should have been sent; what was claimed and never settled is sent again."""
    return or_(
        and_(Message.state.in_((WAITING, UNSURE)), Message.not_before <= by),
        and_(Message.state == CLAIMED, Message.leased_until <= by),
    )


def _cure(reason: str) -> str:
    if reason.startswith("cannot be written"):
        return "Look for the number in the bot's log, and report what stands there."
    if reason.startswith("no feature"):
        return "Run the same version of Trellis everywhere."
    if reason in ("channel_not_found", "not_in_channel", "is_archived", "restricted_action"):
        return "Nothing, or invite the bot to the channel that misses it: /invite @Trellis."
    if reason in ("user_not_found", "user_disabled", "cannot_dm_bot", "user_not_visible"):
        return "Nothing: whoever it was for cannot be written to any more."
    return "Look up Slack's word for it at https://docs.slack.dev/reference/methods."
