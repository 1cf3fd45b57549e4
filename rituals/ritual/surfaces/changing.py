"""What people do to a ritual: skip, move, pause, hand over, change, stop."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from rituals.cadence.holidays import OnHoliday
from rituals.engine import occurrences, planning, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ritual import ahead, keeping, parties
from rituals.ritual.changes import keeper_of
from rituals.ritual.feature import feature
from rituals.ritual.parties import Standing
from rituals.ritual.surfaces.listing import mentioned
from rituals.ritual.surfaces.ways import done, submitted, way
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

USUAL_PAUSE, LONGEST_PAUSE = timedelta(weeks=4), timedelta(days=366)
MOST_KEEPERS = 20
REVIEWS = (0, 3, 6, 12)
ON_HOLIDAY = {
    OnHoliday.BEFORE: "before",
    OnHoliday.AFTER: "after",
    OnHoliday.SKIP: "left_out",
    OnHoliday.KEEP: "kept",
}


@way("skip", does="let the next one pass", example="/ritual skip", of_next=True)
def skip_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Say which one is skipped, and when the next is then."""
    following = ahead.after(standing.ritual, standing.occurrence, work.now)
    said = Words("ritual/skip", **_facts(standing, work), next=following)
    shown = [blocks.section(said.lead), blocks.context(said.told)]
    return blocks.modal(
        "ritual:skip", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("skip")
def skip(call: Call, work: UnitOfWork) -> Outcome:
    """Skip the next one."""
    standing = submitted(call, work)
    occurrences.skip(work, standing.ritual, call.person)
    return done(standing, work)


@way("move", does="hold the next one at another time", example="/ritual move", of_next=True)
def move_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Ask to when."""
    said = Words("ritual/move", **_facts(standing, work))
    element = blocks.moment("to", standing.occurrence.starts)
    shown = [
        blocks.section(said.lead),
        blocks.field_of("to", said.to, element, hint=said.to_hint),
    ]
    return blocks.modal(
        "ritual:move", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("move")
def move(call: Call, work: UnitOfWork) -> Outcome:
    """Hold the next one at another time, before the one after it."""
    standing = submitted(call, work)
    to = call.form.moment("to")
    if to is None or to <= work.now:
        raise parties.refuse_at("to", "not_ahead")
    following = ahead.after(standing.ritual, standing.occurrence, work.now)
    if to >= following:
        zone = standing.ritual.comes_round.zone
        raise parties.refuse_at("to", "too_late", next=following, zone=zone)
    if to != standing.occurrence.starts:
        here = to.astimezone(ZoneInfo(standing.ritual.comes_round.zone))
        parties.refuse_hour(standing.ritual, here.time(), "to")
        occurrences.move(work, standing.ritual, call.person, to)
    return done(standing, work)


@way("pause", does="hold none before a day", example="/ritual pause")
def pause_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Ask until when."""
    said = Words("ritual/pause", **_facts(standing, work))
    element = blocks.day_picker("until", _today(standing, work) + USUAL_PAUSE)
    shown = [
        blocks.section(said.lead),
        blocks.field_of("until", said.until, element, hint=said.until_hint),
    ]
    return blocks.modal(
        "ritual:pause", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("pause")
def pause(call: Call, work: UnitOfWork) -> Outcome:
    """Hold none before a day."""
    standing = submitted(call, work)
    until, today = call.form.day("until"), _today(standing, work)
    if until is None or not today < until <= today + LONGEST_PAUSE:
        raise parties.refuse_at("until", "no_day")
    finish = standing.has_begun(work.now)
    occurrences.pause(work, standing.ritual, call.person, until, finish=finish)
    return done(standing, work)


@way(
    "hand",
    usage="over @person",
    does="let somebody else keep the next one",
    example="/ritual hand over @noor",
    of_next=True,
)
def hand_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Ask who keeps it instead."""
    keeping.of_channel(standing)
    lead = Words("ritual/hand", **_facts(standing, work)).lead
    return hand_to(standing, lead, mentioned(call.text))


def hand_to(standing: Standing, lead: str, initial: str | None = None) -> Block:
    """Return the form in which somebody is chosen."""
    said = Words("ritual/hand")
    shown = [
        blocks.section(lead),
        blocks.field_of("to", said.to, blocks.user("to", initial), hint=said.to_hint),
    ]
    return blocks.modal(
        "ritual:hand", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("hand")
def hand(call: Call, work: UnitOfWork) -> Outcome:
    """Let somebody else keep the next one."""
    standing = submitted(call, work)
    keeping.of_channel(standing)
    to = call.form.text("to")
    if to not in keeping.who_may_keep(work, standing.ritual, [to]):
        raise parties.refuse_at("to", "not_a_member")
    if to == standing.occurrence.keeper:
        raise parties.refuse_at("to", "kept_by_another", keeper=to)
    keeping.hand(work, standing, call.person, to)
    return done(standing, work)


@way("change", does="have it come round otherwise", example="/ritual change")
def change_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Show how it comes round, to be changed."""
    ritual = standing.ritual
    said = Words("ritual/change", **_facts(standing, work))
    zone = hours_of(work, call.person).zone
    shown = [
        blocks.section(said.lead),
        *recurrence_form.fields(ritual.comes_round, own_zone=zone),
        blocks.field_of("holidays", said.holidays, _holidays(ritual.on_holiday, said)),
    ]
    if ritual.channel:
        keepers = blocks.users("keepers", ritual.keepers, MOST_KEEPERS)
        shown += [
            blocks.field_of("keepers", said.keepers, keepers, hint=said.keepers_hint),
            blocks.field_of(
                "review", said.review, _reviews(ritual.review_every, said), hint=said.review_hint
            ),
        ]
    return blocks.modal(
        "ritual:change", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("change")
def change(call: Call, work: UnitOfWork) -> Outcome:
    """Have it come round otherwise from now on."""
    standing = submitted(call, work)
    ritual = standing.ritual
    recurrence = recurrence_form.read(call.form, _today(standing, work), before=ritual.comes_round)
    holidays = call.form.text("holidays")
    if holidays not in ON_HOLIDAY:
        raise parties.refuse_at("holidays", "not_offered")
    if ritual.channel:
        _change_keepers(call, work, standing)
        _change_review(call, standing)
    if (recurrence, holidays) == (ritual.comes_round, ritual.on_holiday):
        # A pause goes on, and what was moved stays there, where only the keepers change.
        occurrences.note(work, ritual, call.person, "changed")
    else:
        if recurrence.at != ritual.comes_round.at:
            parties.refuse_hour(ritual, recurrence.at, "at")
        finish = standing.has_begun(work.now)
        ritual.on_holiday = holidays
        fresh = occurrences.change(work, ritual, call.person, recurrence, finish=finish)
        if fresh and planning.is_far(fresh, work.now):
            raise parties.refuse_at("holidays", "never")
    return done(standing, work)


@way("stop", does="end it, for good", example="/ritual stop")
def stop_form(standing: Standing, call: Call, work: UnitOfWork) -> Block:
    """Ask once more."""
    said = Words("ritual/stop", **_facts(standing, work))
    shown = [blocks.section(said.lead), blocks.context(said.instead)]
    return blocks.modal(
        "ritual:stop", said.title, shown, submit=said.submit, private=standing.named
    )


@feature.view("stop")
def stop(call: Call, work: UnitOfWork) -> Outcome:
    """End it."""
    standing = submitted(call, work)
    occurrences.stop(work, standing.ritual, call.person)
    return done(standing, work)


def _change_keepers(call: Call, work: UnitOfWork, standing: Standing) -> None:
    keepers = call.form.people("keepers")[:MOST_KEEPERS]
    # Who kept it before may have left; they are passed over when it is their turn.
    fresh = [each for each in keepers if each not in standing.ritual.keepers]
    if not keepers or set(fresh) - keeping.who_may_keep(work, standing.ritual, fresh):
        raise parties.refuse_at("keepers", "not_a_member")
    standing.ritual.keepers = keepers
    if standing.occurrence.keeper not in keepers:
        standing.occurrence.keeper = keepers[0]


def _change_review(call: Call, standing: Standing) -> None:
    chosen = call.form.text("review")
    if chosen not in {str(each) for each in (*REVIEWS, standing.ritual.review_every)}:
        raise parties.refuse_at("review", "not_offered")
    standing.ritual.review_every = int(chosen)


def _holidays(current: str, said: Words) -> Block:
    choices = [blocks.option(getattr(said, name), rule) for rule, name in ON_HOLIDAY.items()]
    return blocks.select("holidays", choices, current)


def _reviews(current: int, said: Words) -> Block:
    choices = [
        blocks.option(Words("ritual/change", count=each).every if each else said.never, str(each))
        for each in sorted({*REVIEWS, current})
    ]
    return blocks.select("review", choices, str(current))


def _facts(standing: Standing, work: UnitOfWork) -> dict[str, object]:
    recurrence = standing.ritual.comes_round
    return {
        "ritual": standing.ritual,
        "at": standing.occurrence.starts,
        "zone": recurrence.zone,
        "often": describe(recurrence),
        "has_begun": standing.has_begun(work.now),
        "keeper": keeper_of(standing.ritual, standing.occurrence),
    }


def _today(standing: Standing, work: UnitOfWork) -> date:
    return standing.ritual.hours.day(work.now)
