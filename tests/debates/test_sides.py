from collections import Counter
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rituals.debates import sides
from rituals.debates.sides import AGAINST, CHOSEN, DRAWN, EITHER, FOR, LISTEN, SIDES

PEOPLE = [f"U{place}" for place in range(9)]
someone = st.sampled_from(PEOPLE)


@given(st.sets(st.text(min_size=1), max_size=30), st.integers())
def test_everybody_who_wants_to_argue_is_on_one_side_and_the_sides_are_even(
    people: set[str], seed: int
) -> None:
    drawn = sides.draw(people, Random(seed))
    assert sorted(drawn[FOR] + drawn[AGAINST]) == sorted(people)
    assert abs(len(drawn[FOR]) - len(drawn[AGAINST])) <= 1
    assert drawn == sides.draw(sorted(people), Random(seed)), "the same seed draws the same"


def test_each_side_and_each_company_is_as_likely_as_any_other() -> None:
    people, times = ["a", "b", "c"], 6000
    random = Random(5)
    drawn = Counter(tuple(sides.draw(people, random)[FOR]) for _ in range(times))
    assert len(drawn) == 6, "one alone or two together, any of them"
    # Six equally likely outcomes: five standard deviations either way.
    assert all(abs(count - 1000) < 5 * (times * 5 / 36) ** 0.5 for count in drawn.values())


class Joining(RuleBasedStateMachine):
    """People who join, change and leave as they like, before and after the first round began."""

    def __init__(self) -> None:
        super().__init__()
        self.random = Random(1)
        self.options: dict[str, Any] = {"how": self.how} | sides.nobody_yet()
        self.argued: dict[str, str] = {}

    how = CHOSEN

    @rule(person=someone, place=st.integers(0, 2))
    def chooses(self, person: str, place: int) -> None:
        offered = sides.offered(self.options, person)
        chosen = offered[place % len(offered)]
        self.options = sides.take(self.options, person, chosen, self.random)
        side = sides.side_of(self.options, person)
        assert side == chosen or (chosen == EITHER and side in SIDES)
        self._note()

    @rule()
    def begins(self) -> None:
        if not self.options["part"]:
            drawn = sides.draw(self.options[EITHER], self.random)
            both = {side: self.options[side] + drawn[side] for side in SIDES}
            self.options |= both | {EITHER: [], "part": "opening"}
            self._note()

    def _note(self) -> None:
        if self.options["part"]:
            for side in SIDES:
                for person in self.options[side]:
                    assert self.argued.setdefault(person, side) == side, "sides stay"

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        places = [p for each in (*SIDES, EITHER) for p in self.options[each]]
        assert len(places) == len(set(places))

    @invariant()
    def leaving_is_free(self) -> None:
        assert all(LISTEN in sides.offered(self.options, each) for each in PEOPLE)


class JoiningADraw(Joining):
    """The same where sides are drawn."""

    how = DRAWN


TestJoining = Joining.TestCase
TestJoiningADraw = JoiningADraw.TestCase
