from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.demo import TEAM
from rituals.engine.outcome import Refusal
from rituals.gatherings.cards import grouping, stacks
from rituals.gatherings.parties import Sitting
from rituals.gatherings.tables import Entry, Topic
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.gatherings import kept
from tests.gatherings.piles import HERE, groups_of, in_thread, may_arrange, opens, reveals, ticks
from tests.gatherings.scene import fills_panel, runs, set_up, writes
from tests.storage.rows import HERE as HOME
from tests.storage.rows import THERE, change
from tests.world import World, forger
from tests.world.people import words


@pytest.fixture
def revealed(world: World) -> World:
    """A retrospective with six cards that Maya has revealed."""
    assert set_up(world) == {}
    writes(world.noor, "Write more tests", "Pair on reviews")
    writes(world.tomas, "We should write tests")
    writes(world.noor, "Meetings run over time", "Deploys are slow", column="stop")
    writes(world.maya, "meetings always run late", column="stop")
    reveals(world)
    return world


def test_the_reveal_shows_the_cards_by_column_with_like_ones_together(revealed: World) -> None:
    start, stop = in_thread(revealed)
    assert "*Start*: 3 cards" in words(start) and "*Stop*: 3 cards" in words(stop)
    assert "<@U0TOMAS>: We should write tests" in start["text"]
    assert words(stop).index("meetings always run late") < words(stop).index("Deploys are slow")
    opens(revealed.noor)
    assert groups_of(revealed.noor) == ["Write more tests", "Meetings run over time"]
    assert not may_arrange(revealed.noor)


def test_nobody_sees_a_card_of_others_before_the_reveal(world: World) -> None:
    assert set_up(world) == {}
    writes(world.noor, "Write more tests")
    card = world.noor.message_with("Write a card", HERE)
    press = forger.press(TEAM, "U0TOMAS", "gatherings:cards", "1", (HERE, card["ts"]))
    world.deliver("interactive", press)
    assert "not revealed yet" in world.tomas.told(HERE)
    assert "Write more tests" not in words(world.tomas.in_channel()) + words(world.tomas.modal)
    assert fills_panel(world.maya, "Call it off") == {}
    world.deliver("interactive", press)
    assert "Write more tests" not in words(world.tomas.in_channel()) + words(world.tomas.modal)


def test_somebody_who_is_not_in_the_channel_sees_nothing(revealed: World) -> None:
    revealed.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    stranger = revealed.person("U0STRANGER")
    for action in ("cards", "cards_on", "group", "apart"):
        press = forger.press(TEAM, "U0STRANGER", f"gatherings:{action}", "1:0")
        revealed.deliver("interactive", press)
        assert "not there for you" in words(stranger.modal)
        stranger.closes()


def test_the_facilitator_puts_cards_together_over_columns(revealed: World) -> None:
    maya = revealed.maya
    opens(maya)
    (wrong,) = ticks(maya, "Pair on reviews")
    assert "at least two" in wrong
    assert ticks(maya, "Write more tests", "Pair on reviews", "Deploys are slow") == []
    maya.closes()
    revealed.wait(seconds=3)
    start, stop = in_thread(revealed)
    assert "*Start*: 4 cards" in words(start) and "Deploys are slow" in words(start)
    assert "Deploys are slow" not in words(stop)


def test_a_group_is_renamed_and_split(revealed: World) -> None:
    maya = revealed.maya
    opens(maya)
    maya.presses("Change", where="modal")
    assert ticks(maya, title=" ") != []
    assert ticks(maya, title="Testing") == []
    assert groups_of(maya) == ["Testing", "Meetings run over time"]
    maya.presses("Change", where="modal", nth=1)
    assert ticks(maya, "Meetings run over time") == []
    assert groups_of(maya) == ["Testing"]
    maya.presses("Change", where="modal")
    maya.presses("Take the group apart", where="modal")
    assert groups_of(maya) == []
    maya.closes()
    revealed.wait(seconds=3)
    assert "Testing" not in words(in_thread(revealed)[0])


def test_whoever_does_not_facilitate_is_told_how_to_take_over(revealed: World) -> None:
    noor = revealed.noor
    opens(noor)
    assert "<@U0MAYA> puts like cards together" in words(noor.modal)
    assert "take over" in words(noor.modal)
    noor.closes()
    for action in ("group", "apart"):
        press = forger.press(TEAM, "U0NOOR", f"gatherings:{action}", "1:0:1")
        revealed.deliver("interactive", press)
        assert "take over" in words(noor.modal)
        noor.closes()
    runs(noor, "Take over")
    opens(noor)
    assert ticks(noor, "Pair on reviews", "Deploys are slow") == []
    opens(revealed.maya)
    assert not may_arrange(revealed.maya)


