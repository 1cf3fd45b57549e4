"""The course of an expert forum: ask, vote on what was asked, and talk with whoever speaks."""

from datetime import datetime
from typing import Any

from rituals.engine.call import Form
from rituals.engine.ritual import Ritual
from rituals.expert_forums import filed, inviting, speaker
from rituals.expert_forums.feature import feature
from rituals.gatherings import parties
from rituals.gatherings.cards import columns, entries
from rituals.gatherings.gathering import Column, Gathering
from rituals.gatherings.lifecycle import course
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CLOSED, DISCUSS, READ, VOTE, WRITE, Doing, Phase
from rituals.gatherings.tables import Session
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SPEAKS = Doing("speaker", "expert_forums:speaker")
ASK = Phase("ask", (WRITE, READ, SPEAKS))
CHOOSE = Phase("choose", (VOTE, SPEAKS), days=2)
FORUM = Phase("forum", (DISCUSS, SPEAKS), days=3)
# Where people meet, the vote opens so many working days before.
VOTE_BEFORE = (2, 1)
HELD_AT = "held_at"


def questions(options: dict[str, Any]) -> list[Column]:
    """Return the one heading under which questions are left."""
    said = Words("expert_forums/session")
    return [Column("question", said.questions, said.what_to_ask)]


def read(form: Form) -> dict[str, Any]:
    """Return who speaks the first time, as far as that is known."""
    return {speaker.SPEAKER: speaker.read(form)}


def tells(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Mrkdwn]:
    """Return who spoke, for the summary and the file."""
    return (
        [Words("expert_forums/named", **speaker.facts(session)).spoke]
        if speaker.of(session)
        else []
    )


forum = hold(
    Gathering(
        feature,
        "forum",
        (ASK, CHOOSE, FORUM),
        columns=questions,
        tells=tells,
        invites=True,
    )
)


@forum.entering(ASK.name)
def begin(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Let questions be seen as they come, and have somebody be invited in time."""
    # Who was named as it was set up speaks the first time, and not again.
    own = ritual.options["own"]
    ritual.options = ritual.options | {"own": own | {speaker.SPEAKER: None}}
    if named := speaker.of(session):
        contact = named["contact"] or ("" if named["person"] else ritual.set_up_by)
        inviting.name(work, session, named | {"named_by": ritual.set_up_by, "contact": contact})
    columns.open_pages(ritual, session, work)
    inviting.plan_reminder(work, ritual, session)
    _plan_vote(work, ritual, session)


@forum.entering(CHOOSE.name)
def open_vote(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Tell the channel that it can vote."""
    work.outbox.send("expert_forums:vote_open", session.id, to=session.channel)


@forum.entering(FORUM.name)
def note_that_it_is_held(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Note when it came to that: a session that is closed at once was passed over."""
    session.options = session.options | {HELD_AT: work.now.isoformat()}
    work.outbox.refresh("expert_forums:vote_open", session.id, only=[session.channel])


@forum.entering(CLOSED)
def look_back(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Let people say that they would like to be mentored, and file what it came to."""
    if not was_held(session):
        return
    work.outbox.send("expert_forums:afterwards", session.id, to=session.channel)
    filed.file(work, ritual, session)


def was_held(session: Session) -> bool:
    """Tell whether somebody spoke in a session, and it was not passed over at once."""
    closed_at = session.closed_at
    if session.phase != CLOSED or closed_at is None or speaker.of(session) is None:
        return False
    passed_over = closed_at.isoformat()
    return bool(session.options.get(HELD_AT, passed_over) != passed_over)


@feature.rule("vote")
def vote(number: int, due: datetime, work: UnitOfWork) -> None:
    """Open the vote before people meet, where there is something to vote on."""
    found = parties.alone_with(work, number)
    if found is None or found[0].phase != ASK.name or not found[0].is_live:
        return
    session, ritual = found
    first = ritual.hours.days_before(session.starts, VOTE_BEFORE[0])
    if first <= work.now < session.starts and entries.count(work, session):
        course.advance(work, session, ritual)
    else:
        _plan_vote(work, ritual, session)


def _plan_vote(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    moments = [ritual.hours.days_before(session.starts, days) for days in VOTE_BEFORE]
    if at := next((each for each in moments if each > work.now), None):
        work.schedules.plan("expert_forums:vote", session.id, at)
