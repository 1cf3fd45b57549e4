"""Making a channel a community: what it must be, and what follows from it."""

from dataclasses import dataclass
from datetime import time

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.cadence.working_hours import WorkingHours
from rituals.communities import community
from rituals.communities.digest import HOURS
from rituals.engine import occurrences
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.team import keepers_fault, team_country, team_zone
from rituals.words.mrkdwn import unescape
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

LONGEST_TOPIC = 60
USUAL_DAY, USUAL_TIME = 4, time(10)
# A quarter of a year, by the week.
REVIEW_EVERY = 13


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in, before anything is checked."""

    person: str
    channel: str
    topic: str
    weekday: str
    at: time | None
    keepers: list[str]

    @classmethod
    def of(cls, call: Call) -> "Wish":
        """Read the form."""
        return cls(
            person=call.person,
            channel=call.form.text("channel"),
            topic=" ".join(call.form.text("topic").split()),
            weekday=call.form.text("weekday"),
            at=call.form.wall_clock("at"),
            keepers=call.form.people("keepers"),
        )


def check(wish: Wish, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with a wish, by the name of the field; empty when all is well.

    Raises:
        NotLookedUp: somebody or the channel must be asked of Slack first.
    """
    channel: str = channel_fault(work, wish.channel, wish.person)
    members = frozenset() if channel else work.directory.members(wish.channel)
    if not channel and community.of_channel(work, wish.channel, alone=True):
        channel = "already"
    checked = {
        "channel": channel,
        "topic": topic_fault(wish.topic),
        "weekday": "" if wish.weekday in map(str, range(7)) else "choose",
        "at": "" if wish.at and wish.at.hour in HOURS else "outside_hours",
        "keepers": keepers_fault(work, wish.keepers, members),
    }
    known = None if channel else work.directory.channel(wish.channel)
    said = Words(
        "communities/set_up_errors",
        channel=f"#{known.name}" if known else "",
        most=LONGEST_TOPIC,
        first=HOURS[0],
        last=HOURS[-1],
    )
    return errors_in(said, checked)


def set_up(wish: Wish, work: UnitOfWork) -> tuple[Ritual, Occurrence]:
    """Keep a checked wish, and plan the first digest by the clock of most in the channel."""
    assert wish.at is not None
    zone = team_zone(work, wish.channel, wish.person)
    today = WorkingHours(zone).day(work.now)
    every_week = Weekly((int(wish.weekday),), 1)
    ritual = Ritual(
        kind=community.KIND,
        name=_named(wish.topic),
        channel=wish.channel,
        recurrence=str(Recurrence(every_week, wish.at, zone, today)),
        country=team_country(work, wish.person, zone),
        keepers=wish.keepers,
        review_every=REVIEW_EVERY,
        options={"topic": wish.topic},
        set_up_by=wish.person,
    )
    first = occurrences.set_up(work, ritual)
    work.outbox.send("communities:begun", ritual.id, to=wish.channel)
    return ritual, first


def rename(work: UnitOfWork, ritual: Ritual, topic: str, person: str) -> None:
    """Let a community be about something else from now on.

    Raises:
        Refusal: the topic is empty, or too long.
    """
    if why := topic_fault(topic):
        said = Words("communities/set_up_errors", most=LONGEST_TOPIC)
        raise Refusal(getattr(said, why), "topic")
    # Held, and read anew: it may be handed over at this very moment.
    work.session.refresh(ritual, with_for_update={"key_share": True})
    ritual.options, ritual.name = ritual.options | {"topic": topic}, _named(topic)
    occurrences.note(work, ritual, person, "changed")


def topic_fault(topic: str) -> str:
    """Return what stands against a topic, as the name of a sentence; empty if nothing does."""
    if not topic:
        return "no_topic"
    return "long_topic" if len(topic) > LONGEST_TOPIC else ""


def _named(topic: str) -> str:
    # It is kept as it reads, and escaped wherever it is said.
    return unescape(Words("communities/set_up", topic=topic).name)
