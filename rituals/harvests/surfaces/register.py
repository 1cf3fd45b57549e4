"""`/harvest`: what somebody comes home from, who was there, and where it is shared."""

from typing import Any

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault, stood_in
from rituals.engine.outcome import Outcome
from rituals.gatherings.attendance import guests
from rituals.harvests.feature import feature
from rituals.harvests.surfaces.share import share_form
from rituals.harvests.tables import SORTS, Harvest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import is_web
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

MOST_TITLE, MOST_WORDS, MOST_LINK = 150, 60, 500
KEEP = "keep"


@feature.word(
    "new",
    usage="",
    does="tell of a training, an event or a certification that you come home from",
    example="/harvest new",
)
@feature.action("new")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with the channel filled in where somebody stands in one."""
    return Outcome(opens=_form(stood_in(call, work), call, work))


@feature.view("register")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what was filled in, and offer times for a session."""
    there = guests.read(call.form, work)[guests.GUESTS]
    if errors := _errors(call, work):
        return Outcome(errors=errors)
    form, day = call.form, call.form.day("day")
    assert day is not None
    harvest = Harvest(
        title=form.text("title"),
        sort=form.text("sort"),
        day=day,
        there=list(dict.fromkeys([call.person, *there])),
        link=form.text("link"),
        cost=form.text("cost"),
        takes=form.text("takes"),
        channel=form.text("channel"),
        in_library=KEEP in form.several("library"),
        registered_by=call.person,
        registered_at=work.now,
    )
    work.session.add(harvest)
    work.flush()
    return Outcome(opens=share_form(harvest, call, work), shows_home=True)


def _form(channel: str | None, call: Call, work: UnitOfWork) -> Block:
    said = Words("harvests/register")
    today = hours_of(work, call.person).day(work.now)
    sorts = [blocks.option(getattr(said, each), each) for each in SORTS]
    keep = blocks.checkboxes("library", [blocks.option(said.keep, KEEP)], [KEEP])
    fields = [
        blocks.section(said.readers),
        _typed("title", MOST_TITLE, optional=False),
        blocks.field_of("sort", said.sort, blocks.select("sort", sorts, SORTS[0], radio=True)),
        blocks.field_of("day", said.day, blocks.day_picker("day", today)),
        blocks.field_of(
            guests.GUESTS,
            said.guests,
            blocks.users(guests.GUESTS, (), guests.MOST),
            hint=said.guests_hint,
            optional=True,
        ),
        blocks.field_of("channel", said.channel, blocks.conversation("channel", channel)),
        _typed("link", MOST_LINK),
        _typed("cost", MOST_WORDS),
        _typed("takes", MOST_WORDS),
        blocks.field_of("library", said.library, keep, hint=said.library_hint, optional=True),
    ]
    return blocks.modal("harvests:register", said.form, fields, submit=said.submit)


def _typed(name: str, most: int, *, optional: bool = True) -> Block:
    said = Words("harvests/register")
    hint = said.title_hint if name == "title" else ""
    box = blocks.text_input(name, most=most)
    return blocks.field_of(name, getattr(said, name), box, hint=hint, optional=optional)


def _errors(call: Call, work: UnitOfWork) -> dict[str, str]:
    """Return what is wrong with what was filled in, by the name of the field."""
    form, day = call.form, call.form.day("day")
    today = hours_of(work, call.person).day(work.now)
    link = form.text("link")
    checked: dict[str, Any] = {
        "title": "" if 0 < len(form.text("title")) <= MOST_TITLE else "no_title",
        "sort": "" if form.text("sort") in SORTS else "no_sort",
        "day": "no_day" if day is None else "to_come" if day > today else "",
        "link": "no_link" if link and not is_web(link, MOST_LINK) else "",
        "cost": "" if len(form.text("cost")) <= MOST_WORDS else "too_long",
        "takes": "" if len(form.text("takes")) <= MOST_WORDS else "too_long",
        "channel": channel_fault(work, form.text("channel"), call.person),
    }
    return errors_in(Words("harvests/register_errors"), checked)
