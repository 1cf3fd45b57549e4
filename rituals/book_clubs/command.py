"""`/bookclub`: the clubs of a channel, a new one, and a book to nominate."""

from rituals.book_clubs import clubs, founding, nominating
from rituals.book_clubs.choice import NOMINATING
from rituals.book_clubs.feature import feature
from rituals.book_clubs.page import page
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings.lifecycle import sessions
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.mrkdwn import in_plain, tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Show the channel's club, or all where there are several, or how one is founded."""
    there = clubs.in_channel(work, call.channel)
    if not there:
        return founding.open_form(call, work)
    if len(there) > 1:
        return list_clubs(call, work)
    club = clubs.club_of(work, there[0].id, call.person)
    return Outcome(opens=page(work, club, call.person))


@feature.word(
    "new",
    usage="",
    does="found a club in this channel; there can be several",
    example="/bookclub new",
)
def found(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form that founds a club."""
    return founding.open_form(call, work)


@feature.word(
    "nominate",
    usage="[title]",
    does="say which book you would like to read",
    example="/bookclub nominate Team Topologies",
)
def nominate(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of a nomination for the club that one is in and that takes them now."""
    said = Words("book_clubs/list")
    for club in clubs.in_channel(work, call.channel):
        ritual = work.session.get(Ritual, club.choice_id) if club.choice_id else None
        session = sessions.running(work, ritual) if ritual else None
        is_in = clubs.membership(work, club, call.person) is not None
        if session is not None and session.phase == NOMINATING.name and is_in:
            club = clubs.club_of(work, club.id, call.person)
            title = tidy(in_plain(call.text))
            return Outcome(opens=nominating.form(work, session.id, club, call.person, title=title))
    found = blocks.button(said.found, "book_clubs:found")
    shown = [blocks.section(said.nowhere), blocks.actions(found)]
    return Outcome(says=Message(said.nowhere, shown))


@feature.word(
    "list",
    usage="",
    does="see the clubs of this channel, and join one",
    example="/bookclub list",
)
def list_clubs(call: Call, work: UnitOfWork) -> Outcome:
    """Show the clubs of a channel, each with the way into it."""
    shown = []
    for club in clubs.in_channel(work, call.channel):
        clubs.club_of(work, club.id, call.person)
        said = Words("book_clubs/list", club=club, people=clubs.people(work, club))
        see = blocks.button(said.open, "book_clubs:open", str(club.id))
        shown.append(blocks.section(said.line, see))
    said = Words("book_clubs/list")
    lead = said.lead if shown else said.none
    found = blocks.actions(blocks.button(said.found, "book_clubs:found"))
    return Outcome(says=Message(lead, [blocks.section(lead), *shown, found]))
