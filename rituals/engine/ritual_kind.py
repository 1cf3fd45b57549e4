"""What runs a ritual: the steps of each occurrence, when they come, and what each does."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from jinja2 import TemplateNotFound
from sqlalchemy import select

from rituals.cadence.wall_clock import instant
from rituals.engine import planning
from rituals.engine.feature import Feature, Rule, claim
from rituals.engine.ritual import KEEP, MISSED, MISSED_STEP, PLANNED, Occurrence, Ritual
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# The word of the day before; see `rituals/ritual`.
TO_KEEPER = "ritual:keeper"

# The day begins here first, and has come everywhere 26 hours later: UTC+14 and UTC-12.
FIRST_ZONE = "Pacific/Kiritimati"
EVERYWHERE = timedelta(hours=26)

Step = Callable[[Ritual, Occurrence, UnitOfWork], None]
Plan = Callable[[Ritual, Occurrence], dict[str, datetime]]
Follow = Callable[[Ritual, Occurrence, Occurrence | None, UnitOfWork], None]

_kinds: dict[str, "RitualKind"] = {}


def kind_of(ritual: Ritual) -> "RitualKind | None":
    """Return what runs a ritual, None where its feature is not there any more."""
    return _kinds.get(ritual.kind)


def kinds() -> Collection["RitualKind"]:
    """Return every kind of ritual there is."""
    return _kinds.values()


def on_clock_of(ritual: Ritual, at: datetime, zone: str) -> datetime:
    """Return when the clock of a zone shows what the ritual's own clock shows at a moment."""
    here = at.astimezone(ZoneInfo(ritual.comes_round.zone))
    return instant(here.date(), here.time(), zone)


