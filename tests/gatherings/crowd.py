"""A crowd that does anything at any time, and what they have a right to find afterwards."""

import json
import logging
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from rituals.engine.ritual import PLANNED, Occurrence
from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.phases import CANCELLED, CLOSED
from rituals.gatherings.tables import Ballot, Entry, Session, Topic
from sandbox import Delivery
from tests.gatherings.scene import HERE, cards, rows
from tests.world import Somebody, World, forger
from tests.world.people import find_buttons

TEAM = "T0ORCHARD"
OVER = (CLOSED, CANCELLED)
Json = dict[str, Any]


@dataclass
class Card:
    """What somebody left and has not taken back."""

    author: str
    text: str
    session: int
    is_anonymous: bool
    key: str = ""


class Failures(logging.Handler):
    """What went wrong without anybody being told."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@dataclass
class Crowd:
    """People at one session after another, by what Slack delivers for them."""

    world: World
    kept: dict[str, Card] = field(default_factory=dict)
    seen: int = 0
    written: int = 0
    failures: Failures = field(default_factory=Failures)
    last: tuple[Json, str] | None = None

    # What they do

    def presses(self, user: str, action: str, value: str) -> None:
        place = (HERE, cards(self.world)[-1]["ts"])
        self._deliver(user, forger.press(TEAM, user, action, value, place))

    def submits(self, user: str, view: str, private: str, values: Json) -> bool:
        """Submit a form, whenever it was opened; return whether it was accepted."""
        body = self._deliver(user, forger.submission(TEAM, user, view, private, values)).body
        return not body or body.get("response_action") not in ("errors", "update")

    def presses_twice(self) -> None:
        """Deliver once more what was delivered last, as a double click does."""
        if self.last is not None:
            self._deliver(self.last[1], self.last[0])

    def writes(self, user: str, session: int, many: int, column: str = "start") -> bool:
        texts = [f"card-{self.written + each}-" for each in range(many)]
        self.written += many
        form = {column: forger.text("\n\n".join(texts))}
        if not self.submits(user, "gatherings:write", str(session), form):
            return False
        nameless = self.session(session).is_anonymous
        key = self._newest_key(user) if nameless else ""
        for text in texts:
            self.kept[text] = Card(user, text, session, nameless, key)
        return True

    def changes(self, user: str, card: Card, key: str) -> None:
        form = {"column": {"selected_option": {"value": "stop"}}}
        text = f"card-{self.written}-"
        self.written += 1
        named = f"{card.session}:{self._number(card)}:{key}"
        accepted = self.submits(user, "gatherings:mine", named, form | {"text": forger.text(text)})
        may = user == card.author if not card.is_anonymous else key == card.key
        assert accepted == (may and self.is_hidden(card.session) and self.is_member(user))
        if accepted:
            self.kept[text] = Card(card.author, text, card.session, card.is_anonymous, card.key)
            del self.kept[card.text]

    def removes(self, user: str, card: Card, key: str) -> None:
        may = user == card.author if not card.is_anonymous else key == card.key
        may = may and self.is_hidden(card.session) and self.is_member(user)
        self.presses(user, "gatherings:remove", f"{card.session}:{self._number(card)}:{key}")
        if may:
            del self.kept[card.text]

    # What the database says

    def read(self, query: Any) -> list[Any]:
        def run(connection: Connection) -> list[Any]:
            return list(connection.execute(query))

        return self.world.program.database.transaction(run)

    def sessions(self) -> list[Any]:
        return self.read(select(Session.__table__).order_by(Session.id))

    def session(self, number: int) -> Any:
        return next(each for each in self.sessions() if each.id == number)

    def is_hidden(self, number: int) -> bool:
        return bool(self.session(number).phase == "collect")

    def is_member(self, user: str) -> bool:
        members: list[str] = self.world.sandbox.workspaces[TEAM].channels[HERE].members
        return user in members

    def topics(self) -> list[int]:
        return [row.id for row in self.read(select(Topic.id).order_by(Topic.id))]

    def planned(self) -> str:
        """How a button names what is planned."""
        found = self.read(select(Occurrence.ritual_id, Occurrence.id).filter_by(state=PLANNED))
        return ":".join(map(str, found[-1])) if found else "1:1"

    # What must hold

    def nothing_failed(self) -> None:
        assert self.failures.lines == []

    def every_card_is_there(self) -> None:
        there = self.read(select(Entry.text).where(Entry.column != NOTE))
        assert sorted(row.text for row in there) == sorted(self.kept)

    def nobody_has_too_many_votes(self) -> None:
        topics = {str(row.id): row.session_id for row in self.read(select(Topic.__table__))}
        for ballot in self.read(select(Ballot.__table__)):
            session = self.session(ballot.session_id)
            assert len(ballot.choices) <= session.votes
            assert all(topics.get(each) == session.id for each in ballot.choices)

    def one_at_a_time_is_open(self) -> None:
        running = [each for each in self.sessions() if each.phase not in OVER]
        assert len(running) <= 1
        assert all((each.closed_at is None) == (each in running) for each in self.sessions())

    def no_author_is_kept(self) -> None:
        for row in self.read(select(Entry.__table__)):
            if self.kept[row.text].is_anonymous:
                assert (row.author, row.at) == (None, None)
            else:
                assert row.author == self.kept[row.text].author

    def nothing_is_shown_too_early_or_with_a_name(self, actor: str, answer: object = None) -> None:
        """Look at all that the bot sent since it was looked at last."""
        phase_of = {each.id: each.phase for each in self.sessions()}
        calls = self.world.sandbox.calls
        shown = [(call.args.get("user_id", actor), call.args) for call in calls[self.seen :]]
        self.seen = len(calls)
        for reader, args in [*shown, (actor, answer)]:
            said = str(args)
            for card in self.kept.values() if "card-" in said else ():
                if card.text not in said:
                    continue
                hidden = phase_of[card.session] in ("collect", CANCELLED)
                assert not hidden or reader == card.author, (reader, card)
                if card.is_anonymous:
                    for block in blocks_in(args):
                        together = card.text in block and card.author in block
                        assert not together, block

    def no_row_ties_a_card_to_its_author(self) -> None:
        for name, found in self.world.tables().items():
            for row in map(str, found):
                for card in self.kept.values() if "card-" in row else ():
                    tied = card.is_anonymous and card.text in row and card.author in row
                    assert not tied, (name, row)

    def it_can_be_brought_to_its_close(self) -> None:
        """Have somebody in the channel press what they find until it is over."""
        somebody = next(each for each in self.world.everybody if self.is_member(each.user))
        for _ in range(10):
            running = [each for each in self.sessions() if each.phase not in OVER]
            ours = [each for each in running if each.id == self.sessions()[0].id]
            if not ours:
                return
            self._goes_on(somebody, ours[0].phase)
        raise AssertionError(f"still in {ours[0].phase}")

    def _goes_on(self, somebody: Somebody, phase: str) -> None:
        ends = {"collect": "Reveal the cards", "group": "Open the vote"}
        ends |= {"vote": "Close the vote", "discuss": "Close the session"}
        for label in ("Take over", ends[phase], "Call it off"):
            somebody.closes()
            if self.sessions()[0].phase != phase:
                return
            somebody.presses("Run it", channel=HERE)
            assert somebody.modal is not None
            if find_buttons(somebody.modal["blocks"], label):
                somebody.presses(label, where="modal")
                self._sure(somebody)
        somebody.closes()
        if self.sessions()[0].phase == phase:
            somebody.types("/ritual stop")
            self._sure(somebody)
            somebody.closes()

    @staticmethod
    def _sure(somebody: Somebody) -> None:
        if somebody.modal and somebody.modal.get("submit"):
            somebody.fills()

    def _deliver(self, user: str, payload: Json) -> Delivery:
        self.last = payload, user
        delivery = self.world.deliver("interactive", payload)
        self.nothing_is_shown_too_early_or_with_a_name(user, delivery.body)
        self.world.person(user).closes()
        return delivery

    def _newest_key(self, user: str) -> str:
        message = self.world.person(user).message_with("See and change")
        ((element, _), *_) = find_buttons(message["blocks"], "See and change")
        return str(element["value"]).partition(":")[2]

    def _number(self, card: Card) -> int:
        query = "SELECT id FROM gathering_entries WHERE text = :text"
        return int(rows(self.world, query, text=card.text)[0][0])


def blocks_in(args: Any) -> list[str]:
    """Each block of a message, a modal or the Home tab, as text."""
    if not isinstance(args, dict):
        return []
    view = args.get("view") or args
    view = json.loads(view) if isinstance(view, str) else view
    found = view.get("blocks") or []
    return [str(block) for block in (json.loads(found) if isinstance(found, str) else found)]
