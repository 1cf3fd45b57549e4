"""The form in which a ritual is changed: how it comes round, who keeps it, when it is asked of."""

from rituals.cadence.holidays import OnHoliday
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences, planning, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.ritual import keeping, parties
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.ritual.surfaces.changing import facts, today
from rituals.ritual.surfaces.ways import done, submitted, unchanged, way
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_KEEPERS = 20
REVIEWS = (0, 3, 6, 12)
ON_HOLIDAY = {
    OnHoliday.BEFORE: "before",
    OnHoliday.AFTER: "after",
    OnHoliday.SKIP: "left_out",
    OnHoliday.KEEP: "kept",
}


@way("change", does="have it come round otherwise", example="/ritual change")
def change_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Show how it comes round, to be changed."""
    ritual = active.ritual
    said = Words("ritual/change", **facts(active, work))
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
        "ritual:change", said.title, shown, submit=said.submit, private=active.named
    )


@feature.view("change")
def change(call: Call, work: UnitOfWork) -> Outcome:
    """Have it come round otherwise from now on."""
    active = submitted(call, work)
    ritual = active.ritual
    recurrence = recurrence_form.read(call.form, today(active, work), before=ritual.comes_round)
    holidays = call.form.text("holidays")
    if holidays not in ON_HOLIDAY:
        raise parties.refuse("not_offered", "holidays")
    before = _as_it_is(ritual)
    if ritual.channel:
        _change_keepers(call, work, active)
        _change_review(call, active)
    if (recurrence, holidays) != (ritual.comes_round, ritual.on_holiday):
        _change_days(call, work, active, recurrence, holidays)
    elif _as_it_is(ritual) != before:
        # A pause goes on, and what was moved stays there, where only the keepers change.
        occurrences.note(work, ritual, call.person, "changed")
    else:
        return unchanged()
    return done(active, work)


def _as_it_is(ritual: Ritual) -> tuple[list[str], int]:
    return ritual.keepers, ritual.review_every


def _change_days(
    call: Call, work: UnitOfWork, active: ActiveRitual, recurrence: Recurrence, holidays: str
) -> None:
    ritual = active.ritual
    if recurrence.at != ritual.comes_round.at:
        parties.refuse_hour(ritual, recurrence.at, "at")
    finish = active.has_begun(work.now)
    ritual.on_holiday = holidays
    fresh = occurrences.change(work, ritual, call.person, recurrence, finish=finish)
    if fresh and planning.is_far(fresh, work.now):
        raise parties.refuse("never", "holidays")


def _change_keepers(call: Call, work: UnitOfWork, active: ActiveRitual) -> None:
    keepers = call.form.people("keepers")[:MOST_KEEPERS]
    # Who kept it before may have left; they are passed over when it is their turn.
    fresh = [each for each in keepers if each not in active.ritual.keepers]
    if not keepers or set(fresh) - keeping.who_may_keep(work, active.ritual, fresh):
        raise parties.refuse("not_a_member", "keepers")
    active.ritual.keepers = keepers
    if active.occurrence.keeper not in keepers:
        active.occurrence.keeper = keepers[0]


def _change_review(call: Call, active: ActiveRitual) -> None:
    chosen = call.form.text("review")
    if chosen not in {str(each) for each in (*REVIEWS, active.ritual.review_every)}:
        raise parties.refuse("not_offered", "review")
    active.ritual.review_every = int(chosen)


def _holidays(current: str, said: Words) -> Block:
    choices = [blocks.option(getattr(said, name), rule) for rule, name in ON_HOLIDAY.items()]
    return blocks.select("holidays", choices, current)


def _reviews(current: int, said: Words) -> Block:
    choices = [
        blocks.option(Words("ritual/change", count=each).every if each else said.never, str(each))
        for each in sorted({*REVIEWS, current})
    ]
    return blocks.select("review", choices, str(current))
