"""The forms in which cards are written, read and changed."""

from collections.abc import Sequence

from rituals.gatherings.cards import entries
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import CANCELLED
from rituals.gatherings.tables import Entry
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message
from rituals.words.mrkdwn import Mrkdwn, cut, escape
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As many of one's own as fit into a form under its boxes.
MOST_SHOWN = 20


def form(work: UnitOfWork, sitting: Sitting) -> Block:
    """Return the form with a box for each heading, and the way to one's own cards."""
    said = Words("gatherings/writing", **facts(sitting))
    # Without names, one's own are behind the key in one's own message alone.
    own = [] if sitting.session.is_anonymous else entries.own(work, sitting)
    so_far = {each.column: each.text for each in own} if sitting.is_written_anew else {}
    boxes = [
        blocks.field_of(
            column.name,
            column.title,
            blocks.text_input(column.name, so_far.get(column.name, ""), lines=True),
            hint=column.question,
            optional=True,
        )
        for column in sitting.columns
    ]
    several = [] if sitting.gathering.one_each else [blocks.context(said.several)]
    shown = [*_above(work, sitting), *several, *boxes]
    if own:
        label = Words("gatherings/writing", **facts(sitting), cards=len(own)).own
        see = blocks.button(label, "gatherings:mine", str(sitting.session.id))
        shown.append(blocks.actions(see))
    return blocks.modal(
        "gatherings:write",
        said.title,
        shown,
        submit=said.submit,
        private=str(sitting.session.id),
    )


def one_card(
    work: UnitOfWork,
    sitting: Sitting,
    title: str,
    view: str,
    private: str,
    entry: Entry | None = None,
    text: str = "",
) -> Block:
    """Return the form of a single card.

    Args:
        work: the unit of work.
        sitting: the session, and who writes.
        title: over the form.
        view: which one, `edit` or `write_one`.
        private: what it carries.
        entry: the card that is changed, if there is one.
        text: what stands in the box otherwise.
    """
    said = Words("gatherings/writing", **facts(sitting))
    columns, most = sitting.columns, entries.most_characters(sitting.gathering)
    headings = [blocks.option(column.title, column.name) for column in columns]
    chosen = entry.column if entry else columns[0].name
    which = blocks.select("column", headings, chosen, radio=True)
    fields = [
        *_above(work, sitting),
        *([blocks.field_of("column", said.column, which)] if len(columns) > 1 else []),
        blocks.field_of(
            "text",
            said.text,
            blocks.text_input(
                "text",
                cut(entry.text if entry else text, most),
                lines=True,
                most=most,
            ),
        ),
    ]
    return blocks.modal(f"gatherings:{view}", title, fields, submit=said.submit, private=private)


def own_cards(sitting: Sitting, own: Sequence[Entry], key: str) -> Block:
    """Return one's own cards, each with the ways to change it while it may be changed."""
    said = Words("gatherings/writing", **facts(sitting))
    listed = _listed(sitting, own, key)
    shown = [blocks.section(readers(sitting)), *(listed or [blocks.section(said.none)])]
    return blocks.modal("gatherings:mine", said.mine, shown)


def readers(sitting: Sitting) -> Mrkdwn:
    """Return who reads what is written, and under which name: as the kind says it, if it does."""
    own = sitting.gathering.say(**facts(sitting))
    said = Words("gatherings/writing", **facts(sitting))
    # What was called off is shown to nobody, whatever the kind.
    is_own = sitting.session.phase != CANCELLED
    return getattr(own, "readers", said.readers) if is_own else said.readers


def key_message(sitting: Sitting, count: int, key: str) -> Message:
    """Return what is handed to the author of cards without a name: the only way back to them."""
    said = Words("gatherings/writing", **facts(sitting), cards=count)
    named = f"{sitting.session.id}:{key}"
    see = blocks.button(said.see, "gatherings:mine", named)
    return Message(said.keyed, [blocks.section(said.keyed), blocks.actions(see)])


def _above(work: UnitOfWork, sitting: Sitting) -> list[Block]:
    """Return who reads what is written, and what the kind has somebody read before."""
    own = sitting.gathering.above(work, sitting.session, sitting.participant.person)
    return [blocks.section(readers(sitting)), *own]


def _listed(sitting: Sitting, own: Sequence[Entry], key: str) -> list[Block]:
    said = Words("gatherings/writing", **facts(sitting))
    titles = {each.name: each.title for each in sitting.gathering.columns(sitting.session.options)}
    shown: list[Block] = []
    for entry in own[:MOST_SHOWN]:
        named = f"{sitting.session.id}:{entry.id}:{key}"
        change = blocks.button(said.edit, "gatherings:edit", named)
        take_back = blocks.button(said.remove, "gatherings:remove", named)
        shown.append(blocks.context(escape(titles.get(entry.column, ""))))
        shown.append(blocks.written(cut(entry.text, EXCERPT)))
        if entries.may_change(sitting, entry):
            shown.append(blocks.actions(change, take_back))
    return shown


def facts(sitting: Sitting) -> dict[str, object]:
    """Return what the sentences on writing speak of."""
    return {
        "ritual": sitting.ritual,
        "session": sitting.session,
        "is_hidden": sitting.phase.is_hidden,
    }
