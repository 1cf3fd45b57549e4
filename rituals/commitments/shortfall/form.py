"""The form in which somebody says where support fell short, and how far it goes."""

from sqlalchemy import select

from rituals.advocates.advocacy import advocate_of
from rituals.commitments.shortfall import unsent
from rituals.commitments.shortfall.passing_on import Told
from rituals.commitments.shortfall.tables import IN_WORDS, KEPT, WITH_ADVOCATE, Shortfall
from rituals.commitments.shortfall.unkept import shown, unkept
from rituals.engine.call import Form
from rituals.engine.people import people_fault
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

TEXT_LENGTH = 2500


def form_for(work: UnitOfWork, person: str, question: int | None) -> Block:
    """Return the empty form, with what was not kept above it."""
    open_still = unkept(work, person, question)
    last = select(Shortfall.leader).where(Shortfall.person == person, Shortfall.leader.is_not(None))
    before = work.session.scalar(last.order_by(Shortfall.id.desc()).limit(1))
    leader = open_still[0].leader if open_still else before
    doors = [] if question else [_doors(work, person)]
    fields = [*shown(open_still), *_fields(work, person, "", leader), *doors]
    return _modal("commitments:fell_short", fields, str(question or ""))


def form_again(work: UnitOfWork, shortfall: Shortfall) -> Block:
    """Return the form with what was written, to let it go another way."""
    fields = _fields(work, shortfall.person, shortfall.text, shortfall.leader)
    return _modal("commitments:shortfall_send", fields, str(shortfall.id))


def read(work: UnitOfWork, form: Form, person: str) -> tuple[Told, dict[str, str]]:
    """Return what was filled in, and what is wrong with it, by field.

    Raises:
        NotLookedUp: somebody must be asked of Slack first.
    """
    advocate = advocate_of(work, person)
    way = form.text("way")
    told = Told(
        form.text("text"),
        form.text("leader") or None,
        way,
        advocate if way == WITH_ADVOCATE else None,
    )
    checked = {
        "leader": _leader_fault(work, told, person, advocate),
        "text": _text_fault(told.text),
        "way": _way_fault(way, advocate),
    }
    return told, errors_in(Words("commitments/shortfall_errors", most=f"{TEXT_LENGTH:,}"), checked)


def _leader_fault(work: UnitOfWork, told: Told, person: str, advocate: str | None) -> str:
    if told.leader is None:
        return "" if told.state == KEPT else "nobody_named"
    if why := people_fault(work, [told.leader], person):
        return why
    return "leader_is_advocate" if told.state == WITH_ADVOCATE and told.leader == advocate else ""


def _text_fault(text: str) -> str:
    if not text:
        return "no_text"
    return "long_text" if len(text) > TEXT_LENGTH else ""


def _way_fault(way: str, advocate: str | None) -> str:
    if way not in (IN_WORDS, WITH_ADVOCATE, KEPT):
        return "no_way"
    return "no_advocate" if way == WITH_ADVOCATE and advocate is None else ""


def _fields(work: UnitOfWork, person: str, text: str, leader: str | None) -> list[Block]:
    advocate = advocate_of(work, person)
    said = Words("commitments/shortfall_form", advocate=advocate)
    ways = [
        blocks.option(said.keep, KEPT),
        blocks.option(said.in_words, IN_WORDS),
        *([blocks.option(said.by_advocate, WITH_ADVOCATE)] if advocate else []),
    ]
    box = blocks.text_input("text", text, lines=True, most=TEXT_LENGTH)
    who = blocks.user("leader", leader)
    return [
        blocks.section(said.readers),
        blocks.field_of("way", said.way, blocks.select("way", ways, KEPT, radio=True)),
        blocks.field_of("leader", said.leader, who, hint=said.leader_hint, optional=True),
        blocks.field_of("text", said.text, box, hint=said.text_hint),
    ]


def _doors(work: UnitOfWork, person: str) -> Block:
    """Return the ways from the form to what else somebody may look for under its word."""
    said = Words("commitments/shortfall_form")
    buttons = [blocks.button(said.now_and_then, "commitments:shortfall_cadence")]
    if unsent.of(work, person):
        buttons.append(blocks.button(said.unsent, "commitments:unsent"))
    return blocks.actions(*buttons)


def _modal(name: str, fields: list[Block], private: str) -> Block:
    said = Words("commitments/shortfall_form")
    return blocks.modal(name, said.title, fields, submit=said.submit, private=private)
