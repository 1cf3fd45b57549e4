"""A notice board in a channel: a card that changes, and in its thread what is said of it."""

from dataclasses import replace
from typing import Any

from bot.delivery.pacing import Pacing
from bot.worker import Worker
from rituals.engine.feature import Feature, Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.registry import Registry
from rituals.my_time import feature as my_time
from rituals.words.message import Message, paragraph
from sandbox.posting import withdraw
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork
from tests.bot.post_office import happens, in_the_worlds_time, worker_of
from tests.storage.rows import change, owed
from tests.world import World
from tests.world.people import words
from tests.world.world import TEAM

CHANNEL = "C0DESIGN"


class NoticeBoard:
    """The board, and who takes to Slack what is on it.

    Args:
        world: in which it hangs.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.card = "The card"
        self.is_over = False
        feature = Feature("board")
        feature.message("card")(self._card)
        feature.message("word")(self._word)
        self._registry = Registry([feature, my_time])

    def worker(self, pacing: Pacing | None = None) -> Worker:
        pacing = pacing or in_the_worlds_time(self.world)
        return worker_of(self.world, pacing=pacing, registry=self._registry)

    def hang(self, worker: Worker, number: int = 1) -> Place:
        """Hang a card, and return where it stands."""
        self._change(lambda work: work.outbox.send("board:card", number, CHANNEL))
        self.world.loop.do(worker.beat())
        row = next(row for row in owed(self.world.program.database) if row.subject == number)
        return Place(row.channel, row.ts)

    def take_down(self, card: Place) -> None:
        """Delete a card in Slack, as an admin of the workspace does."""
        team = self.world.sandbox.workspaces[TEAM]
        channel = team.channels[CHANNEL]
        message = channel.log.find(card.ts)
        assert message is not None
        happens(self.world, withdraw, team, channel, message)

    def say(self, word: str, number: int = 1) -> None:
        self._change(lambda work: work.outbox.send("board:word", number, CHANNEL, detail=word))

    def write_anew(self, kind: str = "board:card", number: int = 1) -> None:
        self._change(lambda work: work.outbox.refresh(kind, number, only=[CHANNEL]))

    def thread(self, card: Place) -> list[str]:
        """What people read in a thread, the card first."""
        return [words(m) for m in self.world.maya.actor.messages(CHANNEL, thread_ts=card.ts)]

    def channel(self) -> list[str]:
        """What people read beside the threads."""
        log = self.world.sandbox.workspaces[TEAM].channels[CHANNEL].log
        return [message.text for message in log.top_level() if message.bot_id]

    def _change(self, function: Any) -> None:
        change(self.world.program.database, function, TEAM, self.world.now)

    def _card(self, owed: Owed, work: UnitOfWork) -> Message:
        return paragraph(self.card)

    def _word(self, owed: Owed, work: UnitOfWork) -> Message:
        if self.is_over:
            raise NotNeeded("it is over")
        cards = work.outbox.places("board:card", owed.subject, owed.recipient)
        said = paragraph(f"{owed.detail}, {self.card}")
        return replace(said, thread=next(iter(cards), None))
