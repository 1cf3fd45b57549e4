"""What people do to a ritual: skip, move, pause, hand over, stop."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from rituals.engine import occurrences
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ritual import ahead, keeping, parties
from rituals.ritual.changes import keeper_of
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.ritual.surfaces.listing import mentioned
from rituals.ritual.surfaces.ways import done, submitted, unchanged, way
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

USUAL_PAUSE, LONGEST_PAUSE = timedelta(weeks=4), timedelta(days=366)
FURTHEST = timedelta(days=366)


@way("skip", does="let the next one pass", example="/ritual skip", of_next=True)
def skip_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Say which one is skipped, and when the next is then."""
    following = ahead.after(active.ritual, active.occurrence, work.now)
    said = Words("ritual/skip", **facts(active, work), next=following)
    shown = [blocks.section(said.lead), blocks.context(said.told)]
    return blocks.modal("ritual:skip", said.title, shown, submit=said.submit, private=active.named)


@feature.view("skip")
def skip(call: Call, work: UnitOfWork) -> Outcome:
    """Skip the next one."""
    active = submitted(call, work)
    occurrences.skip(work, active.ritual, call.person)
    return done(active, work)


@way("move", does="hold the next one at another time", example="/ritual move", of_next=True)
def move_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Ask to when."""
    said = Words("ritual/move", **facts(active, work))
    element = blocks.moment("to", active.occurrence.starts)
    shown = [
        blocks.section(said.lead),
        blocks.field_of("to", said.to, element, hint=said.to_hint),
    ]
    return blocks.modal("ritual:move", said.title, shown, submit=said.submit, private=active.named)


@feature.view("move")
def move(call: Call, work: UnitOfWork) -> Outcome:
    """Hold the next one at another time, before the one after it."""
    active = submitted(call, work)
    to = call.form.moment("to")
    if to is None or to <= work.now:
        raise parties.refuse("not_ahead", "to")
    following = ahead.after(active.ritual, active.occurrence, work.now)
    if to - work.now > FURTHEST:
        raise parties.refuse("too_far", "to")
    if following is not None and to >= following:
        zone = active.ritual.comes_round.zone
        raise parties.refuse("too_late", "to", next=following, zone=zone)
    if to == active.occurrence.starts:
        return unchanged()
    here = to.astimezone(ZoneInfo(active.ritual.comes_round.zone))
    parties.refuse_hour(active.ritual, here.time(), "to")
    occurrences.move(work, active.ritual, call.person, to)
    return done(active, work)


@way("pause", does="hold none before a day", example="/ritual pause")
def pause_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Ask until when."""
    said = Words("ritual/pause", **facts(active, work))
    element = blocks.day_picker("until", today(active, work) + USUAL_PAUSE)
    shown = [
        blocks.section(said.lead),
        blocks.field_of("until", said.until, element, hint=said.until_hint),
    ]
    return blocks.modal("ritual:pause", said.title, shown, submit=said.submit, private=active.named)


@feature.view("pause")
def pause(call: Call, work: UnitOfWork) -> Outcome:
    """Hold none before a day."""
    active = submitted(call, work)
    until, since = call.form.day("until"), today(active, work)
    if until is None or not since < until <= since + LONGEST_PAUSE:
        raise parties.refuse("no_day", "until")
    finish = active.has_begun(work.now)
    occurrences.pause(work, active.ritual, call.person, until, finish=finish)
    return done(active, work)


@way(
    "hand",
    usage="over @person",
    does="let somebody else keep the next one",
    example="/ritual hand over @noor",
    of_next=True,
)
def hand_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Ask who keeps it instead."""
    keeping.of_channel(active)
    lead = Words("ritual/hand", **facts(active, work)).lead
    return hand_to(active, lead, mentioned(call.text))


def hand_to(active: ActiveRitual, lead: str, initial: str | None = None) -> Block:
    """Return the form in which somebody is chosen."""
    said = Words("ritual/hand", ritual=active.ritual)
    shown = [
        blocks.section(lead),
        blocks.field_of("to", said.to, blocks.user("to", initial), hint=said.to_hint),
    ]
    return blocks.modal("ritual:hand", said.title, shown, submit=said.submit, private=active.named)


@feature.view("hand")
def hand(call: Call, work: UnitOfWork) -> Outcome:
    """Let somebody else keep the next one."""
    active = submitted(call, work)
    keeping.of_channel(active)
    to = call.form.text("to")
    if to not in keeping.who_may_keep(work, active.ritual, [to]):
        raise parties.refuse("not_a_member", "to")
    if to == active.occurrence.keeper:
        raise parties.refuse("kept_by_another", "to", keeper=to)
    keeping.hand(work, active, call.person, to)
    return done(active, work)


@way("stop", does="end it, for good", example="/ritual stop")
def stop_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Ask once more."""
    said = Words("ritual/stop", **facts(active, work))
    instead = [] if active.ritual.is_once else [blocks.context(said.instead)]
    shown = [blocks.section(said.lead), *instead]
    return blocks.modal("ritual:stop", said.title, shown, submit=said.submit, private=active.named)


@feature.view("stop")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """End it."""
    active = submitted(call, work)
    occurrences.stop(work, active.ritual, call.person)
    return done(active, work)


def facts(active: ActiveRitual, work: UnitOfWork) -> dict[str, object]:
    """Return what the forms speak of."""
    recurrence = active.ritual.comes_round
    return {
        "ritual": active.ritual,
        "at": active.occurrence.starts,
        "zone": recurrence.zone,
        "often": describe(recurrence),
        "has_begun": active.has_begun(work.now),
        "keeper": keeper_of(active.ritual, active.occurrence),
    }


def today(active: ActiveRitual, work: UnitOfWork) -> date:
    """Return the day by the clock of a ritual."""
    return active.ritual.hours.day(work.now)
