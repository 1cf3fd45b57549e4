"""Setting a gathering up: once or again and again, with whom in turns, live or in writing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.cadence.holidays import OnHoliday
from rituals.cadence.patterns import LAST, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.availability import my_time
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.ritual import ACTIVE, Occurrence, Ritual
from rituals.engine.team import keepers_fault, team_country, team_zone
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle.holding import AT_ONCE
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

ONCE, MONTHLY = "once", "months:1"
# What can be chosen, each with the name of its words.
OFTEN = {
    ONCE: "once",
    "weeks:1": "weekly",
    "weeks:2": "second_week",
    "weeks:3": "third_week",
    "weeks:4": "fourth_week",
    MONTHLY: "monthly",
}
OPENS = {
    AT_ONCE: "from_now",
    10: "ten_days",
    5: "five_days",
    2: "two_days",
    1: "one_day",
    0: "at_its_beginning",
}
MODES = {"live": "live", "written": "written"}
NAMES = {"named": "named", "anonymous": "anonymous"}
MINUTES = dict.fromkeys((30, 45, 60, 90, 120), "so_long")
VOTES = dict.fromkeys(range(1, 7), "so_many")
FURTHEST = timedelta(days=366)
# So many weeks, or months, until it is asked whether it still helps.
REVIEW_EVERY = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in, before it is checked.

    It comes by `rule`, where there is one, and is opened as it begins; otherwise `often` from
    `first` on. It ends by itself after so many `times`, if they are given.
    """

    person: str
    channel: str
    first: datetime | None = None
    often: str = ONCE
    rule: Recurrence | None = None
    times: int | None = None
    keepers: list[str] = field(default_factory=list)
    minutes: str = "60"
    opens: str = str(AT_ONCE)
    is_live: bool = True
    is_anonymous: bool = False
    votes: str = "3"
    own: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, call: Call, own: dict[str, Any]) -> "Wish":
        """Read the form; what is not asked for stays as usual."""
        form = call.form
        return cls(
            person=call.person,
            channel=form.text("channel"),
            first=form.moment("first"),
            often=form.text("often") or ONCE,
            keepers=form.people("keepers"),
            minutes=str(own.get("minutes") or form.text("minutes") or 60),
            opens=form.text("opens") or str(AT_ONCE),
            is_live=form.text("mode") != "written",
            is_anonymous=form.text("names") == "anonymous",
            votes=form.text("votes") or "3",
            own=own,
        )


