"""Joining a club and leaving it, at any time and for no reason that anybody asks for."""

from sqlalchemy import or_, select

from rituals.book_clubs import clubs, left_behind
from rituals.book_clubs.closing import RATE, close_when_said, end
from rituals.book_clubs.clubs import Held
from rituals.book_clubs.feature import feature
from rituals.book_clubs.page import answer
from rituals.book_clubs.tables import Club, Member
from rituals.engine import planning
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import PLANNED, Occurrence
from rituals.engine.ritual_kind import TO_KEEPER
from rituals.engine.team import MOST_KEEPERS
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.voting import ranking
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("join")
def join(call: Call, work: UnitOfWork) -> Outcome:
    """Come into a club, also late."""
    club = clubs.club_of(work, call.subject, call.person)
    held = clubs.hold(work, club)
    clubs.must_go_on(club)
    if clubs.membership(work, club, call.person) is None:
        enter(work, club, call.person)
        if held.ritual is not None and len(held.ritual.keepers) < MOST_KEEPERS:
            held.ritual.keepers = [*held.ritual.keepers, call.person]
        _share(work, held)
    said = Words("book_clubs/membership", club=club, stage=clubs.stage(work, club))
    return answer(call, work, club, paragraph(said.joined))


@feature.action("leave")
def leave(call: Call, work: UnitOfWork) -> Outcome:
    """Go out of a club."""
    club = clubs.club_of(work, call.subject, call.person)
    held = clubs.hold(work, club)
    clubs.must_go_on(club)
    _let_go(work, held, call.person)
    can_take_back = bool(left_behind.of(work, club, call.person))
    said = Words("book_clubs/membership", club=club, can_take_back=can_take_back)
    return answer(call, work, club, paragraph(said.left))


@feature.action("take_all_back")
def take_all_back(call: Call, work: UnitOfWork) -> Outcome:
    """Take back what one left in a club; what was closed meanwhile stays."""
    club = clubs.club_of(work, call.subject, call.person)
    left_behind.take_back(work, clubs.hold(work, club), call.person)
    said = Words("book_clubs/membership", club=club)
    return answer(call, work, club, paragraph(said.taken_back))


@feature.departure
def depart(channel: str, person: str, work: UnitOfWork) -> None:
    """Take somebody who left a channel out of its clubs."""
    for club in clubs.in_channel(work, channel):
        _let_go(work, clubs.hold(work, club), person)


def enter(work: UnitOfWork, club: Club, person: str) -> None:
    """Note that somebody is in a club."""
    work.session.add(Member(club_id=club.id, person=person, joined_at=work.now))
    work.flush()


def _let_go(work: UnitOfWork, held: Held, person: str) -> None:
    """Ask nothing more of somebody: no reminder, no turn, and no vote that is not yet counted."""
    club = held.club
    member = clubs.membership(work, club, person)
    if member is None or club.closed_at is not None:
        return
    work.session.delete(member)
    if held.session is not None:
        ranking.take_back(work, held.session, person)
    work.flush()
    if close_when_said(work, club):
        return
    if not clubs.people(work, club):
        end(work, held, person)
        return
    _pass_on(work, held, person)
    _share(work, held)
    work.outbox.refresh(RATE, club.id, only=[person])
    if held.session is not None:
        work.outbox.refresh(sessions.ASKS, held.session.id, only=[person])


def _pass_on(work: UnitOfWork, held: Held, person: str) -> None:
    """Take somebody out of the rotation, and let the next one host what was theirs."""
    ritual = held.ritual
    if ritual is None:
        return
    there = clubs.people(work, held.club)
    left = [each for each in ritual.keepers if each != person] or there[:1]
    following = planning.turn(ritual.keepers, person, away={person})
    following = following if following in left else left[0]
    ritual.keepers = left
    now = held.session.occurrence_id if held.session else 0
    to_come = or_(Occurrence.state == PLANNED, Occurrence.id == now)
    theirs = (Occurrence.ritual_id == ritual.id, Occurrence.keeper == person, to_come)
    for occurrence in work.session.scalars(select(Occurrence).where(*theirs)).all():
        occurrence.keeper = following
        if occurrence.state == PLANNED:
            work.flush()
            work.outbox.send(TO_KEEPER, occurrence.id, to=following)
            work.outbox.refresh(TO_KEEPER, occurrence.id, only=[person])


def _share(work: UnitOfWork, held: Held) -> None:
    """Let the sessions know who is in the club, and have all written anew that tells it."""
    theirs = {clubs.MEMBERS: clubs.people(work, held.club)}
    if held.ritual is not None:
        own = held.ritual.options["own"] | theirs
        held.ritual.options = held.ritual.options | {"own": own}
    if held.session is not None and held.ritual is not None:
        held.session.options = held.session.options | theirs
        sessions.tell_anew(work, held.session, held.ritual)
    clubs.show_anew(work, held.club)
