"""One question or suggestion to a leader about an area, suited to where its dial stands."""

from rituals.dial import steps
from rituals.dial.feature import feature
from rituals.dial.parties import guard
from rituals.dial.tables import OPEN, TALKED, Area, Prompt
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, in_words, paragraph
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("prompt", when=When.IN_BUDGET)
def prompt(owed: Owed, work: UnitOfWork) -> Message:
    """Bring a leader a prompt; show what became of it."""
    found = work.session.get(Prompt, owed.subject)
    area = work.session.get(Area, found.area_id) if found else None
    if found is None or area is None or found.leader != owed.recipient:
        raise NotNeeded("not this leader's")
    is_led = area.leader == owed.recipient and guard.may(work, area, owed.recipient, "see")
    if owed.place is None and not (is_led and found.state == OPEN):
        raise NotNeeded("the dial stands elsewhere, or the area is with somebody else")
    if not is_led:
        return paragraph(Words("dial/standing", area=area).was)
    said = Words("dial/prompt", area=area, often=steps.often(area.step))
    if found.state != OPEN:
        closed = said.talked if found.state == TALKED else said.passed
        shown = [blocks.section(closed), blocks.quote(area.name)]
        return Message(in_words(closed, area.name), shown)
    return _open(area, found, said)


def _open(area: Area, found: Prompt, said: Words) -> Message:
    wording: Mrkdwn = getattr(Words("dial/wordings", person=area.person), found.wording)
    carried = f"{area.id}:{found.id}"
    return Message(
        in_words(said.lead, area.name, wording),
        [
            blocks.section(said.lead),
            blocks.quote(area.name),
            blocks.section(wording),
            blocks.actions(blocks.button(said.we_talked, "dial:area_talk", carried)),
        ],
        why=said.why,
    )
