import logging
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.gatherings.crowd import Crowd
from tests.gatherings.scene import HERE, NEXT_TUESDAY, set_up
from tests.postgresql import PostgreSQL
from tests.sqlite import sqlite
from tests.world import World
from tests.world.forger import text
from tests.world.loop import Loop

PEOPLE = ("U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID")
PHASES = ("collect", "group", "vote", "discuss", "closed")
SOMEBODY = st.sampled_from(PEOPLE)
TIMES = st.sampled_from([{"hours": 3}, {"days": 1}, {"days": 3}, {"days": 8}])
SEEN = ("write", "mine", "cards", "topics", "vote", "run", "calendar", "hand")
# So many cards are there before anybody calls anything off, that there is something to lose.
FEW = 6
ANSWERS = ("come", "instead", "absent")


class Gatherings(RuleBasedStateMachine):
    """Anybody does anything at any time, with what was offered to them now or long ago."""

    def __init__(self, begin: Callable[[], World]) -> None:
        super().__init__()
        self.world = begin()
        self.crowd = Crowd(self.world)
        logging.getLogger("trellis").addHandler(self.crowd.failures)
        self.buttons: list[str] = []

    @initialize(
        often=st.sampled_from(["weeks:1", "once"]),
        mode=st.sampled_from(["live", "written"]),
        names=st.sampled_from(["named", "anonymous"]),
        opens=st.sampled_from(["-1", "2"]),
    )
    def begins(self, **values: str) -> None:
        assert set_up(self.world, votes="2", **values) == {}
        self.world.wait_until(NEXT_TUESDAY - timedelta(days=2))
        self.notes_buttons()

    def notes_buttons(self) -> None:
        self.buttons.append(self.crowd.planned())

    def session(self, drawn: st.DataObject) -> int:
        numbers = [each.id for each in self.crowd.sessions()]
        return drawn.draw(st.sampled_from([*numbers, numbers[-1], numbers[-1]]))

    @rule(user=SOMEBODY, many=st.integers(1, 3), drawn=st.data())
    def writes(self, user: str, many: int, drawn: st.DataObject) -> None:
        self.crowd.writes(user, self.session(drawn), many)

    @rule(drawn=st.data())
    def everybody_writes(self, drawn: st.DataObject) -> None:
        for user in PEOPLE:
            self.crowd.writes(user, self.session(drawn), 1)

    @precondition(lambda self: self.crowd.kept)
    @rule(user=SOMEBODY, own=st.booleans(), removes=st.booleans(), drawn=st.data())
    def touches_a_card(self, user: str, own: bool, removes: bool, drawn: st.DataObject) -> None:
        cards = list(self.crowd.kept.values())
        card = drawn.draw(st.sampled_from(cards))
        other = drawn.draw(st.sampled_from(cards))
        # Whoever holds the key of another card holds no key to this one.
        key = card.key if own else other.key * (other.key != card.key)
        act = self.crowd.removes if removes else self.crowd.changes
        act(card.author if own else user, card, key)

    @precondition(lambda self: self.crowd.topics())
    @rule(drawn=st.data())
    def everybody_votes(self, drawn: st.DataObject) -> None:
        offered = st.lists(st.sampled_from([*self.crowd.topics(), 0]), max_size=4)
        number = self.session(drawn)
        for user in PEOPLE:
            boxes = {
                f"vote_{place}": {"selected_option": {"value": str(topic)}}
                for place, topic in enumerate(drawn.draw(offered))
            }
            self.crowd.submits(user, "gatherings:vote", f"{number}:0", boxes)

    @rule(user=SOMEBODY, name=st.sampled_from(SEEN), drawn=st.data())
    def looks(self, user: str, name: str, drawn: st.DataObject) -> None:
        session = self.session(drawn)
        keys = [card.key for card in self.crowd.kept.values() if card.author == user]
        key = drawn.draw(st.sampled_from(["", *keys]))
        value = f"{session}:{key}" if name == "mine" else str(session)
        self.crowd.presses(user, f"gatherings:{name}", value)

    @rule(user=SOMEBODY, name=st.sampled_from(ANSWERS), drawn=st.data())
    def answers(self, user: str, name: str, drawn: st.DataObject) -> None:
        self.crowd.presses(user, f"gatherings:{name}", str(self.session(drawn)))

    @rule(user=SOMEBODY, takes=st.booleans(), drawn=st.data())
    def moves_on(self, user: str, takes: bool, drawn: st.DataObject) -> None:
        number = self.session(drawn)
        if takes:
            self.crowd.presses(user, "gatherings:take_over", str(number))
        phase = self.crowd.session(number).phase
        self.crowd.presses(user, "gatherings:next", f"{number}:{phase}")

    @rule(
        user=SOMEBODY,
        name=st.sampled_from(["next", "longer", "end_now"]),
        phase=st.sampled_from(PHASES),
        drawn=st.data(),
    )
    def presses_an_old_button(self, user: str, name: str, phase: str, drawn: st.DataObject) -> None:
        number = self.session(drawn)
        if phase != self.crowd.session(number).phase or name != "end_now":
            self.crowd.presses(user, f"gatherings:{name}", f"{number}:{phase}")

    @rule(user=SOMEBODY, to=SOMEBODY, takes=st.booleans(), drawn=st.data())
    def hands_on(self, user: str, to: str, takes: bool, drawn: st.DataObject) -> None:
        number = str(self.session(drawn))
        if takes:
            self.crowd.presses(user, "gatherings:take_over", number)
        else:
            self.crowd.submits(user, "gatherings:hand", number, {"to": {"selected_user": to}})

    @rule(user=SOMEBODY, hours=st.sampled_from([1, 26, 75, 0]), drawn=st.data())
    def puts_off(self, user: str, hours: int, drawn: st.DataObject) -> None:
        self.notes_buttons()
        named = drawn.draw(st.sampled_from(self.buttons[-3:]))
        to = int((self.world.now + timedelta(hours=hours)).timestamp())
        values = {"to": {"selected_date_time": to}} if hours else {}
        self.crowd.submits(user, "ritual:move" if hours else "ritual:skip", named, values)

    @precondition(lambda self: len(self.crowd.kept) > FEW)
    @rule(user=SOMEBODY, how=st.sampled_from(["cancel", "end_now", "stop"]), drawn=st.data())
    def calls_off(self, user: str, how: str, drawn: st.DataObject) -> None:
        number = self.session(drawn)
        phase = self.crowd.session(number).phase
        if how == "stop":
            self.crowd.submits(user, "ritual:stop", self.buttons[-1], {})
        else:
            self.crowd.presses(user, f"gatherings:{how}", f"{number}:{phase}")

    @rule(user=SOMEBODY, drawn=st.data())
    def notes(self, user: str, drawn: st.DataObject) -> None:
        self.crowd.submits(user, "gatherings:note", str(self.session(drawn)), {"text": text("x")})

    @rule(user=st.sampled_from(PEOPLE[2:]))
    def leaves_or_joins(self, user: str) -> None:
        how = "remove_member" if self.crowd.is_member(user) else "add_member"
        self.world.happens(how, HERE, user)

    @rule()
    def clicks_twice(self) -> None:
        self.crowd.presses_twice()

    @rule(time=TIMES)
    def time_passes(self, time: dict[str, float]) -> None:
        self.world.wait(**time)
        self.crowd.nothing_is_shown_too_early_or_with_a_name("nobody")

    @invariant()
    def what_must_hold(self) -> None:
        self.crowd.nothing_failed()
        self.crowd.every_card_is_there()
        self.crowd.no_author_is_kept()
        self.crowd.nobody_has_too_many_votes()
        self.crowd.one_at_a_time_is_open()

    def teardown(self) -> None:
        try:
            if self.crowd.sessions():
                self.crowd.no_row_ties_a_card_to_its_author()
                self.crowd.it_can_be_brought_to_its_close()
                self.what_must_hold()
        finally:
            logging.getLogger("trellis").removeHandler(self.crowd.failures)
            self.world.end()


def runs(begin: Callable[[], World], examples: int) -> None:
    run_state_machine_as_test(
        lambda: Gatherings(begin),
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_people_do_nothing_is_lost_shown_early_or_stuck(
    loop: Loop, tmp_path: Path
) -> None:
    number = count()

    def begin() -> World:
        return World.begin(sqlite(tmp_path / f"{next(number)}.db"), loop=loop, threshold=3)

    runs(begin, examples=20)


def test_the_same_on_postgresql(loop: Loop, postgresql: PostgreSQL) -> None:
    with ExitStack() as databases:

        def begin() -> World:
            url = databases.enter_context(postgresql.database())
            return World.begin(url, loop=loop, threshold=3)

        runs(begin, examples=4)
