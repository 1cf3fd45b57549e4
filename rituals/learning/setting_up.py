"""Setting up a Learning Friday: what it must be, and what follows from it."""

from calendar import day_name
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from rituals.cadence.holidays import OnHoliday, is_known
from rituals.cadence.patterns import DayOfMonth, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences, planning
from rituals.engine.availability import my_time
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import ACTIVE, Occurrence, Ritual
from rituals.engine.team import keepers_fault, team_zone
from rituals.learning import timing
from rituals.learning.friday import friday
from rituals.words.templates import Words, errors_in
from storage.facts import NotLookedUp
from storage.tables import Channel
from storage.unit_of_work import UnitOfWork

FIRST_FRIDAY = WeekdayOfMonth(1, 4)
MORNING, AFTERNOON = time(9), time(15)
MOST_CHANNELS = 10
# A quarter of a year, by the month.
REVIEW_EVERY = 3
# Stands for no country: a choice must have a value.
NOWHERE = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in, before anything but the recurrence is checked."""

    person: str
    channel: str
    recurrence: Recurrence
    clear: list[str]
    afternoon: time | None
    on_holiday: str
    country: str
    keepers: list[str]

    @classmethod
    def of(cls, call: Call, recurrence: Recurrence) -> "Wish":
        """Read the form; the channel itself among those to be kept clear goes without saying."""
        channel = call.form.text("channel")
        return cls(
            person=call.person,
            channel=channel,
            recurrence=recurrence,
            clear=[each for each in call.form.several("clear") if each != channel],
            afternoon=call.form.wall_clock("afternoon"),
            on_holiday=call.form.text("on_holiday"),
            country=call.form.text("country"),
            keepers=call.form.people("keepers"),
        )


def usual(work: UnitOfWork, person: str, channel: str | None, today: date) -> Recurrence:
    """Return when it comes unless somebody chooses otherwise: first Fridays, nine in the morning.

    Its zone is the one in which most of the channel are, as far as they were ever heard of.
    """
    return Recurrence(FIRST_FRIDAY, MORNING, team_zone(work, channel, person), today)


def check(wish: Wish, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with a wish, by the name of the field; empty when all is well.

    Raises:
        NotLookedUp: somebody or some channel must be asked of Slack first.
    """
    channels = _channels(work, [wish.channel, *wish.clear[:MOST_CHANNELS]])
    members = _members(work, wish.channel, channels)
    checked = {
        "channel": channel_fault(work, wish.channel, wish.person),
        "clear": _clear(wish, channels, members),
        "at": "" if wish.recurrence.at.hour in friday.hours else "outside_hours",
        "afternoon": _afternoon(wish),
        "on_holiday": "" if wish.on_holiday in set(OnHoliday) else "choose",
        "country": "" if wish.country == NOWHERE or is_known(wish.country) else "choose",
        "keepers": keepers_fault(work, wish.keepers, members[wish.channel]),
    }
    if not checked["channel"] and in_channel(work, wish.channel):
        checked["channel"] = "already"
    said = Words(
        "learning/set_up_errors",
        most=MOST_CHANNELS,
        channel=_name(channels[wish.channel]),
        clear=", ".join(_name(channels[each]) for each in wish.clear if _is_deaf(channels, each)),
        begins=wish.recurrence.at,
        first=friday.hours[0],
        last=friday.hours[-1],
        before=timing.ASKED_BEFORE,
    )
    return errors_in(said, checked)


def set_up(wish: Wish, work: UnitOfWork) -> tuple[Ritual, Occurrence]:
    """Keep a checked wish as a ritual, and plan its first day.

    Raises:
        Refusal: each of its days would be left out for a holiday.
    """
    assert wish.afternoon is not None
    country = wish.country if is_known(wish.country) else ""
    own = my_time(work, wish.person)
    ritual = Ritual(
        kind=friday.kind,
        name=_named(wish.recurrence),
        channel=wish.channel,
        recurrence=str(wish.recurrence),
        on_holiday=wish.on_holiday,
        country=country,
        region=own.region if own.country == country else "",
        keepers=wish.keepers,
        review_every=REVIEW_EVERY,
        options={"clear": wish.clear, "afternoon": f"{wish.afternoon:%H:%M}"},
        set_up_by=wish.person,
    )
    first = occurrences.set_up(work, ritual)
    if planning.is_far(first, work.now):
        raise Refusal(Words("learning/set_up_errors").never, "on_holiday")
    return ritual, first


def in_channel(work: UnitOfWork, channel: str) -> Ritual | None:
    """Return the Learning Friday of a channel; two at once find it one after the other."""
    work.session.scalar(select(Channel.id).where(Channel.id == channel).with_for_update())
    return work.session.scalars(
        select(Ritual).where(
            Ritual.channel == channel, Ritual.kind == friday.kind, Ritual.state == ACTIVE
        )
    ).first()


def _channels(work: UnitOfWork, ids: Collection[str]) -> dict[str, Channel | None]:
    """Return what is known of channels, asked for all at once."""
    found: dict[str, Channel | None] = {}
    unknown = set()
    for each in ids:
        try:
            found[each] = work.directory.channel(each) if each else None
        except NotLookedUp:
            unknown.add(each)
    if unknown:
        raise NotLookedUp(channels=unknown)
    return found


def _members(
    work: UnitOfWork, channel: str, channels: dict[str, Channel | None]
) -> dict[str, frozenset[str]]:
    """Return who is in the channel, and in each private one, asked for all at once."""
    wanted = {each for each, row in channels.items() if row and (row.is_private or each == channel)}
    members: dict[str, frozenset[str]] = dict.fromkeys(channels, frozenset())
    unknown = set()
    for each in wanted:
        try:
            members[each] = work.directory.members(each)
        except NotLookedUp:
            unknown.add(each)
    if unknown:
        raise NotLookedUp(members=unknown)
    return members


def _clear(
    wish: Wish, channels: dict[str, Channel | None], members: dict[str, frozenset[str]]
) -> str:
    if len(wish.clear) > MOST_CHANNELS:
        return "too_many"
    for each in wish.clear:
        row = channels[each]
        if row is None or (row.is_private and wish.person not in members[each]):
            return "unseen_clear"
        if not row.is_open:
            return "archived_clear"
    deaf = any(_is_deaf(channels, each) for each in wish.clear)
    return "uninvited_clear" if deaf else ""


def _is_deaf(channels: dict[str, Channel | None], each: str) -> bool:
    row = channels.get(each)
    return row is not None and not row.has_bot


def _afternoon(wish: Wish) -> str:
    if wish.afternoon is None:
        return "no_time"
    if wish.afternoon.hour >= timing.ASKED_BEFORE:
        return "too_late"
    return "too_early" if wish.afternoon <= wish.recurrence.at else ""


def _name(channel: Channel | None) -> str:
    return f"#{channel.name}" if channel else ""


def _named(recurrence: Recurrence) -> str:
    """Return what people call it: by its day of the week, where it has one."""
    match recurrence.pattern:
        case WeekdayOfMonth(weekday=day) | Weekly(weekdays=(day,)):
            return Words("learning/set_up", day=day_name[day]).name_of_day
        case Weekly() | DayOfMonth():
            return Words("learning/set_up").name
