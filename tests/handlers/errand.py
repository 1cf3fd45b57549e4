"""A small ritual for the tests of the edge: it does what it is told, and sometimes fails."""

import threading
from collections import Counter
from typing import Any

from rituals.engine.call import Call
from rituals.engine.feature import Feature
from rituals.engine.outcome import Outcome, Refusal
from rituals.words import blocks
from rituals.words.message import Message
from storage.unit_of_work import UnitOfWork

# Said to the bot in the tests; no log line may hold it.
PRIVATE = "something said in confidence"


class Broken(Exception):
    """A failure whose text quotes what a person wrote, as a database's does."""


class Errand:
    """The feature, how often each part of it has run, and what of it is broken."""

    def __init__(self) -> None:
        self.ran: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.feature = Feature("errand", "/errand", "runs errands")
        for word in ("run", "wait"):
            self.feature.word(word, usage="[what]", does="runs", example="/errand run")(self.run)
        self.feature.word("form", usage="", does="opens", example="/errand form")(self.form)
        self.feature.word("board", usage="", does="shows", example="/errand board")(self.board)
        self.feature.action("press")(self.press)
        self.feature.view("form")(self.keep)
        self.feature.reaction("seedling", added=self.react, removed=self.react)
        self.feature.message("note")(self.note)
        self.feature.home(99)(self.home)

    def run(self, call: Call, work: UnitOfWork) -> Outcome:
        self._does("run", call, work)
        return _says("Done.")

    def form(self, call: Call, work: UnitOfWork) -> Outcome:
        return Outcome(opens=self._form())

    def board(self, call: Call, work: UnitOfWork) -> Outcome:
        button = blocks.actions(blocks.button("Press", "errand:press", "1"), block_id="b")
        return Outcome(says=Message("A button", [button]))

    def press(self, call: Call, work: UnitOfWork) -> Outcome:
        self._does("press", call, work)
        return _says("Pressed.")

    def keep(self, call: Call, work: UnitOfWork) -> Outcome:
        if call.form.text("what") == "refused":
            raise Refusal("This cannot be done.")
        if call.form.text("what") == "named":
            raise Refusal("<@U0NOOR> has it, in <#C0DESIGN>.")
        self._does("keep", call, work)
        return Outcome(shows_home=True)

    def react(self, call: Call, work: UnitOfWork) -> Outcome:
        self._does("react", call, work)
        return Outcome()

    def home(self, call: Call, work: UnitOfWork) -> list[blocks.Block]:
        if self.broken["home"]:
            self._does("home", call, work)
        return [blocks.header("Errands")]

    def note(self, owed: Any, work: UnitOfWork) -> Message:
        return Message("An errand was run.", [blocks.section("An errand was run.")])

    def _does(self, part: str, call: Call, work: UnitOfWork) -> None:
        """Owe the person a note of each time, and then fail where it is to."""
        self.ran[part] += 1
        work.outbox.send("errand:note", 1, to=call.person, detail=f"{part}-{self.ran[part]}")
        self.may_go_on.wait(30)
        if self.broken[part]:
            self.broken[part] -= 1
            raise Broken(f"failed over {PRIVATE}")

    @staticmethod
    def _form() -> blocks.Block:
        fields = [
            blocks.field_of("what", "What", blocks.text_input("what")),
            blocks.field_of("more", "More", blocks.text_input("more"), optional=True),
        ]
        return blocks.modal("errand:form", "An errand", fields, submit="Send")


def _says(text: str) -> Outcome:
    return Outcome(says=Message(text, [blocks.section(text)]))
