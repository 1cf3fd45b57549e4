"""A small ritual of the tests: tea on Fridays at three, with an invitation an hour before."""

import json
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.call import Call
from rituals.engine.feature import Feature, Owed
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.words.message import Message, paragraph
from storage.unit_of_work import UnitOfWork
from tests.world import World

FRIDAYS = Recurrence(Weekly((4,)), time(15), "Europe/Stockholm", date(2026, 3, 3))
AN_HOUR = timedelta(hours=1)


@cache
def feature() -> Feature:
    """Return the feature; its kind of ritual can be claimed only once."""
    tea = Feature("tea", "/tea", "pours tea")

    def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
        return {"invite": occurrence.starts - AN_HOUR, "pour": occurrence.starts}

    kind = RitualKind(tea, "time", plan, useful_for=AN_HOUR)

    @kind.step("invite", useful_for=AN_HOUR)
    def invite(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
        to = ritual.channel or ritual.owner
        assert to
        work.outbox.send("tea:invite", occurrence.id, to=to)

    @kind.step("pour", useful_for=AN_HOUR)
    def pour(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
        pass

    @tea.message("invite")
    def write(owed: Owed, work: UnitOfWork) -> Message:
        return paragraph("The kettle is on.")

    @tea.word("time", usage="[as JSON]", does="sets it up", example="/tea time")
    def set_up(call: Call, work: UnitOfWork) -> Outcome:
        wish: dict[str, Any] = json.loads(call.text or "{}")
        alone = wish.pop("alone", False)
        ritual = Ritual(
            kind="tea:time",
            name=wish.pop("name", "Tea"),
            channel=None if alone else call.channel,
            owner=call.person if alone else None,
            recurrence=wish.pop("recurrence", str(FRIDAYS)),
            set_up_by=call.person,
            **wish,
        )
        occurrences.set_up(work, ritual)
        return Outcome(says=paragraph("Set up."))

    return tea


def sets_up(world: World, user: str = "U0MAYA", channel: str = "C0DESIGN", **wish: Any) -> None:
    """Have somebody set up the tea."""
    world.person(user).types(f"/tea time {json.dumps(wish)}", channel)
    world.wait(seconds=5)


def at(moment: datetime) -> str:
    """How a moment begins that Slack shows in each reader's zone."""
    return f"<!date^{int(moment.timestamp())}^"
