"""Topics: like cards put together, proposed by the bot and arranged by the facilitator.

Each card stands in one topic, or alone; nothing that is done here loses one. A group is named by
any of its cards, so that it is found also after somebody has arranged it anew.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import cast

from sqlalchemy import Table, bindparam, delete, insert, update

from rituals.engine.ritual import Ritual
from rituals.gatherings.cards import similarity, stacks
from rituals.gatherings.cards.stacks import Card, Stack, in_order
from rituals.gatherings.gathering import begins_with
from rituals.gatherings.lifecycle.sessions import COLUMN, show_anew
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import ARRANGE, VOTE
from rituals.gatherings.tables import Entry, Session, Topic
from rituals.words.limits import HEADER_TEXT
from rituals.words.mrkdwn import cut
from storage.unit_of_work import UnitOfWork

MOST_CHARACTERS = HEADER_TEXT


def propose(work: UnitOfWork, session: Session) -> list[Stack]:
    """Put together the cards of each column that seem to speak of the same thing.

    Returns:
        All cards as they stand then.
    """
    columns: dict[str, list[Stack]] = defaultdict(list)
    for each in stacks.of(work, session):
        if each.topic is None:
            columns[each.column].append(each)
    made = []
    for column, alone in columns.items():
        cards = [each.cards[0] for each in alone]
        for group in similarity.groups([card.text for card in cards]):
            made.append(_stack(column, [cards[place] for place in group]))
    _keep(work, session, made)
    return stacks.of(work, session)


@begins_with(VOTE)
def complete(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have every card that stands alone be a topic of its own, to be voted on as the groups are."""
    alone = [each for each in stacks.of(work, session) if each.topic is None]
    _keep(work, session, [_stack(each.column, each.cards) for each in alone])


def to_arrange(work: UnitOfWork, sitting: Sitting) -> list[Stack]:
    """Return all cards for somebody who may put them together now.

    Raises:
        Refusal: the person does not facilitate, or cards are not arranged now.
    """
    sitting.must_allow(ARRANGE)
    sitting.must_facilitate()
    return stacks.of(work, sitting.session)


def merge(work: UnitOfWork, sitting: Sitting, chosen: Collection[int]) -> list[Stack]:
    """Put together what the chosen cards stand for: themselves, or the groups they are in.

    The largest group keeps its title; where there is none, the shortest card becomes the title.

    Args:
        work: the unit of work.
        sitting: the session, looked up to have it alone.
        chosen: the numbers of cards.

    Returns:
        All cards as they stand then.

    Raises:
        Refusal: the person does not facilitate, cards are not arranged now, fewer than two were
            chosen, or one of them is not there.
    """
    before = to_arrange(work, sitting)
    named = [each for each in before if each.holds(chosen)]
    if len(set(chosen)) < 2:
        raise refuse("choose_two")
    if not set(chosen) <= {card.number for each in named for card in each.cards}:
        raise refuse("gone")
    if len(named) == 1:
        return before
    first = named[0]
    if first.topic is None:
        by_length = sorted(named, key=lambda each: (len(each.name), each.name))
        first = _stack(by_length[0].column, [card for each in by_length for card in each.cards])
        topic = work.keep(Topic, **_row(sitting.session, first))
    else:
        topic = first.topic
    cards = sorted((card for each in named for card in each.cards), key=attrgetter("number"))
    _move(work, [card for each in named if each.topic != topic for card in each.cards], topic)
    emptied = [each.topic for each in named if each.topic not in (None, topic)]
    if emptied:
        work.session.execute(delete(Topic).where(Topic.id.in_(emptied)))
    show_anew(work, sitting.session, COLUMN)
    others = [each for each in before if each not in named]
    return in_order([*others, Stack(first.column, tuple(cards), first.title, topic)])


def group_of(before: Sequence[Stack], card: int) -> Stack:
    """Return the group in which a card stands.

    Raises:
        Refusal: it stands in none.
    """
    found = next((each for each in before if each.is_group and each.holds([card])), None)
    if found is None:
        raise refuse("gone")
    return found


