"""`/autonomy check`: four ratings after a one-to-one, changed and withdrawn by their author."""

from collections.abc import Sequence

from rituals.engine import sealing
from rituals.engine.as_read import mentioned
from rituals.engine.call import Call, Form, number
from rituals.engine.outcome import Outcome
from rituals.engine.people import people_fault
from rituals.supervision import rating
from rituals.supervision.feature import feature
from rituals.supervision.messages.rated import rated, withdrawn
from rituals.supervision.parties import check, refuse
from rituals.supervision.quarters import Quarter
from rituals.supervision.reducing import HIGHEST, LOWEST, QUALITIES
from rituals.supervision.tables import Window
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import person
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.word(
    "check",
    usage="[@leader]",
    does="rate what a one-to-one left behind; nobody reads your answer by itself",
    example="/autonomy check",
    after="/autonomy",
)
@feature.action("begin")
def begin(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, for the leader who is named, if one is."""
    leader = next(iter(mentioned(call.text)), call.value)
    if leader and people_fault(work, [leader], call.person):
        leader = ""
    if rating.has_rated(work, leader, call.person):
        raise refuse("rated_already", leader=leader)
    return Outcome(opens=_empty_form(call, leader))


@feature.view("check")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the ratings, and hand over the only key to them."""
    leader, ratings = call.form.text("leader"), _ratings(call.form)
    why = people_fault(work, call.form.person("leader"), call.person)
    if errors := ({"leader": why} if why else {}) | _missing(call.form):
        return Outcome(errors=errors)
    least = call.defaults.threshold
    if call.subject > least:
        # The operator asks for fewer by now: they read what holds before they answer.
        return Outcome(opens=_empty_form(call, leader))
    key = sealing.new_key()
    window = rating.rate(work, leader, call.person, key, ratings, least)
    return Outcome(hands=rated(window, key, least))


@check.action("rate")
def open_again(call: Call, work: UnitOfWork, window: Window) -> Outcome:
    """Open the form with what somebody answered, for whoever holds the key."""
    ratings = rating.before(work, window, call.person, call.detail)
    # What is told here holds from now on, whatever the operator sets meanwhile.
    window.threshold = max(window.threshold, call.defaults.threshold)
    view = _form(call, window.leader, window.threshold, ratings)
    return Outcome(opens=view)


@check.view("rate")
def submit_again(call: Call, work: UnitOfWork, window: Window) -> Outcome:
    """Keep other ratings in the place of those of before."""
    if errors := _missing(call.form):
        return Outcome(errors=errors)
    rating.change(work, window, call.person, call.detail, _ratings(call.form))
    said = Words("supervision/check")
    done = [blocks.section(said.changed)]
    return Outcome(opens=blocks.modal("supervision:check_rate", said.title, done))


@check.action("withdraw")
def withdraw(call: Call, work: UnitOfWork, window: Window) -> Outcome:
    """Take an answer back; its message offers to rate again."""
    rating.withdraw(work, window, call.person, call.detail)
    message = withdrawn(window)
    return Outcome(rewrites=((call.place, message),)) if call.place else Outcome(hands=message)


def _empty_form(call: Call, leader: str) -> Block:
    # Where the window asks for more, to say so would tell that somebody has answered in it.
    return _form(call, leader, call.defaults.threshold)


def _form(call: Call, leader: str, least: int, chosen: Sequence[int] = ()) -> Block:
    """Return the form; with what was chosen, where it is opened again."""
    plain = Words("supervision/check")
    who = person(leader) if chosen else plain.your_leader
    said = Words("supervision/check", who=who, threshold=least, quarter=Quarter.of(call.now))
    fields = [blocks.section(said.readers), blocks.context(said.until)]
    if not chosen:
        now_and_then = blocks.button(said.now_and_then, "supervision:cadence")
        about_me = blocks.button(said.about_me, "supervision:show")
        fields.append(blocks.actions(now_and_then, about_me))
        fields.append(blocks.field_of("leader", said.leader, blocks.user("leader", leader or None)))
    for place, quality in enumerate(QUALITIES):
        scale = _scale(quality, chosen[place] if chosen else None)
        label = getattr(Words("supervision/asks"), quality)
        fields.append(blocks.field_of(quality, label, scale))
    name = "supervision:check_rate" if chosen else "supervision:check"
    private = call.value if chosen else str(least)
    return blocks.modal(name, said.title, fields, submit=said.submit, private=private)


def _scale(name: str, chosen: int | None) -> Block:
    said = Words("supervision/check")
    ends = {LOWEST: said.lowest, HIGHEST: said.highest}
    numbers = range(LOWEST, HIGHEST + 1)
    options = [blocks.option(ends.get(each, str(each)), str(each)) for each in numbers]
    # A rating that stands there already would lead.
    return blocks.select(name, options, str(chosen) if chosen else None, radio=True)


def _ratings(form: Form) -> list[int]:
    return [number(form.text(quality)) for quality in QUALITIES]


def _missing(form: Form) -> dict[str, str]:
    """Return what is said of the questions that are not answered from one to five."""
    said = Words("supervision/form_errors")
    given = zip(QUALITIES, _ratings(form), strict=True)
    return {quality: said.no_rating for quality, of in given if not LOWEST <= of <= HIGHEST}
