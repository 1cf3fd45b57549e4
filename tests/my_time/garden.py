"""A feature that asks people things unasked, and how they deal with its questions."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.demo import TEAM
from rituals.engine.call import Call
from rituals.engine.feature import Feature, Owed, When
from rituals.engine.outcome import NOTHING, NotNeeded, Outcome
from rituals.engine.registry import Registry, discover
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from storage.unit_of_work import UnitOfWork
from tests.bot.post_office import owed
from tests.world import Somebody, World, forger
from tests.world.loop import Loop
from tests.world.people import words

ASKED, LATER = "Question", "garden:later"
BRIEF = timedelta(hours=5)


class Garden:
    """A world in which a feature asks questions on its own account.

    `questions` hold what is asked, by number; `answered` and `gone` what became of them.
    """

    def __init__(self, loop: Loop, url: str) -> None:
        self.questions: dict[int, str] = {}
        self.answered: set[int] = set()
        self.gone: set[int] = set()
        self.broken: set[int] = set()
        registry = Registry([*discover().features, self._feature()])
        self.world = World.begin(url, loop=loop, registry=registry)
        for person in self.world.everybody:
            person.opens_home()
        self.ritual = self.keeps(
            Ritual, kind="garden:walk", name="Walk & talk", channel="C0DESIGN", owner=None,
            recurrence="x", on_holiday="keep", keepers=[], options={}, country="", region="",
            review_every=0, state="active", set_up_by="U0NOOR", set_up_at=self.world.now,
        )  # fmt: skip

    def _feature(self) -> Feature:
        feature = Feature("garden")

        def write(owed: Owed, work: UnitOfWork) -> Message:
            number = owed.subject
            if number in self.gone:
                raise NotNeeded("nobody needs it any more")
            if number in self.broken:
                raise ValueError("it cannot be written")
            if number in self.answered:
                return paragraph(f"Thanks {number}")
            text = self.questions[number]
            answer = blocks.actions(
                blocks.button(f"Answer {number}", "garden:answer", str(number)), block_id="same"
            )
            return Message(text, [blocks.section(text), answer], "You walk with them.")

        @feature.action("answer")
        def answer(call: Call, work: UnitOfWork) -> Outcome:
            self.answered.add(call.subject)
            for kind in ("question", "brief", "asked"):
                work.outbox.refresh(f"garden:{kind}", call.subject, only=[call.person])
            return NOTHING

        feature.message("question", when=When.IN_BUDGET)(write)
        feature.message("brief", when=When.IN_BUDGET, useful_for=BRIEF)(write)
        feature.message("asked", when=When.AT_WORK)(write)
        return feature

    def keeps(self, table: Any, **values: Any) -> int:
        def keep(connection: Connection) -> int:
            return UnitOfWork(connection, TEAM, self.world.now).keep(table, **values)

        return self.world.program.database.transaction(keep)

    def asks(
        self, *people: Somebody, kind: str = "question", text: str = "", topic: str | None = None
    ) -> int:
        """Ask people something on the bot's own account, now; return its number."""
        number = len(self.questions) + 1
        self.questions[number] = text or f"Question {number}?"

        def ask(connection: Connection) -> None:
            work = UnitOfWork(connection, TEAM, self.world.now)
            for person in people:
                about = f"ritual/{self.ritual}" if topic is None else topic
                work.outbox.send(f"garden:{kind}", number, to=person.user, topic=about)
            work.flush()

        self.world.program.database.transaction(ask)
        self.world.wait(seconds=1)
        return number

    def row(self, number: int, person: Somebody) -> Any:
        """The row of the outbox that asks a question."""
        rows = [r for r in owed(self.world) if r.kind.startswith("garden:")]
        return next(r for r in rows if r.subject == number and r.recipient == person.user)


def picks(person: Somebody, choice: str, message: dict[str, Any], nth: int = 0) -> None:
    """Choose from the menu of a message, or from one of the menus of a digest."""
    menus = [
        (block, element)
        for block in message["blocks"]
        for element in block.get("elements", [])
        if element.get("type") == "overflow"
    ]
    block, menu = menus[nth]
    option = next(o for o in menu["options"] if o["text"]["text"] == choice)
    person._world.do(
        person.actor.press(
            person.actor.dm_channel,
            message["ts"],
            menu["action_id"],
            block_id=block["block_id"],
            selected=option["value"],
        )
    )


def offered(message: dict[str, Any]) -> list[str]:
    """What the menu of a message offers."""
    for block in message["blocks"]:
        for element in block.get("elements", []):
            if element.get("type") == "overflow":
                return [option["text"]["text"] for option in element["options"]]
    return []


def press(
    user: str, action: str, value: str, place: tuple[str, str] | None, team: str = TEAM
) -> forger.Json:
    """A press that Slack may deliver late, twice, or from somebody who made it up."""
    payload = forger.press(team, user, action, value, place)
    if action == "my_time:ways":
        payload["actions"][0] |= {"type": "overflow", "selected_option": {"value": value}}
    return payload


def sets(person: Somebody, **values: Any) -> dict[str, str]:
    """Fill in the settings and save them; return what they say is wrong."""
    person.types("/trellis settings")
    errors = person.fills(**values)
    if not errors:
        person.closes()
    return errors


def asked(person: Somebody) -> list[str]:
    """The questions that stand in somebody's messages, in order."""
    return [words(m).splitlines()[0] for m in person.kept if "Question" in words(m)]
