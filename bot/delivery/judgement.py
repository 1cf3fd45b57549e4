"""Whether a message may go now, by its recipient's time, wishes and weekly budget."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rituals.engine.availability import Availability, availability
from rituals.engine.feature import MessageKind, When
from rituals.my_time import budget, policy, wishes
from rituals.my_time.policy import GOES, UNKNOWN, Decision, Fate
from storage.outbox import DIGEST, is_person
from storage.unit_of_work import UnitOfWork


class Judgement:
    """What is known of the recipients of one workspace in one batch, read at once.

    Args:
        work: the unit of work of the batch.
        people: the recipients of what may not come at just any time.
    """

    def __init__(self, work: UnitOfWork, people: Sequence[str]) -> None:
        self._work = work
        self._people = availability(work, people) if people else {}
        self._wishes = wishes.wishes(work, people) if people else {}

    def of(self, row: Any, kind: MessageKind) -> Decision:
        """Judge a row by everything but the budget."""
        if kind.when is When.AT_ONCE:
            return GOES
        person = self._person(row)
        wish = self._wishes.get((row.recipient, row.topic), wishes.NONE)
        return policy.judge(kind, row.due, person, wish, self._work.now)

    def spend(self, row: Any, kind: MessageKind) -> tuple[Decision, date | None]:
        """Count a row in the week's budget, once for each week in which it is tried.

        Returns:
            What becomes of it, and the Monday of the week that it counts in.
        """
        # A channel has no week of its own, and no digest.
        if kind.when is not When.IN_BUDGET or not is_person(row.recipient):
            return GOES, row.week
        person = self._person(row)
        week = person.hours.week(self._work.now)
        if row.week == week or not kind.is_counted:
            return GOES, week
        what, most = (
            (budget.DIGEST, budget.DIGESTS_A_WEEK)
            if row.kind == DIGEST
            else (budget.PROMPT, person.budget)
        )
        work = self._work
        if budget.spend(work.connection, work.workspace, row.recipient, week, what, most):
            return GOES, week
        if row.kind == DIGEST:
            # An absence, or hours that were changed, may bring two into one week.
            return Decision(Fate.WAITS, policy.digest_after(person.hours, work.now)), row.week
        return policy.over_budget(kind, row.due, person.hours, work.now), row.week

    def _person(self, row: Any) -> Availability:
        return self._people.get(row.recipient, UNKNOWN)
