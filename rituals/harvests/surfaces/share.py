"""When it is shared: at one of the times offered, at another one, or in writing only."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from rituals.cadence.offers import FIRST_AFTER, offers
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.availability import availability, hours_of, my_time
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.engine.team import team_country, team_zone
from rituals.gatherings.attendance import guests
from rituals.gatherings.cards import forms
from rituals.gatherings.cards.similarity import alike
from rituals.gatherings.lifecycle import setting_up
from rituals.gatherings.lifecycle.course import open_session
from rituals.gatherings.parties import sitting_of
from rituals.harvests import parties
from rituals.harvests.course import HARVEST, IN_LIBRARY, OF, THERE, harvesting
from rituals.harvests.feature import feature
from rituals.harvests.surfaces.write import write_form
from rituals.harvests.tables import Harvest
from rituals.library.finding import entries, find
from rituals.library.tables import HARVEST as KIND
from rituals.library.tables import LibraryEntry
from rituals.library.wanted import Wanted
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

OTHER, WRITTEN = "other", "written"
MINUTES = "30"
# The newest of so many are compared with what is told.
LOOKED_AT, MOST_BEFORE = 500, 3


@feature.action("share")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Ask again when something is shared that has no session, or whose session was called off."""
    harvest = parties.own(work, call.subject, call.person)
    return Outcome(opens=share_form(harvest, call, work))


@feature.action("drop")
def drop(call: Call, work: UnitOfWork) -> Outcome:
    """Let go of something that was never shared."""
    work.session.delete(parties.own(work, call.subject, call.person))
    return Outcome(shows_home=True)


@feature.view("share")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Set a session up and ask whoever registered it to write, or ask them for all of it now."""
    harvest = parties.own(work, call.subject, call.person)
    if call.form.text("when") == WRITTEN:
        return Outcome(opens=write_form(harvest, call.person, work))
    wish = _wish(harvest, call, work)
    if errors := setting_up.check(wish, call, work):
        # Of what the check knows, this form has one field.
        return Outcome(errors={"first": next(iter(errors.values()))})
    return _set_up(harvest, wish, call, work)


def share_form(harvest: Harvest, call: Call, work: UnitOfWork) -> Block:
    """Return the form, with what others said of the same before it."""
    team = _team(harvest, work)
    there = [each.hours for each in availability(work, harvest.there).values()]
    times = offers(team, there, work.now)
    said = Words("harvests/share", harvest=harvest)
    zone = hours_of(work, call.person).zone
    options = [blocks.option(_in_words(at, zone), str(int(at.timestamp()))) for at in times]
    options += [blocks.option(said.other, OTHER), blocks.option(said.written, WRITTEN)]
    last = times[-1] if times else team.days_after(work.now, FIRST_AFTER)
    when = blocks.select("when", options, options[0]["value"], radio=True)
    fields = [
        *_before(harvest, call, work),
        blocks.section(said.lead),
        blocks.field_of("when", said.when, when),
        blocks.field_of(
            "first", said.first, blocks.moment("first", last), hint=said.first_hint, optional=True
        ),
    ]
    return blocks.modal(
        "harvests:share", said.title, fields, submit=said.submit, private=str(harvest.id)
    )


def _before(harvest: Harvest, call: Call, work: UnitOfWork) -> list[Block]:
    """Return what the library holds of the same: by its title, or by its link."""
    newest = find(work, call.person, Wanted(kind=KIND), LOOKED_AT)
    told, title = entries(work, newest.numbers), harvest.title.casefold()
    near = {*alike(harvest.title, [each.title for each in told])}
    same = [
        each
        for place, each in enumerate(told)
        if place in near
        or title in each.title.casefold()
        or (harvest.link and each.link == harvest.link)
    ]
    return [_told(each) for each in same[:MOST_BEFORE]]


def _told(entry: LibraryEntry) -> Block:
    """Return what one of them was worth, which its summary begins with, and the way to it all."""
    said = Words("harvests/share", entry=entry, verdict=entry.summary.partition("\n\n")[0])
    read = blocks.button(
        said.read, "library:open", str(entry.id), label=f"{said.read}: {entry.title}"
    )
    return blocks.section(said.before, read)


def _team(harvest: Harvest, work: UnitOfWork) -> WorkingHours:
    """Return the working days of the channel's team, with the holidays of where most are."""
    zone = team_zone(work, harvest.channel, harvest.registered_by)
    country = team_country(work, harvest.registered_by, zone)
    own = my_time(work, harvest.registered_by)
    return WorkingHours(zone, country=country, region=own.region if own.country == country else "")


def _in_words(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%A %-d %B at %H:%M")


def _wish(harvest: Harvest, call: Call, work: UnitOfWork) -> setting_up.Wish:
    members = work.directory.members(harvest.channel)
    chosen = call.form.text("when")
    offered = number(chosen)
    first = datetime.fromtimestamp(offered, UTC) if offered else call.form.moment("first")
    return setting_up.Wish(
        person=call.person,
        channel=harvest.channel,
        first=first,
        minutes=MINUTES,
        own={
            HARVEST: harvest.id,
            THERE: harvest.there,
            IN_LIBRARY: harvest.in_library,
            OF: {
                "title": harvest.title,
                "sort": harvest.sort,
                "day": harvest.day.strftime("%-d %B %Y"),
                "link": harvest.link,
                "cost": harvest.cost,
                "takes": harvest.takes,
            },
            guests.GUESTS: [each for each in harvest.there if each not in members],
        },
    )


def _set_up(harvest: Harvest, wish: setting_up.Wish, call: Call, work: UnitOfWork) -> Outcome:
    """Keep the session, open it at once, and ask whoever registered it for the first cards."""
    name = in_plain(Words("harvests/session", harvest=harvest).of_title)
    ritual, first = setting_up.set_up(harvesting, name, wish, call, work)
    harvest.ritual_id = ritual.id
    work.flush()
    session = open_session(work, ritual, first)
    assert session is not None
    sitting = sitting_of(work, session.id, call.person)
    return Outcome(opens=forms.form(work, sitting), shows_home=True)