def check(wish: Wish, call: Call, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with a wish, by the name of the field; empty when all is well.

    Raises:
        NotLookedUp: somebody or some channel must be asked of Slack first.
    """
    checked = {
        "channel": channel_fault(work, wish.channel, wish.person),
        "first": "" if wish.rule else _first(wish, work.now),
        "often": "" if wish.rule else _of(wish.often, OFTEN),
        "keepers": keepers_fault(work, wish.keepers, _members(wish, work)),
        "minutes": _of(wish.minutes, MINUTES),
        "opens": _of(wish.opens, OPENS) or _too_late(wish),
        "names": _names(wish, call.defaults.threshold, work),
        "votes": _of(wish.votes, VOTES),
    }
    said = Words("gatherings/set_up_errors", threshold=call.defaults.threshold)
    return errors_in(said, checked)


def set_up(
    gathering: Gathering, name: str, wish: Wish, call: Call, work: UnitOfWork
) -> tuple[Ritual, Occurrence]:
    """Keep a checked wish as a ritual, and plan its first session."""
    ritual = proposed(gathering, name, wish, call, work)
    first = occurrences.set_up(work, ritual)
    # The first is held when somebody chose, also on a holiday or in an hour that comes twice.
    first.starts = wish.first or first.starts
    return ritual, first


def proposed(gathering: Gathering, name: str, wish: Wish, call: Call, work: UnitOfWork) -> Ritual:
    """Return a checked wish as a ritual that is not kept."""
    own, is_once = my_time(work, wish.person), wish.rule is None and wish.often == ONCE
    times = 1 if is_once else wish.times
    comes_round = _comes_round(wish, work)
    zone = comes_round.zone
    country = team_country(work, wish.person, zone)
    return Ritual(
        kind=gathering.kind,
        name=name,
        channel=wish.channel,
        recurrence=str(comes_round),
        times=times,
        # Somebody chose this very day: only those that come by a rule are held on another.
        on_holiday=OnHoliday.KEEP if is_once else OnHoliday.AFTER,
        country=country,
        region=own.region if own.country == country else "",
        keepers=wish.keepers,
        review_every=0 if times else REVIEW_EVERY * _times_a_week(comes_round),
        options={
            "minutes": int(wish.minutes),
            "opens": int(wish.opens),
            "is_live": wish.is_live,
            "is_anonymous": wish.is_anonymous and gathering.hides,
            "threshold": call.defaults.threshold,
            "votes": int(wish.votes),
            "own": wish.own,
        },
        set_up_by=wish.person,
    )


def _comes_round(wish: Wish, work: UnitOfWork) -> Recurrence:
    if wish.rule is not None:
        return wish.rule
    assert wish.first is not None
    return recurrence(wish.often, wish.first, team_zone(work, wish.channel, wish.person))


def _times_a_week(comes_round: Recurrence) -> int:
    """Return how often it comes in a week in which it does: to be asked daily would be too much."""
    pattern = comes_round.pattern
    return len(pattern.weekdays) if isinstance(pattern, Weekly) else 1


def recurrence(often: str, first: datetime, zone: str) -> Recurrence:
    """Return how a gathering comes again whose first session is at a moment.

    Monthly means the same day of the week in the month, such as the second Tuesday, or the last.

    Args:
        often: one of `OFTEN`.
        first: when it is held first.
        zone: the team's, as an IANA name.
    """
    at = first.astimezone(ZoneInfo(zone))
    # By a rule, an hour that the clock shows twice comes the first time.
    wall = at.time().replace(second=0, microsecond=0, fold=0)
    return Recurrence(_pattern(often, at.date()), wall, zone, at.date())


def _pattern(often: str, day: date) -> Pattern:
    if often == MONTHLY:
        is_last = (day + timedelta(weeks=1)).month != day.month
        return WeekdayOfMonth(LAST if is_last else (day.day - 1) // 7 + 1, day.weekday())
    return Weekly((day.weekday(),), int(often.partition(":")[2] or 1))


def in_channel(work: UnitOfWork, gathering: Gathering, channel: str) -> list[Ritual]:
    """Return the gatherings of a kind that come round in a channel, the newest first."""
    return list(
        work.session.scalars(
            select(Ritual)
            .where(Ritual.channel == channel, Ritual.kind == gathering.kind)
            .where(Ritual.state == ACTIVE)
            .order_by(Ritual.id.desc())
        )
    )


def _of(chosen: str, offered: Iterable[object]) -> str:
    return "" if chosen in map(str, offered) else "choose"


def _too_late(wish: Wish) -> str:
    """Say that nothing could be written: without a meeting, collecting ends when it begins."""
    return "" if wish.is_live or wish.rule or wish.opens != "0" else "too_late"


def _first(wish: Wish, now: datetime) -> str:
    if wish.first is None:
        return "no_time"
    if wish.first <= now:
        return "past"
    return "too_far" if wish.first - now > FURTHEST else ""


def _names(wish: Wish, threshold: int, work: UnitOfWork) -> str:
    if not wish.is_anonymous or not wish.channel:
        return ""
    channel = work.directory.channel(wish.channel)
    # The bot is a member too, and writes nothing.
    few = channel is not None and channel.has_bot and channel.member_count - 1 < threshold
    return "too_few_members" if few else ""


def _members(wish: Wish, work: UnitOfWork) -> frozenset[str]:
    return work.directory.members(wish.channel) if wish.channel else frozenset()
