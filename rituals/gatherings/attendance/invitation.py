"""A session as people's own calendars know it."""

from datetime import datetime, timedelta

from rituals.engine.calendar import Event
from rituals.engine.into_calendar import address
from rituals.gatherings.attendance import guests
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import CANCELLED
from rituals.gatherings.tables import Session
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def event(work: UnitOfWork, sitting: Sitting) -> Event:
    """Return a session as it goes into the calendar of one person.

    The way back leads to the channel; where the card stands there only Slack could tell.

    Args:
        work: the unit of work.
        sitting: the session, and whose calendar it is for.

    Raises:
        NotLookedUp: Slack must be asked for a name.
    """
    session, ritual = sitting.session, sitting.ritual
    starts, ends = span(session)
    channel = _channel_for(work, sitting)
    said = Words(
        "gatherings/calendar",
        session=session,
        ritual=ritual,
        channel=channel,
        writes=gathering_of(ritual).opens_to_write,
        agenda=gathering_of(ritual).say(session=session, ritual=ritual).agenda,
    )
    return Event(
        uid=f"session-{session.id}@{work.workspace}",
        sequence=session.sequence,
        title=in_plain(said.entry_title),
        description=in_plain(said.description),
        place=in_plain(said.place),
        url=address(work.workspace, session.channel) if channel else "",
        starts=starts,
        ends=ends,
        zone=ritual.comes_round.zone,
        organizer=_name(work, sitting.facilitator),
        stamped_at=work.now,
        is_cancelled=session.phase == CANCELLED,
    )


def span(session: Session) -> tuple[datetime, datetime]:
    """Return from when until when a session is in calendars.

    Where nobody meets, it is the last hour, or as long as was chosen, to write.
    """
    lasts = timedelta(minutes=session.minutes)
    if session.is_live:
        return session.starts, session.starts + lasts
    return session.starts - lasts, session.starts


def _channel_for(work: UnitOfWork, sitting: Sitting) -> str:
    """Return the channel's name; to a guest of a private one it is not told."""
    session, person = sitting.session, sitting.participant.person
    channel = work.directory.channel(session.channel)
    if channel is None or (channel.is_private and person in guests.of(session)):
        return ""
    return channel.name


def _name(work: UnitOfWork, person: str) -> str:
    row = work.directory.people([person])[person]
    return row.name if row else ""
