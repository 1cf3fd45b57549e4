"""`/trellis settings`: when somebody may be asked, and how often."""

from calendar import day_name
from datetime import date
from zoneinfo import ZoneInfo

from rituals.cadence.holidays import countries, regions
from rituals.engine.availability import MyTime, my_time
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.usage import usage
from rituals.my_time import choices, in_words
from rituals.my_time.choices import END_ABSENCE, END_SNOOZE, MOST_PROMPTS, NOWHERE, Choices
from rituals.my_time.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.word(
    "settings",
    usage="",
    does="your working hours, quiet days, absences, and how much you are asked",
    example="/trellis settings",
)
@feature.when_alone
@feature.action("settings")
def settings(call: Call, work: UnitOfWork) -> Outcome:
    """Open the settings; what stands behind the word is nothing they know."""
    if call.text:
        return Outcome(says=usage(feature, feature.words.values(), unknown=f"settings {call.text}"))
    said = Words("my_time/settings")
    shown = [
        blocks.context(said.readers),
        *(blocks.section(line) for line in in_words.pauses(work, call.person)),
        *_fields(call, work),
        blocks.actions(blocks.button(said.topics, "my_time:topics")),
    ]
    return Outcome(opens=blocks.modal("my_time:settings", said.title, shown, submit=said.save))


@feature.view("settings")
def save(call: Call, work: UnitOfWork) -> Outcome:
    """Check and keep what was chosen, and say it in words."""
    zone = work.directory.person(call.person).zone
    before = my_time(work, call.person).country
    chosen = Choices.of(call.form, before)
    wrong = choices.check(chosen, call.now.astimezone(ZoneInfo(zone)).date())
    if wrong:
        said = Words("my_time/settings_errors")
        return Outcome(errors={field: getattr(said, block) for field, block in wrong.items()})
    choices.keep(work, call.person, chosen, zone)
    if chosen.country != before and regions(chosen.country):
        return Outcome(opens=_region_form(chosen.country), shows_home=True)
    return _saved(call, work)


@feature.view("region")
def save_region(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the region, and say all in words."""
    if not my_time(work, call.person).country:
        return Outcome(errors={"region": Words("my_time/settings_errors").no_country})
    choices.keep_region(work, call.person, call.form.text("region"))
    return _saved(call, work)


def _fields(call: Call, work: UnitOfWork) -> list[Block]:
    row = my_time(work, call.person)
    zone = work.directory.person(call.person).zone
    said = Words("my_time/settings", zone=zone)
    days = [blocks.option(name, str(day)) for day, name in enumerate(day_name)]
    snooze = choices.snoozed_until(row, zone, work.now)
    away = choices.absence(row, zone, work.now)
    first, last = away or (None, None)
    return [
        blocks.field_of("opens", said.opens, blocks.time_picker("opens", row.opens)),
        blocks.field_of(
            "closes", said.closes, blocks.time_picker("closes", row.closes), hint=said.zone_hint
        ),
        blocks.field_of(
            "days", said.days, blocks.checkboxes("days", days, [str(day) for day in row.days])
        ),
        blocks.field_of("budget", said.budget, _budget(row), hint=said.budget_hint),
        *_places(row, said),
        *_optional_day("away_from", said.away_from, first, ""),
        *_optional_day("away_until", said.away_until, last, said.away_hint),
        *_optional_day("snooze", said.snooze, snooze, said.snooze_hint),
        *_ends(said, is_snoozed=snooze is not None, is_away=away is not None),
    ]


def _budget(row: MyTime) -> Block:
    numbers = []
    for number in range(MOST_PROMPTS + 1):
        said = Words("my_time/settings", number=number)
        numbers.append(blocks.option(said.a_week if number else said.only_digest, str(number)))
    return blocks.select("budget", numbers, str(row.budget))


def _places(row: MyTime, said: Words) -> list[Block]:
    nowhere = blocks.option(said.no_country, NOWHERE)
    offered = [nowhere, *(blocks.option(name, code) for code, name in countries())]
    choice = blocks.grouped("country", offered, row.country or NOWHERE)
    shown = [blocks.field_of("country", said.country, choice, hint=said.country_hint)]
    if regions(row.country):
        shown.append(_region(row.country, row.region))
    return shown


def _region(country: str, region: str) -> Block:
    said = Words("my_time/settings")
    offered = [blocks.option(name, code) for code, name in regions(country)]
    choice = [blocks.option(said.no_region, NOWHERE), *offered]
    return blocks.field_of(
        "region", said.region, blocks.grouped("region", choice, region or NOWHERE)
    )


def _optional_day(name: str, label: str, day: date | None, hint: str) -> list[Block]:
    return [blocks.field_of(name, label, blocks.day_picker(name, day), hint=hint, optional=True)]


def _ends(said: Words, *, is_snoozed: bool, is_away: bool) -> list[Block]:
    """Return the boxes that end a pause: a day once chosen may be hard to take out."""
    offered = [blocks.option(said.end_snooze, END_SNOOZE)] if is_snoozed else []
    offered += [blocks.option(said.end_absence, END_ABSENCE)] if is_away else []
    if not offered:
        return []
    boxes = blocks.checkboxes("ends", offered)
    return [blocks.field_of("ends", said.ends, boxes, optional=True)]


def _region_form(country: str) -> Block:
    said = Words("my_time/settings")
    shown = [blocks.section(said.region_lead), _region(country, "")]
    return blocks.modal("my_time:region", said.title, shown, submit=said.save, close=said.skip)


def _saved(call: Call, work: UnitOfWork) -> Outcome:
    said = Words("my_time/settings")
    lines = [
        in_words.usual(work, call.person),
        in_words.holidays(work, call.person),
        *in_words.pauses(work, call.person),
    ]
    shown = [blocks.section(line) for line in lines]
    shown.append(blocks.context(said.saved))
    view = blocks.modal("my_time:saved", said.title, shown)
    return Outcome(opens=view, shows_home=True)
