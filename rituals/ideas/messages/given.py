"""An idea as it reaches those it was said to: a leader, a channel, whoever looks after it."""

from rituals.engine.feature import Owed, When
from rituals.ideas import history
from rituals.ideas.feature import feature
from rituals.ideas.messages import shown
from rituals.ideas.tables import ACTED_ON, COMING, HEARD, NEW, TAKEN, Idea
from rituals.ideas.waiting import unreached
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork


def nobody_there(owed: Owed, work: UnitOfWork) -> None:
    """Leave an idea that cannot arrive to its author, to be said to somebody else."""
    idea = work.session.get(Idea, owed.subject)
    if idea and idea.said_to == owed.recipient and owed.detail == history.latest(work, idea):
        unreached(work, idea)


@feature.message("idea", when=When.AT_WORK, undelivered=nobody_there)
def to_leader(owed: Owed, work: UnitOfWork) -> Message:
    """Bring a leader an idea; show what they said of it."""
    idea = _brought(owed, work)
    return idea if isinstance(idea, Message) else _to_answerer(idea, "to_leader")


@feature.message("yours")
def to_keeper(owed: Owed, work: UnitOfWork) -> Message:
    """Give whoever looks after an idea of a channel the ways to say what becomes of it."""
    idea = work.session.get(Idea, owed.subject)
    if idea and idea.keeper == owed.recipient and owed.detail == history.latest(work, idea, TAKEN):
        return _to_answerer(idea, "to_keeper")
    return _gone(owed, "not_yours" if idea else "gone")


@feature.message("card", undelivered=nobody_there)
def to_channel(owed: Owed, work: UnitOfWork) -> Message:
    """Show a channel an idea, who looks after it, and what became of it."""
    idea = _brought(owed, work)
    if isinstance(idea, Message):
        return idea
    said = Words("ideas/given", idea=idea)
    take = shown.take(idea)
    return Message(
        in_words(said.to_channel, *shown.in_words(idea)),
        [
            blocks.section(said.to_channel),
            *shown.standing(idea),
            *([blocks.actions(*take)] if take else []),
            blocks.context(said.channel_why),
        ],
    )


@feature.message("acted")
def acted_on(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a channel that one of its ideas was acted on; take it back if that was a slip."""
    idea = _read_by(owed, work)
    if isinstance(idea, Message):
        return idea
    if idea.state != ACTED_ON or history.answered_otherwise(work, idea, since=int(owed.detail)):
        return _gone(owed, "not_after_all")
    said = Words("ideas/given", idea=idea)
    lead = said.acted
    shown_reason = [blocks.quote(idea.reason)] if idea.reason else []
    return Message(
        in_words(lead, idea.text, idea.reason),
        [blocks.section(lead), blocks.quote(idea.text), *shown_reason],
        thread=_card(work, idea),
        in_channel_too=True,
    )


@feature.message("untaken")
def untaken(owed: Owed, work: UnitOfWork) -> Message:
    """Ask a channel once who will look after an idea that nobody has taken up."""
    idea = _read_by(owed, work)
    if isinstance(idea, Message):
        return idea
    if idea.keeper or idea.state != NEW:
        return _gone(owed, "found")
    said = Words("ideas/given", idea=idea)
    return Message(
        in_words(said.untaken, idea.text),
        [blocks.section(said.untaken), blocks.quote(idea.text), blocks.actions(*shown.take(idea))],
        said.untaken_why,
        thread=_card(work, idea),
        in_channel_too=True,
    )


@feature.message("asked", when=When.IN_BUDGET)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Ask whoever heard an idea two months ago whether anything came of it."""
    idea = work.session.get(Idea, owed.subject)
    if idea is None or idea.state != HEARD or idea.answerer != owed.recipient:
        return _gone(owed, "answered" if idea else "gone")
    said = Words("ideas/given", idea=idea)
    return Message(
        in_words(said.anything, idea.text),
        [
            blocks.section(said.anything),
            blocks.quote(idea.text),
            blocks.actions(*shown.answers(idea)),
        ],
        said.anything_why,
    )


def _to_answerer(idea: Idea, lead: str) -> Message:
    said = Words("ideas/given", idea=idea)
    return Message(
        in_words(getattr(said, lead), *shown.in_words(idea)),
        [
            blocks.section(getattr(said, lead)),
            *shown.standing(idea),
            blocks.actions(*shown.answers(idea)),
        ],
        said.why if idea.state == NEW else "",
    )


def _read_by(owed: Owed, work: UnitOfWork) -> Idea | Message:
    """Return an idea that whoever has the message reads now, or what stands there instead."""
    idea = work.session.get(Idea, owed.subject)
    if idea is None or idea.said_to != owed.recipient or idea.state == COMING:
        return _gone(owed, "gone")
    return idea


def _brought(owed: Owed, work: UnitOfWork) -> Idea | Message:
    """Return the same for the message that brought it, which comes anew if it is said anew."""
    idea = _read_by(owed, work)
    is_anew = isinstance(idea, Idea) and owed.detail != history.latest(work, idea)
    return _gone(owed, "gone") if is_anew else idea


def _gone(owed: Owed, why: str) -> Message:
    """Return what stands where an idea was shown; one that never stood there need not come."""
    return owed.over(getattr(Words("ideas/gone"), why))


def _card(work: UnitOfWork, idea: Idea) -> Place | None:
    assert idea.channel is not None
    return next(iter(work.outbox.places("ideas:card", idea.id, idea.channel)), None)