@dataclass
class RitualKind:
    """A kind of ritual.

    What each step does stands in the feature's template `steps`, in a block such as
    `friday_morning`: who gets what then, as it follows a time, "everybody is asked …".

    Args:
        feature: whose it is.
        name: what it is called there, such as `friday`.
        plan: returns when each step of an occurrence comes.
        useful_for: how long after its beginning an occurrence that was missed is still begun.
        hours: at which hours of the day, by the ritual's own clock, it can begin.
        shown: the messages about an occurrence that are written anew when it is called off or
            moved.
        follow: what else is done at once when somebody changed the planned occurrence: it gets
            that one, and the one held in its place: itself where it was moved or handed over,
            None where it was called off.
    """

    feature: Feature
    name: str
    plan: Plan
    useful_for: timedelta
    hours: range = range(24)
    shown: tuple[str, ...] = ()
    follow: Follow | None = None
    steps: dict[str, timedelta] = field(default_factory=dict)
    by_own_clock: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        claim(_kinds, self.kind, self)
        self.feature.rule(f"{self.name}.steps")(self._of_occurrence(self._plan_steps))
        self.feature.rule(f"{self.name}.begin")(self._of_occurrence(self._begin))
        self.feature.rule(f"{self.name}.anew")(self._show_anew)

    @property
    def kind(self) -> str:
        """The name under which a ritual of this kind is kept."""
        return f"{self.feature.name}:{self.name}"

    def has_begun(self, ritual: Ritual, occurrence: Occurrence, now: datetime) -> bool:
        """Tell whether somebody, where the day comes first, may be taking part already."""
        return any(self._planned_at(ritual, occurrence, name) <= now for name in self.by_own_clock)

    def step(
        self, name: str, *, useful_for: timedelta, by_own_clock: bool = False
    ) -> Callable[[Step], Step]:
        """Run at a step of each occurrence.

        Args:
            name: of the step, as `plan` returns it.
            useful_for: how long after its time it is still of use; later it is left out, and the
                keeper is told.
            by_own_clock: whether it reaches each person when their own clock shows that time: then
                it runs when the first clock of the world does, and sends what waits for the others.
        """
        if by_own_clock:
            self.by_own_clock.add(name)
            useful_for += EVERYWHERE

        def register(run: Step) -> Step:
            def at_its_time(
                ritual: Ritual, occurrence: Occurrence, due: datetime, work: UnitOfWork
            ) -> None:
                at = self._planned_at(ritual, occurrence, name)
                if at > work.now:
                    # Moved at this very moment, or its ritual goes by another clock by now.
                    work.schedules.plan(f"{self.kind}.{name}", occurrence.id, at)
                elif work.now - due > useful_for:
                    self._tell_keeper(occurrence, name, work)
                else:
                    run(ritual, occurrence, work)

            self.feature.rule(f"{self.name}.{name}")(self._of_occurrence(at_its_time))
            self.steps[name] = useful_for
            return run

        return register

    def does(self, step: str) -> str:
        """Return who gets what at a step, as it stands in a sentence.

        Args:
            step: its name; what has no sentence of its own is called by it.
        """
        try:
            said: Mrkdwn = getattr(Words(f"{self.feature.name}/steps"), f"{self.name}_{step}")
        except (TemplateNotFound, AttributeError):
            return step.replace("_", " ")
        return said

    def _of_occurrence(
        self, run: Callable[[Ritual, Occurrence, datetime, UnitOfWork], None]
    ) -> Rule:
        """Return the rule that looks first whether the occurrence is still to be held."""

        def rule(number: int, due: datetime, work: UnitOfWork) -> None:
            # Held: somebody may skip or move it at this very moment. The ritual first, as they do.
            held = (
                select(Ritual, Occurrence)
                .join(Occurrence, Occurrence.ritual_id == Ritual.id)
                .where(Occurrence.id == number)
                .with_for_update(of=(Ritual, Occurrence), key_share=True)
                .execution_options(populate_existing=True)
            )
            found = work.session.execute(held).one_or_none()
            if found is not None and found[1].is_on:
                run(found[0], found[1], due, work)

        return rule

    def _plan_steps(
        self, ritual: Ritual, occurrence: Occurrence, due: datetime, work: UnitOfWork
    ) -> None:
        """Plan the steps; those that would come too late to be of use are left out."""
        if occurrence.state != PLANNED:
            return
        work.schedules.plan(f"{self.kind}.begin", occurrence.id, occurrence.starts)
        if ritual.channel:
            day_before = ritual.hours.days_before(occurrence.starts, 1)
            work.schedules.plan(KEEP, occurrence.id, day_before)
        for name in self.plan(ritual, occurrence):
            at = self._planned_at(ritual, occurrence, name)
            if at + self.steps[name] >= due:
                work.schedules.plan(f"{self.kind}.{name}", occurrence.id, at)

    def _show_anew(self, number: int, due: datetime, work: UnitOfWork) -> None:
        """Have those who were told of an occurrence read what became of it."""
        for kind in (*self.shown, TO_KEEPER):
            work.outbox.refresh(kind, number)

    def _planned_at(self, ritual: Ritual, occurrence: Occurrence, step: str) -> datetime:
        at = self.plan(ritual, occurrence)[step]
        return on_clock_of(ritual, at, FIRST_ZONE) if step in self.by_own_clock else at

    def _begin(
        self, ritual: Ritual, occurrence: Occurrence, due: datetime, work: UnitOfWork
    ) -> None:
        """Note that it is held, plan the next, and ask now and then whether it still helps."""
        if occurrence.state != PLANNED or not ritual.is_active or occurrence.starts > work.now:
            return
        planning.begin(work, ritual, occurrence)
        if work.now - due > self.useful_for:
            occurrence.state = MISSED
            self._tell_keeper(occurrence, "begin", work)
        else:
            planning.ask_if_it_helps(work, ritual, occurrence)

    @staticmethod
    def _tell_keeper(occurrence: Occurrence, step: str, work: UnitOfWork) -> None:
        occurrence.missed = [*occurrence.missed, step]
        if occurrence.keeper:
            work.outbox.send(MISSED_STEP, occurrence.id, to=occurrence.keeper)
            work.outbox.refresh(MISSED_STEP, occurrence.id)
