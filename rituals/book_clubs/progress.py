"""How far each has read, said with one click."""

from rituals.book_clubs import clubs
from rituals.book_clubs.feature import feature
from rituals.book_clubs.page import answer
from rituals.book_clubs.reading import DONE
from rituals.book_clubs.tables import Club
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.lifecycle import sessions
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("done_with")
def done_with(call: Call, work: UnitOfWork) -> Outcome:
    """Say on the card of a session that one has read its part."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(DONE)
    club = clubs.of_ritual(work, sitting.ritual.id)
    if club is None:
        raise clubs.refuse("not_there")
    return _keep(call, work, club, sitting.session.options["part"])


@feature.action("read_to")
def read_to(call: Call, work: UnitOfWork) -> Outcome:
    """Say up to which part one has read."""
    club = clubs.club_of(work, call.subject, call.person)
    return _keep(call, work, club, call.named(1))


def _keep(call: Call, work: UnitOfWork, club: Club, part: int) -> Outcome:
    """Keep how far somebody has read, also where they say less than before, and after the end."""
    member = clubs.membership(work, club, call.person)
    if member is None:
        raise clubs.refuse("not_in", club=club)
    if not 0 < part <= len(club.parts):
        raise clubs.refuse("no_part", club=club)
    member.read_to = part
    work.flush()
    ritual = work.session.get_one(Ritual, club.reading_id)
    if session := sessions.running(work, ritual):
        work.outbox.refresh(sessions.ASKS, session.id, only=[call.person])
    said = Words("book_clubs/progress", club=club, part=part, covers=club.parts[part - 1])
    see = blocks.button(said.see, "book_clubs:open", str(club.id))
    shown = Message(said.kept, [blocks.section(said.kept), blocks.actions(see)])
    return answer(call, work, club, shown)
