"""Setting up a Learning Friday: the command, the Home tab's button, the form."""

from datetime import date

from rituals.cadence.holidays import OnHoliday, countries
from rituals.cadence.recurrence import Recurrence
from rituals.engine import planning, recurrence_form, team
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.channels import stood_in
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.learning import setting_up, taking_part, timing
from rituals.learning.feature import feature
from rituals.learning.surfaces import afternoon, morning
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Open what a Learning Friday asks of the person now, and the way to begin one otherwise."""
    days = [day for day in taking_part.running(work, call.person) if not day.learner.is_out]
    if not days:
        return open_form(call, work)
    day = next((each for each in days if each.ritual.channel == call.channel), days[0])
    has_shared = taking_part.share_of(work, day.occurrence.id, call.person) is not None
    if day.learner.will_learn or has_shared or taking_part.is_afternoon(work, day):
        return Outcome(opens=afternoon.form(work, day))
    return Outcome(opens=morning.form(day))


@feature.word(
    "friday",
    usage="",
    does="keep a Learning Friday in this channel, or see the one it has",
    example="/learning friday",
)
@feature.action("friday")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form to set one up; in a channel that has one already, show that."""
    channel = stood_in(call, work)
    if channel and (ritual := setting_up.in_channel(work, channel)):
        return Outcome(says=paragraph(_standing(work, ritual)))
    today = _today(call, work)
    usual = setting_up.usual(work, call.person, channel, today)
    return Outcome(opens=form(call, work, channel, usual))


@feature.view("friday")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, keep the ritual, and say what happens next."""
    recurrence = recurrence_form.read(call.form, _today(call, work))
    wish = setting_up.Wish.of(call, recurrence)
    if errors := setting_up.check(wish, work):
        return Outcome(errors=errors)
    ritual, first = setting_up.set_up(wish, work)
    said = Words("learning/set_up", ritual=ritual, day=timing.day_of(ritual, first))
    view = blocks.modal("learning:done", said.title, [blocks.section(said.done)])
    return Outcome(opens=view, shows_home=True)


def form(call: Call, work: UnitOfWork, channel: str | None, usual: Recurrence) -> Block:
    """Return the form to set one up.

    Args:
        call: who fills it in.
        work: the unit of work.
        channel: the channel that is filled in already, if there is one.
        usual: when it comes unless something else is chosen.
    """
    said = Words("learning/set_up")
    own_zone = work.directory.person(call.person).zone
    fields = [
        blocks.section(said.what),
        blocks.field_of(
            "channel", said.channel, blocks.conversation("channel", channel), hint=said.channel_hint
        ),
        *recurrence_form.fields(usual, own_zone=own_zone),
        blocks.field_of(
            "afternoon",
            said.afternoon,
            blocks.time_picker("afternoon", setting_up.AFTERNOON),
            hint=said.afternoon_hint,
        ),
        blocks.field_of("clear", said.clear, _channels(), hint=said.clear_hint, optional=True),
        *_on_holidays(said, team.team_country(work, call.person, usual.zone)),
        blocks.field_of(
            "keepers",
            said.keepers,
            blocks.users("keepers", [call.person], team.MOST_KEEPERS),
            hint=said.keepers_hint,
            optional=True,
        ),
    ]
    return blocks.modal("learning:friday", said.title, fields, submit=said.submit)


def _on_holidays(said: Words, country: str) -> list[Block]:
    rules = {
        OnHoliday.BEFORE: said.before,
        OnHoliday.AFTER: said.after,
        OnHoliday.SKIP: said.skip,
        OnHoliday.KEEP: said.keep,
    }
    choices = [blocks.option(words, rule.value) for rule, words in rules.items()]
    places = [blocks.option(said.no_country, setting_up.NOWHERE)]
    places += [blocks.option(name, code) for code, name in countries()]
    return [
        blocks.field_of(
            "on_holiday",
            said.on_holiday,
            blocks.select("on_holiday", choices, OnHoliday.BEFORE.value),
        ),
        blocks.field_of(
            "country",
            said.country,
            blocks.grouped("country", places, country or setting_up.NOWHERE),
            hint=said.country_hint,
        ),
    ]


def _channels() -> Block:
    several = {
        "type": "multi_conversations_select",
        "max_selected_items": setting_up.MOST_CHANNELS,
    }
    return blocks.conversation("clear") | several


def _standing(work: UnitOfWork, ritual: Ritual) -> str:
    """Return what is said of the one that a channel has already."""
    planned = planning.planned(work, ritual)
    said = Words(
        "learning/set_up",
        ritual=ritual,
        often=describe(ritual.comes_round),
        day=timing.day_of(ritual, planned) if planned else None,
    )
    return said.already


def _today(call: Call, work: UnitOfWork) -> date:
    return hours_of(work, call.person).day(work.now)
