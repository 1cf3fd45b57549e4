"""Saying an idea: to whom, under one's name or without it; editing it; taking it back."""

from dataclasses import dataclass
from datetime import datetime

from rituals.engine.call import Form
from rituals.engine.channels import channel_fault
from rituals.engine.sealing import by_lot, digest_of
from rituals.ideas import waiting
from rituals.ideas.feature import feature
from rituals.ideas.history import note, show
from rituals.ideas.parties import refuse
from rituals.ideas.tables import COMING, NEW, SAID, Idea
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

TEXT_LENGTH = 3000
NAMED, UNNAMED = "named", "unnamed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody would like to say, and to whom.

    Args:
        text: the idea.
        leader: the id of a person, empty for none.
        channel: the id of a channel, empty for none.
    """

    text: str
    leader: str = ""
    channel: str = ""

    @classmethod
    def of(cls, form: Form) -> "Wish":
        """Return what a form says."""
        return cls(form.text("text"), form.text("leader"), form.text("channel"))


def check(work: UnitOfWork, wish: Wish, person: str) -> dict[str, str]:
    """Return what is wrong with a wish, by the field of the form.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    said = Words("ideas/form_errors", most=f"{TEXT_LENGTH:,}")
    errors: dict[str, str] = {}
    if not wish.text or len(wish.text) > TEXT_LENGTH:
        errors["text"] = said.long_text if wish.text else said.no_text
    if bool(wish.leader) == bool(wish.channel):
        errors["leader"] = said.not_both if wish.leader else said.to_whom
    elif wish.leader and (why := _leader_fault(work, said, wish.leader, person)):
        errors["leader"] = why
    elif wish.channel and (why := channel_fault(work, wish.channel, person)):
        errors["channel"] = why
    return errors


def _leader_fault(work: UnitOfWork, said: Words, leader: str, person: str) -> Mrkdwn:
    if leader == person:
        return said.oneself
    # The person is not looked up: whoever gives no name is to be kept nowhere.
    found = work.directory.people([leader])[leader]
    if found is not None and found.is_bot:
        return said.bot
    return Mrkdwn() if found and found.may_be_asked else said.not_here


def say(work: UnitOfWork, wish: Wish, author: str | None, key: str = "") -> Idea:
    """Say an idea: at once under a name, on the reader's next morning without.

    Args:
        work: the unit of work.
        wish: checked already.
        author: who says it, None without a name.
        key: that of whoever says it without a name, which is kept nowhere.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    idea = Idea(author=author, digest=digest_of(key) if key else None)
    _address(work, idea, wish)
    return idea


def edit(work: UnitOfWork, idea: Idea, wish: Wish) -> None:
    """Change an idea that nobody has answered, or say it to somebody else.

    What is said without a name is seen to change on its reader's next morning only.

    Raises:
        Refusal: somebody has answered.
        NotLookedUp: Slack must be asked first.
    """
    must_be_unheard(idea)
    if idea.said_to != (wish.leader or wish.channel):
        _address(work, idea, wish)
        return
    if idea.author or idea.state == COMING:
        idea.text = wish.text
    else:
        idea.rewrote = wish.text
        _in_the_morning(work, idea)
    if idea.author:
        show(work, idea)
    else:
        work.leave_no_trace()


def withdraw(work: UnitOfWork, idea: Idea) -> None:
    """Take an idea back that nobody has answered; nothing of it is kept.

    Raises:
        Refusal: somebody has answered.
    """
    must_be_unheard(idea)
    work.schedules.drop_all("ideas:", idea.id)
    work.session.delete(idea)
    work.leave_no_trace()
    work.flush()
    show(work, idea)


def must_be_unheard(idea: Idea) -> None:
    """Refuse to change what somebody has answered already.

    Raises:
        Refusal: somebody has.
    """
    if not idea.is_unheard:
        raise refuse("answered")


@feature.rule("bring")
def bring(number: int, due: datetime, work: UnitOfWork) -> None:
    """Bring what was said without a name, or what its author changed since, in the morning."""
    idea = work.held(Idea, number)
    if idea is None or idea.said_to is None:
        return
    if idea.state == COMING:
        _bring(work, idea)
    elif idea.rewrote:
        idea.text, idea.rewrote = idea.rewrote, None
        work.leave_no_trace()
        show(work, idea)


def _address(work: UnitOfWork, idea: Idea, wish: Wish) -> None:
    before = idea.answerer
    work.schedules.drop_all("ideas:", idea.id)
    idea.text, idea.rewrote, idea.state, idea.reason = wish.text, None, COMING, ""
    idea.leader, idea.channel, idea.keeper = wish.leader or None, wish.channel or None, None
    work.session.add(idea)
    work.flush()
    if idea.author:
        _bring(work, idea)
    else:
        work.leave_no_trace()
        _in_the_morning(work, idea)
    show(work, idea, before)


def _in_the_morning(work: UnitOfWork, idea: Idea) -> None:
    at = waiting.morning(work, idea, work.now)
    work.schedules.plan("ideas:bring", idea.id, at, number=-by_lot())


def _bring(work: UnitOfWork, idea: Idea) -> None:
    assert idea.said_to is not None
    idea.state = NEW
    detail = str(note(work, idea, SAID).number)
    kind = "ideas:idea" if idea.leader else "ideas:card"
    work.outbox.send(kind, idea.id, to=idea.said_to, detail=detail)
    if idea.author:
        work.outbox.send("ideas:own", idea.id, to=idea.author)
    waiting.begin(work, idea)
