"""Wishes to be mentored by whoever spoke: each is read by one person, and counted by nobody."""

from sqlalchemy import select

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded, Refusal
from rituals.engine.ritual import Ritual
from rituals.expert_forums import speaker
from rituals.expert_forums.course import was_held
from rituals.expert_forums.feature import feature
from rituals.expert_forums.tables import MentoringWish
from rituals.gatherings import parties
from rituals.gatherings.lifecycle.living_card import found, thread
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.tables import Session
from rituals.words import blocks
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def sitting_of(work: UnitOfWork, number: int, person: str, *, holds: bool = False) -> Sitting:
    """Return a session that was held, for somebody in its channel who did not speak in it.

    Raises:
        Refusal: there is none of that number for this person, or it would go to themselves.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    sitting = parties.sitting_of(work, number, person, holds=holds)
    if not was_held(sitting.session):
        raise refuse("not_over", ritual=sitting.ritual)
    if read_by(sitting) == person:
        raise Refusal(Words("expert_forums/mentoring").to_yourself)
    return sitting


def read_by(sitting: Sitting) -> str:
    """Return who alone reads what people write to whoever spoke."""
    named = speaker.of(sitting.session)
    assert named is not None
    return speaker.reader(named)


def of(work: UnitOfWork, sitting: Sitting, reader: str) -> MentoringWish | None:
    """Return what somebody wrote to a reader, None where they did not or took it back."""
    return next((each for each in _open(work, sitting) if each.reader == reader), None)


def keep(work: UnitOfWork, sitting: Sitting, words: str) -> None:
    """Keep a wish in a session that was looked up to hold it, in the place of an earlier one."""
    to, person = read_by(sitting), sitting.participant.person
    if wish := of(work, sitting, to):
        wish.words = words
        work.flush()
        work.outbox.refresh("expert_forums:wish", wish.id)
        return
    wish = MentoringWish(
        session_id=sitting.session.id, person=person, reader=to, words=words, asked_at=work.now
    )
    work.session.add(wish)
    work.flush()
    work.outbox.send("expert_forums:wish", wish.id, to=to)


def take_back(work: UnitOfWork, sitting: Sitting) -> None:
    """Keep nothing of what somebody wished; whoever has read it reads that it was taken back."""
    for wish in _open(work, sitting):
        wish.person, wish.words, wish.taken_back_at = None, "", work.now
        work.flush()
        work.outbox.refresh("expert_forums:wish", wish.id)


def tell_facilitator(work: UnitOfWork, session: Session, gone: str) -> None:
    """Have whoever facilitates name somebody else; they learn of nobody's wish."""
    ritual = work.session.get_one(Ritual, session.ritual_id)
    runs = parties.facilitator_of(work, ritual, session)
    work.outbox.send("expert_forums:contact_gone", session.id, to=runs, detail=gone)


def not_read(owed: Owed, work: UnitOfWork) -> None:
    """Tell whoever wished that nobody has read it, and have somebody else be named."""
    wish = work.session.get(MentoringWish, owed.subject)
    if wish is None or wish.person is None:
        return
    tell_facilitator(work, work.session.get_one(Session, wish.session_id), wish.reader)
    work.outbox.send("expert_forums:not_read", wish.id, to=wish.person)


@feature.message("wish", when=When.AT_WORK, undelivered=not_read)
def wish(owed: Owed, work: UnitOfWork) -> Message:
    """Bring a wish to the one who reads it."""
    told = work.session.get(MentoringWish, owed.subject)
    if told is None or told.person is None:
        if owed.place is None:
            raise NotNeeded("taken back")
        return paragraph(Words("expert_forums/mentoring").taken_back)
    session = work.session.get_one(Session, told.session_id)
    ritual = work.session.get_one(Ritual, session.ritual_id)
    known = speaker.facts(session) | {"ritual": ritual, "person": told.person}
    said = Words("expert_forums/mentoring", **known)
    words = [blocks.quote(told.words)] if told.words else []
    text = in_words(said.wish, told.words, said.wish_next)
    shown = [blocks.section(said.wish), *words, blocks.section(said.wish_next)]
    return Message(text, shown, said.why_wish)


@feature.message("not_read")
def unread(owed: Owed, work: UnitOfWork) -> Message:
    """Say that a wish did not arrive, and what to do next."""
    told = work.session.get(MentoringWish, owed.subject)
    if told is None or told.person is None:
        raise NotNeeded("taken back")
    return paragraph(Words("expert_forums/mentoring", reader=told.reader).not_read)


@feature.message("contact_gone", when=When.AT_WORK)
def contact_gone(owed: Owed, work: UnitOfWork) -> Message:
    """Ask whoever facilitates for somebody who is in touch with whoever spoke."""
    session, ritual, _ = found(work, owed)
    named = speaker.of(session)
    known = speaker.facts(session) | {"ritual": ritual, "gone": owed.detail}
    said = Words("expert_forums/mentoring", **known)
    if named is None or speaker.reader(named) != owed.detail:
        if owed.place is None:
            raise NotNeeded("somebody else is in touch")
        return paragraph(said.settled)
    ask = blocks.button(said.ask, "expert_forums:speaker", str(session.id), style="primary")
    shown = [blocks.section(said.contact_gone), blocks.actions(ask)]
    return Message(said.contact_gone, shown, said.why)


@feature.message("afterwards")
def afterwards(owed: Owed, work: UnitOfWork) -> Message:
    """Offer everybody in the channel to say that they would like to be mentored."""
    session, ritual, _ = found(work, owed)
    named = speaker.of(session)
    if named is None:
        raise NotNeeded("nobody spoke")
    known = speaker.facts(session) | {"ritual": ritual, "reader": speaker.reader(named)}
    said = Words("expert_forums/mentoring", **known)
    ask = blocks.button(said.mentor, "expert_forums:mentor", str(session.id))
    shown = [blocks.section(said.afterwards), blocks.actions(ask)]
    return Message(said.afterwards, shown, thread=thread(work, session))


def _open(work: UnitOfWork, sitting: Sitting) -> list[MentoringWish]:
    mine = (
        MentoringWish.session_id == sitting.session.id,
        MentoringWish.person == sitting.participant.person,
    )
    return list(work.session.scalars(select(MentoringWish).where(*mine)))
