"""What somebody wrote, for themselves: how far it went, and what they can do with it."""

from rituals.advocates.advocacy import advocate_of
from rituals.commitments.feature import feature
from rituals.commitments.shortfall.parties import guard, nobody_has
from rituals.commitments.shortfall.tables import (
    BY_SUMMARY,
    KEPT,
    SUMMARISED,
    WITH_ADVOCATE,
    Shortfall,
)
from rituals.engine.feature import Owed, When
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("shortfall_mine")
def mine(owed: Owed, work: UnitOfWork) -> Message:
    """Show somebody what they wrote, and how far it went."""
    shortfall = work.session.get(Shortfall, owed.subject)
    return told(work, shortfall) if shortfall else _gone(owed)


@feature.message("shortfall_back")
def back(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody why what they wrote went no further, and what they can do."""
    shortfall = work.session.get(Shortfall, owed.subject)
    if shortfall is None:
        return _gone(owed)
    why, who, number = owed.detail.split(":")
    happened: Mrkdwn = getattr(Words("commitments/shortfall_back", who=who), why)
    if shortfall.state != KEPT or number != str(shortfall.round):
        return paragraph(happened)
    shown = told(work, shortfall)
    return Message(in_words(happened, shown.text), [blocks.section(happened), *shown.blocks])


@feature.message("shortfall_summary", when=When.AT_WORK)
def summary(owed: Owed, work: UnitOfWork) -> Message:
    """Bring somebody the summary that their advocate wrote, before anybody else."""
    shortfall = work.session.get(Shortfall, owed.subject)
    if shortfall is None:
        return _gone(owed)
    is_current = owed.detail == str(shortfall.round)
    is_open = is_current and shortfall.state == SUMMARISED
    is_there = advocate_of(work, shortfall.person) == shortfall.advocate
    said = Words("commitments/shortfall_summary", shortfall=shortfall, is_there=is_there)
    if not is_open:
        is_sent = is_current and shortfall.state == BY_SUMMARY
        return owed.over(said.sent if is_sent else said.not_sent)
    return Message(
        in_words(said.lead, shortfall.summary, said.readers),
        [
            blocks.section(said.lead),
            blocks.quote(shortfall.summary),
            blocks.context(said.readers),
            blocks.actions(*ways_with_summary(work, shortfall)),
        ],
        why=said.why,
    )


@guard.message("shortfall_thanks", "send")
def thanks(owed: Owed, work: UnitOfWork, shortfall: Shortfall) -> Message:
    """Bring somebody the leader's thanks."""
    return paragraph(Words("commitments/shortfall_mine", shortfall=shortfall).thanks)


def told(work: UnitOfWork, shortfall: Shortfall) -> Message:
    """Return what somebody wrote as they see it: how far it went, and what they can do."""
    is_still_mine = nobody_has(work, shortfall)
    said = Words("commitments/shortfall_mine", shortfall=shortfall, is_on_its_way=is_still_mine)
    lead: Mrkdwn = getattr(said, shortfall.state)
    shown: list[Block] = [blocks.section(lead), blocks.quote(shortfall.text)]
    if shortfall.summary and shortfall.state in (KEPT, BY_SUMMARY):
        shown += [blocks.context(said.summary), blocks.quote(shortfall.summary)]
    ways = _ways(shortfall, is_still_mine)
    return Message(
        in_words(lead, shortfall.text), [*shown, *([blocks.actions(*ways)] if ways else [])]
    )


def ways_with_summary(work: UnitOfWork, shortfall: Shortfall) -> list[Block]:
    """Return what its author may do with a summary that is before them."""
    said = Words("commitments/shortfall_summary", shortfall=shortfall)
    number = f"{shortfall.id}:{shortfall.round}"
    sure = blocks.confirm(said.agree_title, said.agree_text, said.agree, said.agree_no)
    agree = blocks.button(
        said.agree, "commitments:shortfall_agree", number, style="primary", confirm=sure
    )
    reword = blocks.button(said.reword, "commitments:shortfall_reword", number)
    is_there = advocate_of(work, shortfall.person) == shortfall.advocate
    other = blocks.button(said.other_way, "commitments:shortfall_send", str(shortfall.id))
    return [agree, *([reword] if is_there else []), other]


def _ways(shortfall: Shortfall, is_still_mine: bool) -> list[Block]:
    said = Words("commitments/shortfall_mine")
    number = str(shortfall.id)
    labels = {KEPT: said.send, WITH_ADVOCATE: said.other_way}
    ways = []
    if label := labels.get(shortfall.state):
        ways.append(blocks.button(label, "commitments:shortfall_send", number))
    if is_still_mine:
        sure = blocks.confirm(
            said.withdraw_title, said.withdraw_text, said.withdraw, said.withdraw_no
        )
        ways.append(
            blocks.button(said.withdraw, "commitments:shortfall_withdraw", number, confirm=sure)
        )
    return ways


def _gone(owed: Owed) -> Message:
    return owed.over(Words("commitments/shortfall_mine").gone)
