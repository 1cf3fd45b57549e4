"""The club's message in its channel, edited as the club goes on."""

from rituals.book_clubs import clubs, timetable
from rituals.book_clubs.clubs import CHOOSING, CHOSEN, IDLE, OVER, RATING, READING, nominated
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club
from rituals.book_clubs.timetable import Part
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NAME = "book_clubs/card"
# What a club waits for, by how it stands: the button, and the action that it calls.
NEXT = {
    IDLE: ("choose", "book_clubs:choose"),
    CHOSEN: ("plan", "book_clubs:plan"),
    RATING: ("rate", "book_clubs:rate"),
    OVER: ("another", "book_clubs:found"),
}


@feature.message("card")
def card(owed: Owed, work: UnitOfWork) -> Message:
    """Say how a club stands, with the buttons for whoever is in it or would like to be."""
    club = work.session.get(Club, owed.subject)
    if club is None:
        raise NotNeeded("the club is not there any more")
    stands = clubs.stage(work, club)
    said = Words(NAME, **facts(work, club))
    lead = in_words(said.title, said.book, getattr(said, stands))
    more = _more(work, club, stands)
    ways = [next_way(club, stands)] if stands in NEXT else []
    names = ("open",) if stands == OVER else ("join", "open", "leave")
    ways += [_button(club, each) for each in names]
    shown = [blocks.section(lead), *(block for _, block in more), blocks.actions(*ways)]
    return Message(in_words(lead, *(line for line, _ in more)), shown)


def facts(work: UnitOfWork, club: Club) -> dict[str, object]:
    """Return what the sentences on a club speak of."""
    return {"club": club, "people": clubs.people(work, club), "zone": clubs.zone(work, club)}


def next_way(club: Club, stands: str) -> Block:
    """Return the button for what a club waits for."""
    name, action = NEXT[stands]
    return blocks.button(getattr(Words(NAME), name), action, str(club.id), style="primary")


def part_line(work: UnitOfWork, club: Club, part: Part, read_to: int = 0) -> Mrkdwn:
    """Return one part in words: what it covers, when it is talked about, whether it is read."""
    has_read = part.number <= read_to
    return Words(NAME, part=part, zone=clubs.zone(work, club), has_read=has_read).part


def read_button(club: Club, part: Part) -> Block:
    """Return the button by which somebody says that they have read up to a part."""
    said = Words(NAME, part=part)
    return blocks.button(
        said.read, "book_clubs:read_to", f"{club.id}:{part.number}", label=said.read_label
    )


def _more(work: UnitOfWork, club: Club, stands: str) -> list[tuple[Mrkdwn, Block]]:
    """Return what is nominated, or the plan with a button for each part."""
    if stands == CHOOSING:
        lines = [Words(NAME, book=each).nominated for each in nominated(work, club)]
        return [(line, blocks.section(line)) for line in lines]
    if stands != READING:
        return []
    found = []
    for part in timetable.parts(work, club, work.session.get_one(Ritual, club.reading_id)):
        line = part_line(work, club, part)
        found.append((line, blocks.section(line, read_button(club, part))))
    return found


def _button(club: Club, name: str) -> Block:
    return blocks.button(getattr(Words(NAME), name), f"book_clubs:{name}", str(club.id))
