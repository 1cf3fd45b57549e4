"""Whatever happens to workers, clocks and people: nothing comes twice, early, at night or never."""

import asyncio
from datetime import time, timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.ritual import Ritual
from rituals.my_time import wishes
from storage.database import Database
from storage.outbox import FOLDED, SENT, WAITING
from tests.bot.another_slack import FAULTS
from tests.bot.garden import CHANNEL, ERRANDS, PEOPLE
from tests.bot.garden_at_work import WORKERS, GardenAtWork, name, person, rounds
from tests.bot.judge_of_posts import Choices
from tests.storage.rows import owed

ASKS = ("garden:water", "garden:seed", "garden:weed")
# Fewer on the database that costs more.
EXAMPLES = {"sqlite": 60, "postgresql": 20}

someone = st.sampled_from(list(PEOPLE))
minutes = st.sampled_from([1, 7, 31, 3 * 60, 9 * 60, 24 * 60, 4 * 24 * 60])
# A clock that is ahead by more than a day is past what the search for a lost post allows for.
leaps = st.sampled_from([-20 * 24 * 60, -26 * 60, -40, -2, 3, 45, 20 * 60])
# Which message, to whom, and in how many minutes.
errands = st.tuples(
    st.integers(0, len(ERRANDS) - 1), st.integers(1, 15), st.integers(0, 9 * 24 * 60)
)
topics = st.sampled_from([*ASKS, "ritual/"])
weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=6, unique=True).map(sorted)
choices = st.fixed_dictionaries(
    {
        "opens": st.sampled_from([time(0), time(7, 30), time(9)]),
        "closes": st.sampled_from([time(17), time(23, 59), time(9, 1)]),
        "days": weekdays,
        "country": st.sampled_from(["", "SE", "JP", "US"]),
    }
)


