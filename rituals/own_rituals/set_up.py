"""The form in which a team makes a ritual of its own: what it asks, when, of whom, for whom."""

from datetime import date, time
from typing import Any

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, Form
from rituals.engine.channels import stood_in
from rituals.engine.outcome import Outcome, Refusal
from rituals.engine.team import MOST_KEEPERS, keepers_fault, team_zone
from rituals.gatherings.lifecycle import set_up_form, setting_up
from rituals.gatherings.lifecycle.setting_up import Wish
from rituals.own_rituals import course, readers
from rituals.own_rituals.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

FORM = "own_rituals/set_up"
MOST_QUESTIONS, MOST_CHARACTERS, MOST_NAME = 5, 150, 60
DAYS = (1, 2, 3, 5)
# What can be chosen, each with the name of what is said of it.
SEES = {
    readers.AT_ONCE: "at_once_means",
    readers.AT_THE_CLOSE: "at_the_close_means",
    readers.ANSWERED: "answered_means",
    readers.KEEPER: "keeper_means",
}
NAMES = {"named": "named_means", "anonymous": "anonymous_means"}
# Monday at nine: a question for the week.
USUAL_DAY, USUAL_TIME = Weekly((0,)), time(9)


@feature.word(
    "new",
    after="/ritual",
    usage="",
    does="make a ritual of your own, with up to five questions",
    example="/ritual new",
)
@feature.action("new")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with the channel filled in where somebody stands in one."""
    channel = stood_in(call, work)
    zone = team_zone(work, channel, call.person)
    usual = Recurrence(USUAL_DAY, USUAL_TIME, zone, _today(call, work))
    return Outcome(opens=form(call, work, channel, usual))


@feature.view("set_up")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, keep the ritual, and say what happens next."""
    form = call.form
    own = _read(form)
    wish = Wish(
        person=call.person,
        channel=form.text("channel"),
        keepers=form.people("keepers"),
        opens="0",
        is_live=False,
        is_anonymous=form.text("names") == "anonymous",
        own=own,
        rule=recurrence_form.read(form, _today(call, work)),
    )
    if errors := setting_up.check(wish, call, work) | _faults(wish, call, work):
        return Outcome(errors=errors)
    return set_up_form.keep(course.kind_of(own[readers.SEES]), own["name"], wish, call, work)


def form(call: Call, work: UnitOfWork, channel: str | None, usual: Recurrence) -> Block:
    """Return the form to make one.

    Args:
        call: who fills it in, and what the operator set.
        work: the unit of work.
        channel: the channel that is filled in already, if there is one.
        usual: when it comes unless something else is chosen.
    """
    said = Words(FORM, threshold=call.defaults.threshold, most=MOST_QUESTIONS)
    own = course.at_once.say()
    chosen = {
        "name": (blocks.text_input("name", most=MOST_NAME), ""),
        "questions": (blocks.text_input("questions", lines=True), said.questions_hint),
        "channel": (blocks.conversation("channel", channel), said.channel_hint),
        "asked": (blocks.users("asked", [], MOST_KEEPERS), said.asked_hint),
        "sees": (_choice("sees", said, SEES), ""),
        "names": (_choice("names", said, NAMES), ""),
        "days": (_days(), said.days_hint),
        "keepers": (blocks.users("keepers", [call.person], MOST_KEEPERS), said.keepers_hint),
    }
    fields = {
        name: blocks.field_of(
            name, getattr(said, name), element, hint=hint, optional=name in ("asked", "keepers")
        )
        for name, (element, hint) in chosen.items()
    }
    own_zone = work.directory.person(call.person).zone
    last = [fields.pop("days"), fields.pop("keepers")]
    cadence = recurrence_form.fields(usual, own_zone=own_zone)
    shown = [blocks.section(own.what), *fields.values(), *cadence, *last]
    return blocks.modal("own_rituals:set_up", own.title, shown, submit=said.submit)


def _choice(name: str, said: Words, choices: dict[str, str]) -> Block:
    options = [
        blocks.option(getattr(said, each), each, getattr(said, means))
        for each, means in choices.items()
    ]
    return blocks.select(name, options, next(iter(choices)), radio=True)


def _days() -> Block:
    options = [blocks.option(Words(FORM, days=each).so_many_days, str(each)) for each in DAYS]
    return blocks.select("days", options, str(DAYS[0]))


def _read(form: Form) -> dict[str, Any]:
    """Return what is kept of the form besides what every gathering has.

    Raises:
        Refusal: there is no name or question, or there are more or longer ones than fit.
    """
    said = Words(FORM, most=MOST_QUESTIONS, long=MOST_CHARACTERS, longest=MOST_NAME)
    name, sees, days = form.text("name"), form.text("sees"), form.text("days")
    if not 0 < len(name) <= MOST_NAME:
        raise Refusal(said.no_name, "name")
    asks = list(dict.fromkeys(filter(None, map(tidy, form.text("questions").splitlines()))))
    if not 0 < len(asks) <= MOST_QUESTIONS:
        raise Refusal(said.how_many, "questions")
    if any(len(each) > MOST_CHARACTERS for each in asks):
        raise Refusal(said.too_long, "questions")
    for field, chosen, offered in (("sees", sees, SEES), ("days", days, map(str, DAYS))):
        if chosen not in offered:
            raise Refusal(said.choose, field)
    asked = form.people("asked")
    return {"name": name, "questions": asks, "asked": asked, "sees": sees, "days": int(days)}


def _faults(wish: Wish, call: Call, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with who is asked, and with answers without names."""
    asked, threshold = wish.own["asked"], call.defaults.threshold
    members = work.directory.members(wish.channel) if wish.channel else frozenset()
    said = Words(FORM, threshold=threshold)
    errors: dict[str, str] = {}
    if why := keepers_fault(work, asked, members):
        errors["asked"] = why
    if wish.is_anonymous and wish.own["sees"] == readers.AT_ONCE:
        errors["names"] = said.would_tell
    elif wish.is_anonymous and 0 < len(asked) < threshold:
        errors["names"] = said.too_few
    return errors


def _today(call: Call, work: UnitOfWork) -> date:
    return hours_of(work, call.person).day(work.now)