def change(
    work: UnitOfWork, sitting: Sitting, card: int, title: str, without: Collection[int]
) -> list[Stack]:
    """Rename a group, and take cards out of it; one card that is left stands alone.

    Args:
        work: the unit of work.
        sitting: the session, looked up to have it alone.
        card: one that stands in the group.
        title: what the group is called from now on.
        without: the numbers of the cards to take out.

    Returns:
        All cards as they stand then.

    Raises:
        Refusal: the person does not facilitate, cards are not arranged now, the group is not
            there, or its title is empty or too long.
    """
    before = to_arrange(work, sitting)
    group = group_of(before, card)
    if not 0 < len(title) <= MOST_CHARACTERS:
        raise refuse("bad_title", most=MOST_CHARACTERS)
    kept = tuple(each for each in group.cards if each.number not in without)
    return _split(work, sitting, before, group, kept, title)


def take_apart(work: UnitOfWork, sitting: Sitting, card: int) -> list[Stack]:
    """Have all cards of a group stand alone again.

    Args:
        work: the unit of work.
        sitting: the session, looked up to have it alone.
        card: one that stands in the group.

    Returns:
        All cards as they stand then.

    Raises:
        Refusal: the person does not facilitate, cards are not arranged now, or the group is not
            there.
    """
    before = to_arrange(work, sitting)
    group = group_of(before, card)
    return _split(work, sitting, before, group, (), group.title)


def _split(
    work: UnitOfWork,
    sitting: Sitting,
    before: Sequence[Stack],
    group: Stack,
    kept: tuple[Card, ...],
    title: str,
) -> list[Stack]:
    """Leave some cards together under a title, where they are more than one."""
    kept = kept if len(kept) > 1 else ()
    out = [each for each in group.cards if each not in kept]
    if not out and title == group.title:
        return list(before)
    if out:
        _move(work, out, None)
    here = Topic.id == group.topic
    if not kept:
        work.session.execute(delete(Topic).where(here))
    elif title != group.title:
        work.session.execute(update(Topic).where(here).values(title=title))
    show_anew(work, sitting.session, COLUMN)
    after = [each for each in before if each is not group]
    after += [Stack(each.column, (each,)) for each in out]
    after += [Stack(group.column, kept, title, group.topic)] if kept else []
    return in_order(after)


def _stack(column: str, cards: Sequence[Card]) -> Stack:
    """Return cards as a topic, with the first of them as its title."""
    title = cut(" ".join(cards[0].text.split()), MOST_CHARACTERS)
    return Stack(column, tuple(cards), title)


def _row(session: Session, stack: Stack) -> dict[str, object]:
    return {"session_id": session.id, "column": stack.column, "title": stack.title}


def _keep(work: UnitOfWork, session: Session, made: Sequence[Stack]) -> None:
    """Keep new topics, all at once."""
    if not made:
        return
    rows = [_row(session, each) | {"workspace_id": work.workspace} for each in made]
    told = insert(Topic).returning(Topic.id, Topic.column, Topic.title)
    # They come in any order; two that read the same are the same.
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, column, title in work.connection.execute(told, rows):
        numbers[column, title].append(number)
    pairs = []
    for each in made:
        topic = numbers[each.column, each.title].pop()
        pairs += [
            {"here": work.workspace, "card": card.number, "topic": topic} for card in each.cards
        ]
    table = cast(Table, Entry.__table__)
    is_one = (table.c.id == bindparam("card")) & (table.c.workspace_id == bindparam("here"))
    work.connection.execute(table.update().where(is_one).values(topic_id=bindparam("topic")), pairs)


def _move(work: UnitOfWork, cards: Sequence[Card], topic: int | None) -> None:
    moved = Entry.id.in_([each.number for each in cards])
    anew = update(Entry).where(moved).values(topic_id=topic)
    work.session.execute(anew.execution_options(synchronize_session=False))