class EverythingDue(GardenAtWork, RuleBasedStateMachine):
    """A garden's team, its workers, and all that may come between.

    Args:
        database: with the tables in it; what is in them is forgotten.
        runner: of the one event loop of all workers.
    """

    # What is there

    @initialize(
        chosen=st.tuples(*[choices] * len(PEOPLE)),
        budgets=st.tuples(*[st.integers(0, 3)] * len(PEOPLE)),
        days=weekdays,
        at=st.sampled_from([time(8), time(16, 30), time(2, 30)]),
    )
    def a_team_sets_up_its_rounds(
        self, chosen: Any, budgets: Any, days: list[int], at: time
    ) -> None:
        for (who, zone), budget in zip(PEOPLE.items(), budgets, strict=True):
            self.people[who] = Choices(zone, time(9), time(17), list(range(5)), budget, "")
            self.change(lambda work, who=who, zone=zone: work.session.add(person(who, zone)))
        for who, values in zip(PEOPLE, chosen, strict=True):
            self.somebody_chooses_their_hours(who, values)
        comes = Recurrence(Weekly(tuple(days)), at, "Europe/Stockholm", self.now.date())
        rounds = {"kind": "garden:rounds", "name": "Rounds", "channel": CHANNEL, "country": "SE"}
        ritual = Ritual(
            **rounds, recurrence=str(comes), keepers=list(PEOPLE)[:2], set_up_by="U0MAYA"
        )
        self.change(lambda work: occurrences.set_up(work, ritual))

    @rule(errands=st.lists(errands, min_size=1, max_size=6))
    def errands_are_planned(self, errands: list[tuple[int, int, int]]) -> None:
        for which, who, later in errands:
            # Above the lowest bits, which say what and to whom, it counts.
            number = (len(self.errands) * 16 + who) * len(ERRANDS) + which
            self.errands[number] = self.now + timedelta(minutes=later)
        due = {each: self.errands[each] for each in list(self.errands)[-len(errands) :]}

        def plan(work: Any) -> None:
            for number, at in due.items():
                work.schedules.plan("garden:errand", number, at)

        self.change(plan)

    @rule(how=st.sampled_from(["skip", "move"]), days=st.integers(0, 6))
    def somebody_changes_the_rounds(self, how: str, days: int) -> None:
        def do(work: Any) -> None:
            ritual = rounds(work)
            if how == "skip":
                occurrences.skip(work, ritual, "U0MAYA")
            else:
                to = self.now + timedelta(days=days, minutes=1)
                occurrences.move(work, ritual, "U0MAYA", to)

        self.change(do)

    # What people wish

    @rule(who=someone, values=choices)
    def somebody_chooses_their_hours(self, who: str, values: dict[str, Any]) -> None:
        self.choose(who, **values, budget=self.people[who].budget)

    @rule(who=someone, first=st.integers(-2, 4), length=st.integers(0, 12))
    def somebody_is_away(self, who: str, first: int, length: int) -> None:
        begins = self.now.date() + timedelta(days=first)
        ends = begins + timedelta(days=length)
        self.people[who].away = (begins, ends)
        self.choose(who, away_from=begins, away_until=ends)

    @rule(who=someone, for_minutes=minutes)
    def somebody_wants_quiet(self, who: str, for_minutes: int) -> None:
        self.choose(who, snoozed_until=self.now + timedelta(minutes=for_minutes))

    @rule(
        who=someone, topic=st.sampled_from([*ASKS, "ritual/"]), pause=minutes, stops=st.booleans()
    )
    def somebody_hears_no_more_of_it(self, who: str, topic: str, pause: int, stops: bool) -> None:
        if topic == "ritual/":
            topic = self.change(lambda work: rounds(work).topic)
        person, until = self.people[who], self.now + timedelta(minutes=pause)
        # What was said last holds.
        person.stopped.discard(topic)
        person.snoozed.pop(topic, None)
        if stops:
            person.stopped.add(topic)
            self.change(lambda work: wishes.stop(work, who, topic))
        else:
            person.snoozed[topic] = until
            self.change(lambda work: wishes.snooze(work, who, topic, until))

    @precondition(lambda self: self.slack.posts)
    @rule(which=st.integers(0, 99), later=minutes, skips=st.booleans())
    def somebody_lets_a_message_wait_or_pass(self, which: int, later: int, skips: bool) -> None:
        post = self.slack.posts[which % len(self.slack.posts)]
        row = next((each for each in owed(self.database) if each.token == post.token), None)
        if row is None or row.kind not in ASKS:
            return

        def press(work: Any) -> None:
            prompt = work.prompts.of(row.id, row.recipient)
            if prompt.state not in (SENT, WAITING, FOLDED):
                return
            if skips:
                work.prompts.let_go(prompt, "skipped by its recipient")
            else:
                self.asked_again[name(row)] += 1
                work.prompts.ask_again(prompt, self.now + timedelta(minutes=later))

        self.change(press)

    # What goes wrong

    @rule(by=leaps)
    def the_clock_jumps(self, by: int) -> None:
        self.ahead = timedelta(minutes=by)
        self.beat(*self.workers)

    @rule()
    def the_clock_is_put_right(self) -> None:
        self.ahead = timedelta()

    @rule(
        what=st.lists(st.sampled_from(FAULTS), min_size=1, max_size=6),
        by=st.just(0) | leaps,
        down=st.just(0) | minutes,
    )
    def calls_fail_before_the_clock_jumps_or_nobody_works(
        self, what: list[str], by: int, down: int
    ) -> None:
        self.wait_for_something()
        self.slack.faults += what
        self.beat(*self.workers)
        self.ahead = timedelta(minutes=by)
        self.time += timedelta(minutes=down)

    # What the workers do

    @rule(for_minutes=minutes)
    def nobody_works_for_a_while(self, for_minutes: int) -> None:
        self.time += timedelta(minutes=for_minutes)

    @rule(for_minutes=minutes, first=st.integers(0, WORKERS - 1))
    def workers_take_turns(self, for_minutes: int, first: int) -> None:
        ends = self.time + timedelta(minutes=for_minutes)
        for turn in range(first, first + 40):
            due = self.next_due()
            if due is None or due - self.ahead > ends:
                break
            self.wait_for_something()
            self.beat(self.workers[turn % WORKERS])
        self.time = ends

    @rule()
    def workers_beat_side_by_side(self) -> None:
        self.beat(*self.workers)

    @rule(who=st.integers(0, WORKERS - 1), steps=st.integers(0, 12), together=st.booleans())
    def a_worker_is_killed(self, who: int, steps: int, together: bool) -> None:
        self.wait_for_something()
        self.workers[who].life.steps = steps
        self.beat(*(self.workers if together else [self.workers[who]]))
        self.workers[who] = self.worker()

    # What must be

    @invariant()
    def nothing_comes_twice_or_at_a_wrong_time(self) -> None:
        self.nothing_is_wrong()

    def teardown(self) -> None:
        if self.people and not self.wrong:
            self.comes_to_an_end()


def test_everything_due_comes_once_in_its_time_or_is_let_go_with_a_reason(
    database: Database,
) -> None:
    kind = "sqlite" if database.is_sqlite else "postgresql"
    few = settings(
        max_examples=EXAMPLES[kind],
        stateful_step_count=30,
        # To make a failure shorter takes longer than a test may.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with asyncio.Runner() as runner:
        run_state_machine_as_test(partial(EverythingDue, database, runner), settings=few)
