"""The living card: the one message in which a session stands, edited as it goes."""

from datetime import datetime

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import gathering_of
from rituals.gatherings.lifecycle import waiting
from rituals.gatherings.phases import ARRANGE, CLOSED, RANK, VOTE, Doing, is_over
from rituals.gatherings.tables import WRITES, YES, Session, Topic
from rituals.gatherings.voting import ballots
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork


@feature.message("card")
def card(owed: Owed, work: UnitOfWork) -> Message:
    """Say how a session stands, with the buttons for what can be done now."""
    session, ritual, occurrence = found(work, owed)
    own = gathering_of(ritual).say(session=session, ritual=ritual)
    asks = any(each.asks for each in gathering_of(ritual).phases)
    known = facts(work, session, ritual, occurrence) | _shown(work, ritual, session, own)
    said = Words("gatherings/living_card", **known, asks=asks)
    if is_over(session.phase):
        over = in_words(said.title, said.closed if session.phase == CLOSED else said.cancelled)
        return Message(over, [blocks.section(over)])
    now = getattr(own, f"{session.phase}_now")
    lead, phase = in_words(said.title, said.when), in_words(said.phase, now)
    so_far = [each for each in (said.so_far, said.comes) if each]
    shown = [
        blocks.section(lead),
        blocks.section(phase),
        *([blocks.context(*so_far)] if so_far else []),
        blocks.actions(*_ways(ritual, session, said), *_answers(ritual, session, said)),
        _others(ritual, session, said, asks=asks),
    ]
    return Message(in_words(lead, phase, *so_far), shown, is_living=True)


def facts(
    work: UnitOfWork, session: Session, ritual: Ritual, occurrence: Occurrence
) -> dict[str, object]:
    """Return what the sentences on a session speak of; nobody's entries are told apart."""
    gathering = gathering_of(ritual)
    course = gathering.course
    asks_to_vote = any(course.allows(session.phase, each) for each in (VOTE, RANK))
    return {
        "session": session,
        "ritual": ritual,
        "zone": ritual.comes_round.zone,
        "facilitator": parties.facilitator(ritual, occurrence),
        "has_begun": session.starts <= work.now,
        "entries": entries.count(work, session),
        "candidates": len(gathering.candidates(work, session)) if gathering.ranks else None,
        "topic": work.session.get(Topic, session.topic_id) if session.topic_id else None,
        "is_hidden": course[session.phase].is_hidden,
        "voters": ballots.voters(work, session, session.phase) if asks_to_vote else None,
        "coming": sorted(parties.who(work, session, answer=YES)),
        "writing": sorted(parties.who(work, session, answer=WRITES)),
        "status": getattr(gathering.say(session=session, ritual=ritual), session.phase),
    }


def found(work: UnitOfWork, owed: Owed) -> tuple[Session, Ritual, Occurrence]:
    """Return the session of a message.

    Raises:
        NotNeeded: it is not there any more.
    """
    session = work.session.get(Session, owed.subject)
    ritual = work.session.get(Ritual, session.ritual_id) if session else None
    occurrence = work.session.get(Occurrence, session.occurrence_id) if session else None
    if session is None or ritual is None or occurrence is None:
        raise NotNeeded("the session is not there any more")
    return session, ritual, occurrence


def thread(work: UnitOfWork, session: Session) -> Place | None:
    """Return where the card stands, in whose thread the rest is said."""
    return next(iter(work.outbox.places("gatherings:card", session.id, session.channel)), None)


def way(ritual: Ritual, session: Session, doing: Doing, style: str | None = "primary") -> Block:
    """Return the button for something that people do in this phase, named by the kind."""
    own = gathering_of(ritual).say(session=session, ritual=ritual)
    label = getattr(own, f"{session.phase}_{doing.name}")
    return blocks.button(label, doing.action, str(session.id), style=style)


def ways(ritual: Ritual, session: Session) -> list[Block]:
    """Return the buttons for all that people do in this phase."""
    gathering = gathering_of(ritual)
    phase = gathering.course[session.phase]
    allowed = [each for each in phase.allows if gathering.allows(session, each)]
    # One is the most likely; were all of them green, none would be.
    return [
        way(ritual, session, doing, None if place else "primary")
        for place, doing in enumerate(allowed)
    ]


def _shown(work: UnitOfWork, ritual: Ritual, session: Session, own: Words) -> dict[str, object]:
    """Return what is said of whether what was left is shown, and to whom."""
    gathering = gathering_of(ritual)
    return {
        # Where the kind says so itself: to whom it will be shown, and who reads it once it was.
        "shown": getattr(own, "shown", ""),
        "over": "" if gathering.is_for_all(session.options) else own.over,
        # Without names, cards counted beside people would tell whether who left one had before.
        "counts_people": gathering.one_each or session.is_anonymous,
        "writers": entries.writers(work, session),
        "waits_until": _waits_until(work, ritual, session),
        "is_unshown": waiting.ended_unshown(work, session),
        "nobody_began": waiting.nobody_began(session),
    }


def _waits_until(work: UnitOfWork, ritual: Ritual, session: Session) -> datetime | None:
    """Return until when a session stays open in which too few have written, None of another."""
    is_hidden = gathering_of(ritual).course[session.phase].is_hidden
    if session.is_live or not is_hidden or entries.may_be_shown(work, session):
        return None
    return waiting.until(work, ritual, session)


def _ways(ritual: Ritual, session: Session, said: Words) -> list[Block]:
    # Whoever votes wants to read what they vote on.
    reads = gathering_of(ritual).allows(session, VOTE)
    read = [blocks.button(said.read, ARRANGE.action, str(session.id))] if reads else []
    likeliest, *others = ways(ritual, session)
    return [likeliest, *read, *others]


def _answers(ritual: Ritual, session: Session, said: Words) -> list[Block]:
    """Return the buttons by which people say whether they come, until it goes on."""
    if not session.is_live or not gathering_of(ritual).is_in_first(session):
        return []
    # Where some alone are asked to write, it is nothing that the others could do instead.
    is_for_all = gathering_of(ritual).asked(session.options) is None
    names = ["come", *(["instead"] if is_for_all else []), "absent"]
    return [
        blocks.button(getattr(said, name), f"gatherings:{name}", str(session.id)) for name in names
    ]


def _others(ritual: Ritual, session: Session, said: Words, *, asks: bool) -> Block:
    """Return what else there is.

    Whoever only answers a message needs it in no calendar; nor is there anything of a session in
    writing in one after the first part, which ends when the entry does.
    """
    number = str(session.id)
    is_dated = session.is_live or (not asks and gathering_of(ritual).is_in_first(session))
    calendar = [blocks.button(said.calendar, "gatherings:calendar", number)] if is_dated else []
    return blocks.actions(*calendar, blocks.button(said.run, "gatherings:run", number))
