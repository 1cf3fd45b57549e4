"""What somebody wrote, for the advocate who is to sum it up."""

from rituals.commitments.feature import feature
from rituals.commitments.shortfall import passing_on
from rituals.commitments.shortfall.parties import guard
from rituals.commitments.shortfall.tables import SUMMARISED, WITH_ADVOCATE, Shortfall
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def unreached(owed: Owed, work: UnitOfWork) -> None:
    """Let it go back to its author, since it cannot reach the advocate."""
    shortfall = work.session.get(Shortfall, owed.subject)
    if shortfall and shortfall.state == WITH_ADVOCATE and owed.detail == str(shortfall.round):
        passing_on.come_back(work, shortfall, passing_on.UNREACHED, owed.recipient)


@feature.message("shortfall_asked", when=When.AT_WORK, undelivered=unreached)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Bring an advocate what they are asked to sum up; the words stay no longer than needed."""
    shortfall = guard.seen(work, owed.subject, owed.recipient, "summarise")
    if shortfall is None or shortfall.state != WITH_ADVOCATE or owed.detail != str(shortfall.round):
        return _over(owed, shortfall)
    if owed.place is None:
        # Its author can take it back no more, once the advocate has it.
        work.outbox.refresh(passing_on.MINE, shortfall.id, only=[shortfall.person])
    said = Words("commitments/shortfall_asked", shortfall=shortfall)
    again: list[Block] = []
    if shortfall.wish:
        again = [
            blocks.section(said.again),
            blocks.quote(shortfall.summary),
            blocks.section(said.wish),
            blocks.quote(shortfall.wish),
        ]
    return Message(
        in_words(said.lead, shortfall.text, said.readers),
        [
            blocks.section(said.lead),
            blocks.quote(shortfall.text),
            *again,
            blocks.context(said.readers),
            blocks.actions(*ways(shortfall)),
        ],
        why=said.why,
    )


def ways(shortfall: Shortfall) -> list[Block]:
    """Return what an advocate may do with what they are asked to sum up."""
    said = Words("commitments/shortfall_asked")
    number = f"{shortfall.id}:{shortfall.round}"
    return [
        blocks.button(said.summarise, "commitments:shortfall_summarise", number, style="primary"),
        blocks.button(said.decline, "commitments:shortfall_decline", number),
    ]


def _over(owed: Owed, shortfall: Shortfall | None) -> Message:
    if owed.place is None:
        raise NotNeeded("no summary is wanted")
    said = Words("commitments/shortfall_asked", shortfall=shortfall)
    is_last = shortfall is not None and owed.detail == str(shortfall.round)
    if shortfall is None or not is_last or shortfall.state == WITH_ADVOCATE:
        return paragraph(said.over)
    lead = said.written if shortfall.state == SUMMARISED else said.carried
    shown = [blocks.section(lead), blocks.quote(shortfall.summary)]
    return Message(in_words(lead, shortfall.summary), shown)