def test_a_card_written_late_stands_alone_and_the_vote_fixes_everything(revealed: World) -> None:
    writes(revealed.tomas, "Write tests")
    opens(revealed.maya)
    assert ticks(revealed.maya, "Write tests", "Deploys are slow") == []
    assert ticks(revealed.maya, "Write more tests", "Pair on reviews") == []
    before = words(in_thread(revealed))
    runs(revealed.noor, "Take over", "Open the vote")
    assert "being grouped now" in "".join(ticks(revealed.maya))
    revealed.maya.closes()
    assert words(in_thread(revealed)) == before


def test_without_names_no_author_is_shown(world: World) -> None:
    assert set_up(world, names="anonymous") == {}
    for user in ("U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"):
        writes(world.person(user), "Write more tests")
    reveals(world)
    opens(world.noor)
    shown = str(in_thread(world)) + str(world.noor.modal["blocks"] if world.noor.modal else "")
    assert "Write more tests" in shown
    assert "U0NOOR" not in shown and "U0TOMAS" not in shown


ORDERS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "take out", "apart", "rename"]),
        st.sets(st.integers(0, 8), max_size=4),
    ),
    max_size=12,
)


def test_no_order_of_merges_and_splits_loses_a_card(database: Database) -> None:
    numbers = count(10**14)
    change(database, lambda work: _cards(work, numbers, 2), THERE)

    @settings(max_examples=40)
    @given(orders=ORDERS)
    def holds(orders: list[tuple[str, set[int]]]) -> None:
        def live(work: UnitOfWork) -> None:
            other, _ = _cards(work, numbers, 2)
            sitting, cards = _cards(work, numbers, 7)
            # The last two are a card of another session, and one of another workspace.
            named = [*cards, _of(work, other)[0], 10**14]
            for what, places in orders:
                chosen = [named[place] for place in sorted(places)]
                after = _arrange(work, sitting, what, chosen)
                _whole(work, sitting, cards)
                if after is not None:
                    assert _as_sets(after) == _as_sets(stacks.of(work, sitting.session))
            assert all(len(each.cards) == 1 for each in stacks.of(work, other.session))
            sitting.session.phase = "vote"
            grouping.complete(sitting.ritual, sitting.session, work)
            grouping.complete(sitting.ritual, sitting.session, work)
            stood = stacks.of(work, sitting.session)
            assert sorted(card.number for each in stood for card in each.cards) == sorted(cards)
            ours = select(Topic.id).where(Topic.session_id == sitting.session.id)
            assert {each.topic for each in stood} == set(work.session.scalars(ours))

        change(database, live, HOME)

    holds()


def _cards(work: UnitOfWork, numbers: "count[int]", many: int) -> tuple[Sitting, list[int]]:
    """Put a session there whose cards are just being grouped."""
    sitting = kept.session(work, kept.ritual(work), phase="group")
    made = [next(numbers) for _ in range(many)]
    of = {"session_id": sitting.session.id, "column": "start", "text": "Like any other"}
    work.session.add_all([Entry(id=number, author="U0NOOR", **of) for number in made])
    work.flush()
    return sitting, made


def _of(work: UnitOfWork, sitting: Sitting) -> list[int]:
    return [card.number for each in stacks.of(work, sitting.session) for card in each.cards]


def _arrange(
    work: UnitOfWork, sitting: Sitting, what: str, chosen: list[int]
) -> list[stacks.Stack] | None:
    """Do one thing, twice as a double click would; None where it was refused."""
    after = None
    for _ in range(2):
        first = chosen[0] if chosen else 0
        try:
            if what == "merge":
                after = grouping.merge(work, sitting, chosen)
            elif what == "apart":
                after = grouping.take_apart(work, sitting, first)
            else:
                out = chosen[1:] if what == "take out" else []
                after = grouping.change(work, sitting, first, "Another title", out)
        except Refusal:
            pass
    return after


def _whole(work: UnitOfWork, sitting: Sitting, cards: list[int]) -> None:
    """Each card is there once; each topic is a group of this session."""
    stood = stacks.of(work, sitting.session)
    assert sorted(_of(work, sitting)) == sorted(cards)
    groups = select(Topic.id).where(Topic.session_id == sitting.session.id)
    assert sorted(work.session.scalars(groups)) == sorted(
        each.topic for each in stood if each.topic is not None
    )
    assert all(each.is_group == (each.topic is not None) for each in stood)


def _as_sets(stood: list[stacks.Stack]) -> set[tuple[str, str, int | None, frozenset[int]]]:
    return {
        (each.column, each.title, each.topic, frozenset(card.number for card in each.cards))
        for each in stood
    }
