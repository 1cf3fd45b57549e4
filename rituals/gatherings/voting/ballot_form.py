"""The ballot: a box for each of one's own votes, seen by nobody else."""

import json
from collections.abc import Sequence
from itertools import accumulate

from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.discussion import turns
from rituals.gatherings.feature import feature
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import VOTE
from rituals.gatherings.tables import Topic
from rituals.gatherings.voting import ballots
from rituals.gatherings.voting.ballots import Booth
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.limits import OPTIONS
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

UNUSED, DONE = "none", "done"
# Beside a page's topics a box may hold "no vote" and its topic from another page.
MOST_TOPICS = OPTIONS - 2
# A view may have 250,000 bytes, and each box holds all topics of its page.
MOST_BYTES = 200_000
# As many of the other pages as can be chosen from at once, the next ones first.
MOST_PAGES = 20


@feature.action("vote")
def open_ballot(call: Call, work: UnitOfWork) -> Outcome:
    """Open the ballot, filled in with one's own votes so far."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(VOTE)
    own = ballots.own(work, sitting.session, call.person)
    return Outcome(opens=ballot(work, sitting, own, page=0))


@feature.view("vote")
def cast(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the votes in the place of those before, and show another page if one was chosen."""
    session = call.subject
    booth = ballots.enter(work, session, call.person)
    choices = _cast(call, booth, work)
    work.outbox.refresh(sessions.CARD, session, only=[booth.channel])
    then = call.form.text("then") or DONE
    if then == DONE:
        return Outcome()
    sitting = parties.sitting_of(work, session, call.person)
    return Outcome(opens=ballot(work, sitting, [*map(str, choices)], page=number(then)))


def ballot(work: UnitOfWork, sitting: Sitting, choices: Sequence[str], page: int) -> Block:
    """Return the ballot.

    Args:
        work: the unit of work.
        sitting: the session, and who votes.
        choices: the numbers of the topics chosen so far, on whatever page they stand.
        page: which of the pages, where there are more topics than fit into a form.
    """
    session = sitting.session
    said = Words("gatherings/voting", session=session, ritual=sitting.ritual)
    offered = {str(each.id): each for each in turns.on_ballot(work, sitting.ritual, session)}
    columns = sitting.gathering.columns(session.options)
    # Where there is but one heading it would only stand in the way.
    titles = {each.name: each.title for each in columns} if len(columns) > 1 else {}
    options = {name: _option(topic, titles, name) for name, topic in offered.items()}
    pages = _pages(options, session.votes)
    page = min(page, len(pages) - 1)
    filled = [each for each in choices if each in options] + [UNUSED] * session.votes
    boxes = [_box(each, filled[each], options, pages[page]) for each in range(session.votes)]
    shown = [blocks.section(said.readers), *boxes, *_then(sitting.ritual, pages, page)]
    named = f"{session.id}:{page}"
    return blocks.modal("gatherings:vote", said.title, shown, submit=said.submit, private=named)


def _cast(call: Call, booth: Booth, work: UnitOfWork) -> list[int]:
    """Keep what was chosen, and return it.

    Raises:
        Refusal: something was chosen that is no topic of this session.
    """
    boxes = {_name(place): call.form.text(_name(place)) for place in range(booth.votes)}
    chosen = {box: number(value) for box, value in boxes.items() if value not in ("", UNUSED)}
    try:
        ballots.cast(work, booth, list(chosen.values()))
    except LookupError as missing:
        box = next(box for box, value in chosen.items() if value == missing.args[0])
        raise parties.refuse("not_on_ballot", box) from None
    return list(chosen.values())


def _box(place: int, choice: str, options: dict[str, Block], page: Sequence[str]) -> Block:
    """Return the box for one vote: the topics of a page, and the one chosen on another."""
    said = Words("gatherings/voting", place=place + 1)
    elsewhere = [] if choice == UNUSED or choice in page else [choice]
    listed = [
        blocks.option(said.unused, UNUSED),
        *(options[name] for name in (*elsewhere, *page)),
    ]
    box = blocks.select(_name(place), listed, choice)
    return blocks.field_of(_name(place), said.vote, box, optional=True)


def _then(ritual: Ritual, pages: Sequence[Sequence[str]], page: int) -> list[Block]:
    """Return the choice of what comes after this page, where there are several."""
    if len(pages) == 1:
        return []
    ends = list(accumulate(map(len, pages)))
    said = [
        Words(
            "gatherings/voting",
            ritual=ritual,
            first=end - len(each) + 1,
            last=end,
            all=ends[-1],
        )
        for each, end in zip(pages, ends, strict=True)
    ]
    others = [(page + step) % len(pages) for step in range(1, len(pages))][:MOST_PAGES]
    options = [
        blocks.option(said[page].done, DONE),
        *(blocks.option(said[each].show, str(each)) for each in others),
    ]
    return [blocks.field_of("then", said[page].here, blocks.select("then", options, DONE))]


def _option(topic: Topic, titles: dict[str, str], name: str) -> Block:
    heading = titles.get(topic.column, "")
    return blocks.option(f"{heading}: {topic.title}" if heading else topic.title, name)


def _pages(options: dict[str, Block], votes: int) -> list[list[str]]:
    """Return which topics stand together, so that a form of so many boxes holds them."""
    pages: list[list[str]] = [[]]
    size = 0
    for name, option in options.items():
        more = votes * len(json.dumps(option))
        if len(pages[-1]) == MOST_TOPICS or (pages[-1] and size + more > MOST_BYTES):
            pages.append([])
            size = 0
        pages[-1].append(name)
        size += more
    return pages


def _name(place: int) -> str:
    return f"vote_{place}"
