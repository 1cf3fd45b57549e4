"""Planning the reading: parts and dates are proposed, edited, and then set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rituals.book_clubs import clubs
from rituals.book_clubs import parts as parts_of
from rituals.book_clubs.clubs import CHOSEN
from rituals.book_clubs.feature import feature
from rituals.book_clubs.reading import reading
from rituals.book_clubs.tables import Club
from rituals.engine import planning
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.engine.team import MOST_KEEPERS
from rituals.gatherings.lifecycle import set_up_form, setting_up
from rituals.gatherings.lifecycle.setting_up import MINUTES, MODES, OFTEN, ONCE, Wish
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import in_words
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NAME = "book_clubs/plan"
REGULARLY = {value: word for value, word in OFTEN.items() if value != ONCE}
USUAL = "weeks:2"


@feature.action("plan")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Ask how long the book is, and how much of it is read at a time."""
    club = _to_plan(work, call.subject, call.person)
    said = Words(NAME, club=club)
    units = [blocks.option(getattr(said, word), unit) for unit, word in parts_of.UNITS.items()]
    fields = [
        blocks.section(said.what),
        blocks.field_of("unit", said.unit, blocks.select("unit", units, parts_of.PAGES)),
        blocks.field_of("count", said.count_of, blocks.text_input("count", most=4)),
        blocks.field_of("each", said.each, blocks.text_input("each", most=4)),
        *_when(set_up_form.usual(call, work), USUAL),
    ]
    view = blocks.modal(
        "book_clubs:plan", said.title, fields, submit=said.propose, private=str(club.id)
    )
    return Outcome(opens=view)


@feature.view("plan")
def propose(call: Call, work: UnitOfWork) -> Outcome:
    """Propose parts and dates."""
    club = _to_plan(work, call.subject, call.person)
    count, each = number(call.form.text("count")), number(call.form.text("each"))
    wish = _wish(call, club, clubs.people(work, club))
    errors = setting_up.check(wish, call, work) | _faults(count, each)
    if errors:
        return Outcome(errors=errors)
    unit = call.form.text("unit")
    parts = parts_of.propose(unit if unit in parts_of.UNITS else parts_of.PAGES, count, each)
    dates = _dates(work, call, wish, len(parts))
    return Outcome(opens=_proposal(club, wish, parts, dates, clubs.zone(work, club)))


@feature.view("set")
def set_plan(call: Call, work: UnitOfWork) -> Outcome:
    """Set the plan as it was read; other dates than those on the screen are shown first."""
    club = _to_plan(work, call.subject, call.person)
    parts = parts_of.read(call.form.text("parts"))
    wish = _wish(call, club, call.form.people("keepers"))
    errors = setting_up.check(wish, call, work)
    if not 0 < len(parts) <= parts_of.MOST_PARTS:
        errors["parts"] = Words(NAME, most=parts_of.MOST_PARTS).some_parts
    if errors:
        return Outcome(errors=errors)
    dates = _dates(work, call, wish, len(parts))
    if _named(dates) != call.detail:
        zone = clubs.zone(work, club)
        return Outcome(opens=_proposal(club, wish, parts, dates, zone, is_new=True))
    _begin(work, call, club, wish, parts)
    said = Words(NAME, club=club)
    view = blocks.modal("book_clubs:done", said.title, [blocks.section(said.done)])
    return Outcome(opens=view, shows_home=True)


def _begin(work: UnitOfWork, call: Call, club: Club, wish: Wish, parts: list[str]) -> None:
    """Keep the plan, and have a session come round for each part."""
    clubs.hold(work, club)
    _must_be_chosen(work, club)
    in_it = {clubs.MEMBERS: clubs.people(work, club)}
    name = in_plain(Words(NAME, club=club).name)
    ritual, _ = setting_up.set_up(
        reading, name, replace(wish, times=len(parts), own=in_it), call, work
    )
    club.reading_id, club.parts = ritual.id, parts
    clubs.show_next_anew(work, club)


def _proposal(
    club: Club,
    wish: Wish,
    parts: Sequence[str],
    dates: Sequence[datetime],
    zone: str,
    *,
    is_new: bool = False,
) -> Block:
    """Return the form in which a plan is read, edited and set."""
    assert wish.first is not None
    said = Words(NAME, club=club, is_new=is_new)
    lines = [
        Words(NAME, part=part, covers=covers, at=at, zone=zone).line
        for part, (covers, at) in enumerate(zip(parts, dates, strict=True), 1)
    ]
    box = blocks.text_input("parts", "\n".join(parts), lines=True)
    hosts = blocks.users("keepers", wish.keepers, MOST_KEEPERS)
    fields = [
        blocks.section(said.proposed),
        *(blocks.section(in_words(*lines[at : at + 10])) for at in range(0, len(lines), 10)),
        blocks.field_of("parts", said.parts, box, hint=said.parts_hint),
        *_when(wish.first, wish.often),
        set_up_form.choice("mode", MODES, "live" if wish.is_live else "written"),
        set_up_form.choice("minutes", MINUTES, wish.minutes),
        blocks.field_of("keepers", said.hosts, hosts, hint=said.hosts_hint, optional=True),
    ]
    named = f"{club.id}:{_named(dates)}"
    return blocks.modal("book_clubs:set", said.title, fields, submit=said.submit, private=named)


def _when(first: datetime, often: str) -> list[Block]:
    said = Words(NAME)
    return [
        blocks.field_of("first", said.first, blocks.moment("first", first), hint=said.first_hint),
        set_up_form.choice("often", REGULARLY, often),
    ]


def _wish(call: Call, club: Club, keepers: Sequence[str]) -> Wish:
    form = call.form
    return Wish(
        person=call.person,
        channel=club.channel,
        first=form.moment("first"),
        often=form.text("often") if form.text("often") in REGULARLY else "",
        keepers=list(keepers)[:MOST_KEEPERS],
        minutes=form.text("minutes") or "60",
        is_live=form.text("mode") != "written",
    )


def _faults(count: int, each: int) -> dict[str, str]:
    """Return what is wrong with the size of a book and of its parts, by the name of the field."""
    said = Words(NAME, most=parts_of.MOST_PARTS, pages=parts_of.MOST_PAGES)
    if not 0 < count <= parts_of.MOST_PAGES:
        return {"count": said.how_many}
    if not 0 < each <= count:
        return {"each": said.how_much}
    return {"each": said.too_many} if count / each > parts_of.MOST_PARTS else {}


def _dates(work: UnitOfWork, call: Call, wish: Wish, count: int) -> list[datetime]:
    assert wish.first is not None
    ritual = setting_up.proposed(reading, "", wish, call, work)
    return planning.foreseen(ritual, wish.first, count)


def _named(dates: Sequence[datetime]) -> str:
    """Return dates as a form carries them, to tell whether others were shown."""
    return ",".join(str(int(each.timestamp())) for each in dates)


def _to_plan(work: UnitOfWork, named: int, person: str) -> Club:
    """Return a club whose book is chosen and not planned, for somebody in it.

    Raises:
        Refusal: it is not there for them, or it has no book, or a plan already.
    """
    club = clubs.club_of(work, named, person)
    clubs.must_be_in(work, club, person)
    _must_be_chosen(work, club)
    return club


def _must_be_chosen(work: UnitOfWork, club: Club) -> None:
    if clubs.stage(work, club) != CHOSEN:
        raise clubs.refuse("planned" if club.title else "no_book", club=club)
