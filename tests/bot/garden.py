"""A garden that a team looks after: it asks several people, by rounds that come again or once."""

from datetime import datetime, timedelta

from rituals.engine.feature import Feature, Owed, When
from rituals.engine.registry import Registry
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.my_time import feature as my_time
from rituals.words import blocks
from rituals.words.message import Message
from storage.outbox import Place, is_person
from storage.unit_of_work import UnitOfWork

PEOPLE = {
    "U0MAYA": "Europe/Stockholm",
    "U0TOMAS": "America/Los_Angeles",
    "U0AIKO": "Asia/Tokyo",
    "U0SAMUEL": "Asia/Kathmandu",
}
CHANNEL = "C0GARDEN"
GARDENERS = [f"U0GARDENER{number}" for number in range(40)]
CHANNELS = [f"C0BED{number}" for number in range(20)]
# Which kind an errand sends; its number says which, and to whom.
ERRANDS = ("garden:water", "garden:seed", "garden:weed", "garden:help")

garden = Feature("garden")
# What every ritual says and does beside; the garden does not care for it.
ritual = Feature("ritual")


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    starts = occurrence.starts
    return {
        "morning": starts,
        "evening": starts + timedelta(hours=6),
        "after": ritual.hours.days_after(starts, 1),
    }


rounds = RitualKind(garden, "rounds", plan, useful_for=timedelta(days=1))
STEPS = {"morning": "garden:water", "evening": "garden:seed", "after": "garden:gate"}


@rounds.step("morning", useful_for=timedelta(hours=5))
def morning(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    for person in work.directory.people(list(PEOPLE)):
        work.outbox.send("garden:water", occurrence.id, to=person, topic=ritual.topic)


@rounds.step("evening", useful_for=timedelta(hours=12))
def evening(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    for person in PEOPLE:
        work.outbox.send("garden:seed", occurrence.id, to=person, topic=ritual.topic)


@rounds.step("after", useful_for=timedelta(days=5))
def after(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    work.outbox.send("garden:gate", occurrence.id, to=CHANNEL)


@garden.rule("errand")
def errand(number: int, due: datetime, work: UnitOfWork) -> None:
    kind, people = asked_by(number)
    for person in people:
        work.outbox.send(kind, number, to=person, detail=due.isoformat())


def asked_by(errand: int) -> tuple[str, list[str]]:
    """What an errand sends, and to whom."""
    who, which = divmod(errand, len(ERRANDS))
    return ERRANDS[which], [each for bit, each in enumerate(PEOPLE) if who >> bit & 1]


@garden.rule("bed")
def bed(number: int, due: datetime, work: UnitOfWork) -> None:
    for kind, to in in_bed(number):
        work.outbox.send(kind, number, to=to)


def in_bed(number: int) -> list[tuple[str, str]]:
    """What a bed asks, and of whom: four gardeners and four channels."""
    people = [("garden:help", GARDENERS[(number * 4 + each) % 40]) for each in range(4)]
    return people + [("garden:gate", CHANNELS[(number * 4 + each) % 20]) for each in range(4)]


def named(kind: str, subject: int, recipient: str, detail: str) -> str:
    """The words of a message: which one it is, between brackets."""
    return f"[{kind} {subject} {recipient} {detail}]"


def _says(feature: Feature, name: str, when: When, useful_for: timedelta | None = None) -> None:
    @feature.message(name, when=when, useful_for=useful_for)
    def write(owed: Owed, work: UnitOfWork) -> Message:
        text = named(f"{feature.name}:{name}", owed.subject, owed.recipient, owed.detail)
        why = "The garden asks." if when is When.IN_BUDGET else ""
        # Nobody knows whether what it answers is still there.
        thread = None if is_person(owed.recipient) else Place(owed.recipient, "1.000001")
        return Message(text, [blocks.section(text)], why, thread)


_says(garden, "water", When.IN_BUDGET, timedelta(hours=5))
_says(garden, "seed", When.IN_BUDGET, timedelta(days=10))
_says(garden, "weed", When.IN_BUDGET)
_says(garden, "help", When.AT_WORK)
_says(garden, "gate", When.AT_ONCE)


_says(ritual, "missed", When.AT_WORK)
_says(ritual, "changed", When.AT_ONCE)
for name in ("keep", "meet", "review"):
    ritual.rule(name)(lambda subject, due, work: None)


def registry() -> Registry:
    return Registry([garden, ritual, my_time])
