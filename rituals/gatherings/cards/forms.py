"""The forms in which cards are written, read and changed."""

from collections.abc import Sequence

from rituals.gatherings.cards import entries
from rituals.gatherings.parties import Sitting
from rituals.gatherings.tables import Entry
from rituals.words import blocks
from rituals.words.blocks import Block, Message
from rituals.words.mrkdwn import cut, escape
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

# As many of one's own as fit into a form under its boxes.
MOST_SHOWN = 20


def form(work: UnitOfWork, sitting: Sitting) -> Block:
    """Return the form with a box for each heading, and the way to one's own cards."""
    said = Words("gatherings/writing", **facts(sitting))
    boxes = [
        blocks.field_of(
            column.name,
            column.title,
            blocks.text_input(column.name, lines=True),
            hint=column.question,
            optional=True,
        )
        for column in sitting.columns
    ]
    shown = [blocks.section(said.readers), blocks.context(said.several), *boxes]
    # Without names, one's own are behind the key in one's own message alone.
    own = 0 if sitting.session.is_anonymous else len(entries.own(work, sitting))
    if own:
        label = Words("gatherings/writing", **facts(sitting), cards=own).own
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
    sitting: Sitting,
    title: str,
    view: str,
    private: str,
    entry: Entry | None = None,
    text: str = "",
) -> Block:
    """Return the form of a single card.

    Args:
        sitting: the session, and who writes.
        title: over the form.
        view: which one, `edit` or `write_one`.
        private: what it carries.
        entry: the card that is changed, if there is one.
        text: what stands in the box otherwise.
    """
    said = Words("gatherings/writing", **facts(sitting))
    columns = sitting.columns
    headings = [blocks.option(column.title, column.name) for column in columns]
    chosen = entry.column if entry else columns[0].name
    fields = [
        blocks.section(said.readers),
        blocks.field_of(
            "column", said.column, blocks.select("column", headings, chosen, radio=True)
        ),
        blocks.field_of(
            "text",
            said.text,
            blocks.text_input(
                "text",
                cut(entry.text if entry else text, entries.MOST_CHARACTERS),
                lines=True,
                most=entries.MOST_CHARACTERS,
            ),
        ),
    ]
    return blocks.modal(f"gatherings:{view}", title, fields, submit=said.submit, private=private)


def own_cards(sitting: Sitting, own: Sequence[Entry], key: str) -> Block:
    """Return one's own cards, each with the ways to change it while it may be changed."""
    said = Words("gatherings/writing", **facts(sitting))
    listed = _listed(sitting, own, key)
    shown = [blocks.section(said.readers), *(listed or [blocks.section(said.none)])]
    return blocks.modal("gatherings:mine", said.mine, shown, close=said.close)


def key_message(sitting: Sitting, count: int, key: str) -> Message:
    """Return what is handed to the author of cards without a name: the only way back to them."""
    said = Words("gatherings/writing", **facts(sitting), cards=count)
    named = f"{sitting.session.id}:{key}"
    see = blocks.button(said.see, "gatherings:mine", named)
    return Message(said.keyed, [blocks.section(said.keyed), blocks.actions(see)])


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
        if not sitting.is_fixed:
            shown.append(blocks.actions(change, take_back))
    return shown


def facts(sitting: Sitting) -> dict[str, object]:
    """Return what the sentences on writing speak of."""
    return {
        "ritual": sitting.ritual,
        "session": sitting.session,
        "is_hidden": sitting.phase.is_hidden,
    }
