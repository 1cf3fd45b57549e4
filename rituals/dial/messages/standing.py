"""Where an area stands, for its leader; and that it is with them no more."""

from rituals.dial import proposals, steps
from rituals.dial.feature import feature
from rituals.dial.parties import guard, led
from rituals.dial.tables import Area
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("standing", when=When.AT_WORK)
def standing(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a leader what an area asks of them, as the dial stands now."""
    area = work.session.get(Area, owed.subject)
    if area is None:
        raise NotNeeded("there is no such area")
    is_led = area.leader == owed.recipient and guard.may(work, area, owed.recipient, "see")
    behind = area.notices - int(owed.detail)
    if not is_led:
        return owed.over(Words("dial/standing", area=area).was)
    if behind:
        return owed.over(Words("dial/standing", area=area).later)
    return _standing(work, area)


@feature.message("over", when=When.AT_WORK)
def over(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a leader that an area is with them no more, and not why, nor which."""
    area = work.session.get(Area, owed.subject)
    if area is None or area.leader == owed.recipient:
        raise NotNeeded("it is with them again")
    others = [each for each in led(work, owed.recipient) if each.person == area.person]
    said = Words("dial/standing", area=area, others=others)
    return Message(said.over, [blocks.section(said.over)], why=said.over_why)


def _standing(work: UnitOfWork, area: Area) -> Message:
    answered = proposals.resting(work, area)
    said = Words(
        "dial/standing",
        area=area,
        is_new=area.told_at == area.led_since,
        called=steps.called(area.step),
        asks=steps.asks(area.step),
        proposed=steps.called(answered.step) if answered else "",
    )
    kept = said.kept if answered else ""
    shown: list[Block] = [blocks.section(said.lead), blocks.quote(area.name)]
    shown += [blocks.section(each) for each in (said.stands, kept) if each]
    shown.append(
        blocks.actions(
            blocks.button(said.see, "dial:area_see", str(area.id)),
            blocks.button(said.all, "dial:show"),
        )
    )
    return Message(in_words(said.lead, area.name, said.stands, kept), shown, why=said.why)
