import random

import pytest

from rituals.gatherings.tables import Entry, Participant
from rituals.words.limits import problems
from storage.unit_of_work import UnitOfWork
from tests.gatherings.closed import within
from tests.gatherings.piles import in_thread, opens, reveals, ticks
from tests.gatherings.scene import runs, set_up
from tests.gatherings.votes import statements_of_clicks
from tests.words import judges
from tests.world import Somebody, World
from tests.world.people import labels, words

PEOPLE, CARDS = 200, 1_000
SYLLABLES = ["de", "plo", "re", "vie", "mee", "tin", "pa", "ger", "sear", "cha", "ro", "map"]
HARD = ["<!channel> & <b>", "👩‍👩‍👧‍👦" * 30, "ö" * 500, "*bold* _and_ `code`"]


@pytest.fixture
def big(world: World) -> World:
    """A retrospective in which two hundred people have written a thousand cards, revealed."""
    assert set_up(world) == {}
    within(world, _fill)
    reveals(world)
    return world


def _fill(work: UnitOfWork) -> None:
    chance = random.Random(4)
    for person in range(PEOPLE):
        work.session.add(Participant(session_id=1, person=f"U0P{person}", has_written=True))
    vocabulary = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(600)]
    for number in range(CARDS):
        said = " ".join(chance.choices(vocabulary, k=chance.choice((2, 8, 60))))
        text = f"{chance.choice(HARD)} {said}"[:480] if number % 50 == 0 else said[:480]
        column = ("start", "stop", "continue")[number % 3]
        author = f"U0P{number % PEOPLE}"
        card = Entry(session_id=1, column=column, text=f"№{number}. {text}", author=author)
        work.session.add(card)


def test_everybody_can_read_each_of_a_thousand_cards(big: World) -> None:
    opens(big.noor)
    read, pages = _leafs_through(big.noor)
    assert pages > 10
    for number in range(CARDS):
        assert f"№{number}. " in read


def test_the_facilitator_finds_each_card_to_put_together(big: World) -> None:
    opens(big.maya)
    read, _ = _leafs_through(big.maya)
    listed = sum(f"№{number}. " in read for number in range(CARDS))
    # Of a large group only the first cards are listed; the others are behind its button.
    assert listed > CARDS / 2
    big.maya.presses("Read in full", where="modal")
    read, _ = _leafs_through(big.maya)
    assert all(f"№{number}. " in read for number in range(CARDS))


def test_cards_on_other_pages_come_to_what_was_ticked(big: World) -> None:
    maya = big.maya
    opens(maya)
    alone = _alone(maya)
    assert ticks(maya, alone[0], find="№99") == []
    _may_stand(maya)
    assert f"{alone[0]}" in words(maya.modal)
    with statements_of_clicks(big) as clicks:
        assert ticks(maya, "№99") == []
    (statements,) = clicks()
    assert len(statements) <= 6, statements
    _may_stand(maya)
    assert ticks(maya, find="nothing holds this") == []
    assert "Try a shorter word" in words(maya.modal)


def test_the_thread_gets_the_first_pages_and_says_how_much_more_there_is(big: World) -> None:
    shown = in_thread(big)
    assert 3 <= len(shown) <= 9
    for message in shown:
        assert problems({"blocks": message["blocks"]}) == []
        assert judges.sandbox({"blocks": message["blocks"]}) == []
        assert judges.slack({"blocks": message["blocks"]}) == []
    with_more = [message for message in shown if "See the cards" in labels(message)]
    assert len(with_more) == 3
    more = [words(message).split(" more cards are")[0].split()[-1] for message in with_more]
    # A group's title is one of its cards too, which may stand further down.
    in_them = sum(f": \n№{number}. " in words(shown) for number in range(CARDS))
    assert in_them + sum(map(int, more)) == CARDS


def test_what_each_click_asks_of_the_database_does_not_grow_with_the_cards(big: World) -> None:
    maya = big.maya
    with statements_of_clicks(big) as clicks:
        opens(maya)
        maya.presses("Next", where="modal")
        maya.presses("Back", where="modal")
        assert ticks(maya, *_alone(maya)[:3]) == []
        maya.presses("Change", where="modal")
        assert ticks(maya, title="Another title") == []
        maya.presses("Change", where="modal")
        maya.presses("Take the group apart", where="modal")
    assert [len(each) for each in clicks() if len(each) > 6] == []
    maya.closes()
    with statements_of_clicks(big) as clicks:
        runs(big.maya, "Open the vote")
    # A thousand cards become topics in two statements.
    assert max(len(each) for each in clicks()) < 20


def _leafs_through(person: Somebody) -> tuple[str, int]:
    """Press through all pages; return what stands on them, and how many they were."""
    _may_stand(person)
    read, pages = [words(person.modal)], 1
    while "Next" in labels(person.modal or {}):
        person.presses("Next", where="modal")
        _may_stand(person)
        read.append(words(person.modal))
        pages += 1
    assert f"Page {pages} of {pages}" in read[-1]
    return "\n".join(read), pages


def _may_stand(person: Somebody) -> None:
    assert person.modal is not None
    shown = ("type", "callback_id", "title", "submit", "close", "blocks", "private_metadata")
    view = {name: person.modal[name] for name in shown if person.modal.get(name)}
    assert problems(view) == []
    assert judges.sandbox(view) == []
    assert judges.slack(view) == []


def _alone(person: Somebody) -> list[str]:
    """How the cards that stand alone on the open page begin."""
    assert person.modal is not None
    return [
        each["text"]["text"].split()[0]
        for block in person.modal["blocks"]
        if block["type"] == "input" and block["label"]["text"] == "Cards that stand alone"
        for each in block["element"]["options"]
    ]
