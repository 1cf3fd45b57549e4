"""Founding a club, and having one choose a book."""

from dataclasses import replace

from rituals.book_clubs import clubs
from rituals.book_clubs.choice import choice
from rituals.book_clubs.clubs import CARD, CHOOSING, IDLE
from rituals.book_clubs.feature import feature
from rituals.book_clubs.membership import enter
from rituals.book_clubs.tables import Club
from rituals.engine.call import Call
from rituals.engine.channels import stood_in
from rituals.engine.outcome import Outcome
from rituals.gatherings.lifecycle import set_up_form, setting_up
from rituals.gatherings.lifecycle.setting_up import Wish
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_NAME = 60


@feature.action("found")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form that founds a club, with the channel filled in where one stands in it."""
    said = Words("book_clubs/found")
    channel = stood_in(call, work)
    fields = [
        blocks.section(said.what),
        blocks.field_of("name", said.name, blocks.text_input("name", most=MOST_NAME)),
        blocks.field_of("channel", said.channel, blocks.conversation("channel", channel)),
        *_until(call, work),
    ]
    return Outcome(opens=blocks.modal("book_clubs:found", said.title, fields, submit=said.submit))


@feature.view("found")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a new club, with whoever founds it in it, and have it choose a book."""
    name = cut(call.form.text("name"), MOST_NAME)
    wish = _wish(call, call.form.text("channel"))
    errors = setting_up.check(wish, call, work)
    taken = [each.name.casefold() for each in clubs.in_channel(work, wish.channel)]
    said = Words("book_clubs/found", name=name)
    if not name or name.casefold() in taken:
        errors["name"] = said.taken if name else said.no_name
    if errors:
        return Outcome(errors=errors)
    club = Club(channel=wish.channel, name=name, founded_by=call.person, founded_at=work.now)
    work.session.add(club)
    work.flush()
    enter(work, club, call.person)
    work.outbox.send(CARD, club.id, to=club.channel)
    _begin_choice(work, club, wish, call)
    return _done(club)


@feature.action("choose")
def open_again(call: Call, work: UnitOfWork) -> Outcome:
    """Ask until when books are nominated, in a club that has none."""
    club = clubs.club_of(work, call.subject, call.person)
    clubs.must_be_in(work, club, call.person)
    _must_be_idle(work, club)
    said = Words("book_clubs/found")
    fields = [blocks.section(said.again), *_until(call, work)]
    view = blocks.modal(
        "book_clubs:choose", said.choose, fields, submit=said.choose, private=str(club.id)
    )
    return Outcome(opens=view)


@feature.view("choose")
def choose(call: Call, work: UnitOfWork) -> Outcome:
    """Have a club without a book choose one."""
    club = clubs.club_of(work, call.subject, call.person)
    clubs.hold(work, club)
    clubs.must_be_in(work, club, call.person)
    _must_be_idle(work, club)
    wish = _wish(call, club.channel)
    if errors := setting_up.check(wish, call, work):
        return Outcome(errors=errors)
    _begin_choice(work, club, wish, call)
    clubs.show_anew(work, club)
    return _done(club)


def _begin_choice(work: UnitOfWork, club: Club, wish: Wish, call: Call) -> None:
    in_it = {clubs.MEMBERS: clubs.people(work, club)}
    name = in_plain(Words("book_clubs/found", club=club).choice)
    ritual, _ = setting_up.set_up(choice, name, replace(wish, own=in_it), call, work)
    club.choice_id = ritual.id


def _wish(call: Call, channel: str) -> Wish:
    """Return the wish for a choice in writing, open at once, in which nominating ends one day."""
    return Wish(
        person=call.person,
        channel=channel,
        first=call.form.moment("first"),
        keepers=[call.person],
        is_live=False,
    )


def _until(call: Call, work: UnitOfWork) -> list[Block]:
    said = Words("book_clubs/found")
    picker = blocks.moment("first", set_up_form.usual(call, work))
    return [blocks.field_of("first", said.until, picker, hint=said.until_hint)]


def _done(club: Club) -> Outcome:
    said = Words("book_clubs/found", club=club)
    shown = [blocks.section(said.done)]
    view = blocks.modal("book_clubs:done", said.all_set, shown)
    return Outcome(opens=view, shows_home=True)


def _must_be_idle(work: UnitOfWork, club: Club) -> None:
    stands = clubs.stage(work, club)
    if stands != IDLE:
        raise clubs.refuse("chooses_already" if stands == CHOOSING else "has_book", club=club)
