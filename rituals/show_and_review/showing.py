"""The course of a show and review: prepare, show, and the feedback form for those who came."""

from rituals.engine.feedback_wanted import FeedbackWanted, want
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.attendance import guests
from rituals.gatherings.cards import stacks
from rituals.gatherings.cards.columns import post
from rituals.gatherings.gathering import Column, Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CLOSED, READ, WRITE, Phase
from rituals.gatherings.tables import NO, YES, Session
from rituals.show_and_review.feature import feature
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

DAYS_TO_ANSWER = 5
PRESENTER, SHOWN_AT = "presenter", "shown_at"
PREPARE = Phase("prepare", (WRITE, READ))
SHOW = Phase("show", (WRITE,), days=5)


def columns(options: dict[str, object]) -> list[Column]:
    """Return what is written down before and while somebody shows."""
    said = Words("show_and_review/session")
    return [
        Column("seen", said.seen, said.seen_question),
        Column("asked", said.asked, said.asked_question),
    ]


show = hold(Gathering(feature, "show", (PREPARE, SHOW), columns=columns, invites=True))


@show.entering(SHOW.name)
def begin(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Note who shows, since somebody else may close it; and bring what was written down."""
    shows = {
        PRESENTER: parties.facilitator_of(work, ritual, session),
        SHOWN_AT: work.now.isoformat(),
    }
    session.options = session.options | shows
    post(ritual, session, stacks.of(work, session), work)


@show.entering(CLOSED)
def ask_for_feedback(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Bring the feedback form to those who came, and to the guests who did not say no.

    Nothing is asked where it was closed without having been shown.
    """
    if session.options[SHOWN_AT] == work.now.isoformat():
        return
    came = {*parties.who(work, session, answer=YES)}
    if not session.is_live:
        came |= {*parties.who(work, session, has_written=True)}
    came |= guests.of(session) - {*parties.who(work, session, answer=NO)}
    presenter = session.options[PRESENTER]
    day = f"{ritual.hours.day(session.starts):%-d %B}"
    about = in_plain(Words("show_and_review/session", ritual=ritual, day=day).about)
    deadline = ritual.hours.days_after(work.now, DAYS_TO_ANSWER)
    want(FeedbackWanted(presenter, about, sorted(came - {presenter}), "review", deadline), work)
