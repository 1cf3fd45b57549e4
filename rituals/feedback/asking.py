"""Asking: what a request must be, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.feedback_wanted import FeedbackWanted, asks
from rituals.feedback import timing
from rituals.feedback.forms import ASKED_FOR, START_STOP_CONTINUE
from rituals.feedback.parties import WAITING
from rituals.feedback.tables import Asked, FeedbackRequest
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import Words, errors_in
from storage.directory import Directory
from storage.unit_of_work import UnitOfWork

MOST_PEOPLE = 20
ABOUT_LENGTH = 1000
QUOTE_LENGTH = 1500


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in to ask for feedback, before anything is checked."""

    asker: str
    about: str
    people: list[str]
    channel: str | None
    form: str
    is_anonymous: bool
    deadline: datetime | None
    quote: str = ""

    @classmethod
    def of(cls, call: Call) -> "Wish":
        """Read the form; oneself among others is left out without a word."""
        people = call.form.people("people")
        others = [person for person in people if person != call.person]
        return cls(
            asker=call.person,
            about=call.form.text("about"),
            people=others or people,
            channel=call.form.text("channel") or None,
            form=call.form.text("form") or START_STOP_CONTINUE.name,
            is_anonymous=call.form.text("names") == "anonymous",
            deadline=call.form.moment("deadline"),
            quote=cut(call.value, QUOTE_LENGTH),
        )


def check(wish: Wish, call: Call, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with a wish, by the name of the field; empty when all is well.

    Raises:
        NotLookedUp: somebody or some channel must be asked of Slack first.
    """
    checked = {
        "about": _about(wish),
        "people": _people(wish, work.directory),
        "channel": channel_fault(work, wish.channel, wish.asker) if wish.channel else "",
        "names": _names(wish, call.defaults.threshold, work.directory),
        "deadline": _deadline(wish, work.now),
        "form": "" if wish.form in {form.name for form in ASKED_FOR} else "choose_form",
    }
    if not any(checked.values()):
        checked["deadline"] = _asked_too_late(wish, work)
    said = Words(
        "feedback/ask_errors",
        name=_unable(wish, work.directory) if checked["people"] in ("bot", "left") else "",
        most=MOST_PEOPLE,
        threshold=call.defaults.threshold,
    )
    return errors_in(said, checked)


@asks
def ask_for(wanted: FeedbackWanted, work: UnitOfWork) -> None:
    """Ask on behalf of whatever wants it; whoever has left is not asked, nor is an app."""
    others = [person for person in wanted.people if person != wanted.asker]
    found = work.directory.people(others)
    people = [each for each in others if (row := found[each]) and row.may_be_asked]
    if people:
        about = cut(wanted.about, ABOUT_LENGTH)
        wish = Wish(wanted.asker, about, people, None, wanted.form, False, wanted.deadline)
        ask(wish, work, threshold=0)


def ask(wish: Wish, work: UnitOfWork, *, threshold: int) -> FeedbackRequest:
    """Keep a checked wish as a request, and owe everybody their word of it.

    Args:
        wish: what is asked of whom.
        work: the unit of work.
        threshold: how many must answer before anonymous answers are shown.
    """
    assert wish.deadline is not None
    request = FeedbackRequest(
        asker=wish.asker,
        about=wish.about,
        quote=wish.quote,
        form=wish.form,
        is_anonymous=wish.is_anonymous,
        threshold=threshold,
        channel=wish.channel,
        opened_at=work.now,
        deadline=wish.deadline,
    )
    work.session.add(request)
    work.session.flush()
    for person in wish.people if not wish.channel else ():
        work.keep(Asked, request_id=request.id, person=person, state=WAITING)
        work.outbox.send("feedback:asked", request.id, to=person)
    if wish.channel:
        work.outbox.send("feedback:call", request.id, to=wish.channel)
    work.outbox.send("feedback:status", request.id, to=wish.asker)
    plan(request, work)
    return request


def plan(request: FeedbackRequest, work: UnitOfWork) -> None:
    """Plan the reminders that are still to come, and the close."""
    hours = hours_of(work, request.asker)
    last_day = timing.last_day(request.opened_at, request.deadline, hours)
    dues = {
        "feedback:half-way": timing.half_way(request.opened_at, request.deadline, hours),
        # Early enough for everybody's own morning of that day.
        "feedback:last-day": last_day and max(work.now, last_day - timing.EARLIEST_MORNING),
        "feedback:deadline": request.deadline,
    }
    for kind, due in dues.items():
        if due is not None and due >= work.now:
            work.schedules.plan(kind, request.id, due)
        else:
            work.schedules.drop(kind, request.id)


def _about(wish: Wish) -> str:
    if not wish.about:
        return "no_about"
    return "long_about" if len(wish.about) > ABOUT_LENGTH else ""


def _people(wish: Wish, directory: Directory) -> str:
    if wish.channel:
        return "both" if wish.people else ""
    if not wish.people:
        return "nobody"
    if wish.people == [wish.asker]:
        return "only_oneself"
    if len(wish.people) > MOST_PEOPLE:
        return "too_many"
    found = directory.people([wish.asker, *wish.people])
    if any(found[person] is None for person in wish.people):
        return "not_here"
    rows = [row for person in wish.people if (row := found[person])]
    if any(row.is_bot for row in rows):
        return "bot"
    return "left" if any(row.has_left for row in rows) else ""


def _names(wish: Wish, threshold: int, directory: Directory) -> str:
    if not wish.is_anonymous:
        return ""
    if not wish.channel:
        return "too_few_people" if 0 < len(wish.people) < threshold else ""
    channel = directory.channel(wish.channel)
    # The bot and whoever asks are members too, and cannot answer.
    few = channel is not None and channel.has_bot and channel.member_count - 2 < threshold
    return "too_few_members" if few else ""


def _deadline(wish: Wish, now: datetime) -> str:
    if wish.deadline is None:
        return "no_deadline"
    if wish.deadline <= now:
        return "past"
    return "too_far" if wish.deadline - now > timing.LONGEST else ""


def _asked_too_late(wish: Wish, work: UnitOfWork) -> Mrkdwn:
    """Say who would hear of it only after the deadline, because they are not at work before."""
    if wish.channel or wish.deadline is None:
        return Mrkdwn()
    for person in wish.people:
        begins = hours_of(work, person).next(work.now)
        if begins >= wish.deadline:
            name = work.directory.person(person).name
            return Words("feedback/ask_errors", name=name).asleep
    return Mrkdwn()


def _unable(wish: Wish, directory: Directory) -> str:
    """Return the names of those who cannot answer; an error is plain text and shows no mention."""
    rows = directory.people(wish.people).values()
    return ", ".join(row.name for row in rows if row and (row.is_bot or row.has_left))
