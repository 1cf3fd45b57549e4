"""Cards to be ticked, with what else the facilitator fills in beside them."""

from collections.abc import Collection, Iterator, Sequence

from rituals.engine.call import Form, number
from rituals.gatherings.cards.columns import IN_ONE, Part, block_of
from rituals.gatherings.cards.grouping import MOST_CHARACTERS
from rituals.gatherings.cards.stacks import Card, Stack
from rituals.gatherings.tables import MOST_NUMBER, Session, any_number
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words

# As many as Slack takes in one element: https://docs.slack.dev/reference/block-kit/block-elements
IN_ONE_ELEMENT = 10
# More than anybody takes out of a group at once; they fill a view.
MOST_TO_TAKE_OUT = 70
MOST_TO_FIND = 80


def to_arrange(session: Session, page: int, some: Sequence[Stack]) -> list[Block]:
    """Return the groups of a column with their cards, and all that can be put together.

    Args:
        session: whose they are.
        page: where the way back from a group leads.
        some: what stands in the column.
    """
    groups = [each for each in some if each.is_group]
    alone = [each for each in some if not each.is_group]
    said = Words("gatherings/cards")
    shown = [block for each in groups for block in _described(session, page, each)]
    return [*shown, *ticks(said.some_groups, groups), *ticks(said.some_cards, alone)]


def ticks(label: str, some: Sequence[Stack], ticked: Collection[int] = ()) -> list[Block]:
    """Return what can be ticked, as much in each field as Slack takes.

    Args:
        label: what stands over each field.
        some: cards and groups; each carries the number of one of its cards.
        ticked: the cards that are ticked already.
    """
    options = [_option(each.name, each.cards[0]) for each in some]
    initial = [str(each.cards[0].number) for each in some if each.holds(ticked)]
    return [_tick_field(label, run, initial) for run in _runs(options)]


def group_form(session: Session, page: int, group: Stack) -> Block:
    """Return the form of one group: its title, and its cards to be taken out of it."""
    listed = group.cards[:MOST_TO_TAKE_OUT]
    further = len(group.cards) - len(listed)
    said = Words("gatherings/cards", further=further)
    here, named = f"{session.id}:{page}", f"{session.id}:{page}:{group.cards[0].number}"
    name = _fresh("title")
    title = blocks.text_input(name, group.title, most=MOST_CHARACTERS)
    options = [_option(each.text, each) for each in listed]
    shown = [
        blocks.actions(
            blocks.button(said.back, "gatherings:cards", here),
            blocks.button(said.take_apart, "gatherings:apart", named),
        ),
        blocks.field_of(name, said.group_title, title),
        *(_tick_field(said.take_out, run) for run in _runs(options)),
        *([blocks.context(said.further)] if further else []),
    ]
    ways = {"submit": said.keep, "close": said.close, "private": named}
    return blocks.modal("gatherings:cards", said.group, shown, **ways)


def find_field() -> Block:
    """Return the box for a word that the wanted cards hold."""
    said = Words("gatherings/cards")
    name = _fresh("find")
    box = blocks.text_input(name, most=MOST_TO_FIND)
    return blocks.field_of(name, said.find, box, hint=said.find_hint, optional=True)


def ticked_in(form: Form) -> list[int]:
    """Return the numbers of the cards that were ticked."""
    return [
        number(each, MOST_NUMBER) for name in _names(form, "ticks") for each in form.several(name)
    ]


def typed_in(form: Form, name: str) -> str:
    """Return what was typed into a box."""
    return next((form.text(each) for each in _names(form, name)), "")


def _described(session: Session, page: int, group: Stack) -> list[Block]:
    """Return a group with the way to change it, and the beginnings of its cards."""
    short = tuple(
        Card(each.number, each.column, cut(each.text, EXCERPT), each.author)
        for each in group.cards[:IN_ONE]
    )
    further = len(group.cards) - len(short)
    said = Words("gatherings/cards", further=further)
    named = f"{session.id}:{page}:{group.cards[0].number}"
    label = f"{said.change}: {group.title}"
    change = blocks.button(said.change, "gatherings:group", named, label=label)
    shown = [blocks.written(group.title, change), block_of(Part(short, is_group=True))]
    return [*shown, *([blocks.context(said.further)] if further else [])]


def _option(text: str, card: Card) -> Block:
    """Return a card or group to tick, its text going on below where one line is too short."""
    line = " ".join(text.split())
    first = cut(line, limits.OPTION_TEXT)
    if first != line:
        # Between two words, unless one of them is as long as the line.
        first = cut(line, max(first.rfind(" ") + 1, limits.OPTION_TEXT // 2))
    rest = "" if first == line else line[len(first) - 1 :].strip()
    return blocks.option(first, str(card.number), rest or None)


def _runs(options: Sequence[Block]) -> Iterator[Sequence[Block]]:
    starts = range(0, len(options), IN_ONE_ELEMENT)
    return (options[start : start + IN_ONE_ELEMENT] for start in starts)


def _tick_field(label: str, run: Sequence[Block], initial: Collection[str] = ()) -> Block:
    name = _fresh("ticks")
    return blocks.field_of(name, label, blocks.checkboxes(name, run, initial), optional=True)


def _fresh(name: str) -> str:
    """Return a name that was never used: under one that was, Slack keeps what was filled in."""
    return f"{name}-{any_number()}"


def _names(form: Form, name: str) -> list[str]:
    return [each for each in form.values if each.partition("-")[0] == name]
