"""How a ritual declares what it listens to and what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any, TypeVar

from rituals.engine.call import Call
from rituals.engine.outcome import NotNeeded, Outcome, Refusal
from rituals.words.blocks import Block
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork

Handler = Callable[[Call, UnitOfWork], Outcome]
Rule = Callable[[int, datetime, UnitOfWork], None]
Departure = Callable[[str, str, UnitOfWork], None]
Deactivation = Callable[[str, UnitOfWork], None]
H = TypeVar("H", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be written: of which record, for whom.

    Args:
        subject: the record.
        recipient: the id of the person or channel.
        detail: what tells it from others of its kind.
        place: where it stands already, if it is to be written anew.
    """

    subject: int
    recipient: str
    detail: str = ""
    place: Place | None = None

    def over(self, text: str) -> Message:
        """Say in its place what became of it; what stands nowhere as yet need not come.

        Raises:
            NotNeeded: it stands nowhere.
        """
        if self.place is None:
            raise NotNeeded("over before it came")
        return paragraph(text)


@dataclass(frozen=True, slots=True)
class Word:
    """A word after a command.

    Args:
        name: the word.
        usage: what may follow it.
        does: what comes of it, in a sentence.
        example: a whole line somebody may type.
        run: the function that does it.
    """

    name: str
    usage: str
    does: str
    example: str
    run: Handler


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry in Slack's menu of shortcuts, global or on a message.

    Args:
        name: what the menu shows, at most 24 characters.
        does: what comes of it, at most 150 characters.
        on_message: whether it is used on a message.
        run: the function that does it.
    """

    name: str
    does: str
    on_message: bool
    run: Handler


class When(Enum):
    """When a message may come to the person it is for."""

    AT_ONCE = auto()  # it follows from what somebody just did
    AT_WORK = auto()  # somebody asks something of them: in their working hours
    IN_BUDGET = auto()  # the bot asks on its own account: also within their weekly budget


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A message that leaves through the outbox.

    Args:
        write: returns the message from the records as they are, or raises NotNeeded.
        when: when it may come; a channel has no hours.
        useful_for: how long after it was due it is still of use; None for as long as `write`
            finds it needed.
        is_counted: whether it counts in the weekly budget, if it comes within it; what follows
            from the recipient's own answer does not.
        again_if_unsure: the rule for a post of which nobody can tell whether it arrived: sent
            again, so that it may stand there twice, or let go, so that it may be missing.
        undelivered: what is to be done when it can never arrive, or would come too late.
    """

    write: Callable[[Owed, UnitOfWork], Message]
    when: When
    useful_for: timedelta | None
    is_counted: bool
    again_if_unsure: bool
    undelivered: Callable[[Owed, UnitOfWork], None] | None


@dataclass(frozen=True)
class Feature:
    """One ritual: its command, and everything of Slack's that is its own.

    Args:
        name: the folder's name; it leads every name the feature registers.
        command: the slash command with its slash.
        does: what the feature is for, in a sentence.
    """

    name: str
    command: str = ""
    does: str = ""
    words: dict[str, Word] = field(default_factory=dict)
    lent: dict[tuple[str, str], Word] = field(default_factory=dict)
    alone: list[Handler] = field(default_factory=list)
    any_text: list[Word] = field(default_factory=list)
    shortcuts: dict[str, Shortcut] = field(default_factory=dict)
    actions: dict[str, Handler] = field(default_factory=dict)
    views: dict[str, Handler] = field(default_factory=dict)
    reactions: dict[str, tuple[Handler, Handler]] = field(default_factory=dict)
    messages: dict[str, MessageKind] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    departures: list[Departure] = field(default_factory=list)
    deactivations: list[Deactivation] = field(default_factory=list)
    home_sections: dict[int, Callable[[Call, UnitOfWork], list[Block]]] = field(
        default_factory=dict
    )

    def word(
        self, name: str, *, usage: str, does: str, example: str, after: str = ""
    ) -> Callable[[H], H]:
        """Answer a word after the command.

        Args:
            name: the word.
            usage: what may follow it.
            does: what comes of it, in a sentence.
            example: a whole line somebody may type.
            after: another feature's command, where people look for it there.
        """
        table: dict[Any, Word] = self.lent if after else self.words
        key = (after, name) if after else name
        return self._register(table, key, lambda run: Word(name, usage, does, example, run))

    def when_alone(self, run: H) -> H:
        """Answer the command without a word: the most likely thing."""
        self.alone.append(run)
        return run

    def when_any_text(self, *, usage: str, does: str, example: str) -> Callable[[H], H]:
        """Answer the command with whatever begins with none of its words, and hand all of it on.

        Args:
            usage: what may follow the command.
            does: what comes of it, in a sentence.
            example: a whole line somebody may type.
        """

        def keep(run: H) -> H:
            self.any_text.append(Word("", usage, does, example, run))
            return run

        return keep

    def shortcut(
        self, name: str, *, title: str, does: str, on_message: bool = False
    ) -> Callable[[H], H]:
        """Answer a shortcut."""
        return self._register(
            self.shortcuts, self._own(name), lambda run: Shortcut(title, does, on_message, run)
        )

    def action(self, name: str) -> Callable[[H], H]:
        """Answer a button or a menu, wherever it stands."""
        return self._register(self.actions, self._own(name), lambda run: run)

    def view(self, name: str) -> Callable[[H], H]:
        """Answer a submitted modal."""
        return self._register(self.views, self._own(name), lambda run: run)

    def reaction(self, emoji: str, *, added: Handler, removed: Handler) -> None:
        """Answer a reaction put on any message where the bot is, and one taken back."""
        claim(self.reactions, emoji, (added, removed))

    def message(
        self,
        name: str,
        *,
        when: When = When.AT_ONCE,
        useful_for: timedelta | None = None,
        is_counted: bool = True,
        again_if_unsure: bool = True,
        undelivered: Callable[[Owed, UnitOfWork], None] | None = None,
    ) -> Callable[[H], H]:
        """Write a message of this kind."""
        return self._register(
            self.messages,
            self._own(name),
            lambda run: MessageKind(
                run, when, useful_for, is_counted, again_if_unsure, undelivered
            ),
        )

    def rule(self, name: str) -> Callable[[H], H]:
        """Run when a schedule of this kind falls due: for its subject, and the moment it was due.

        The schedule is gone afterwards, unless the rule plans it anew.
        """
        return self._register(self.rules, self._own(name), lambda run: run)

    def departure(self, run: Departure) -> Departure:
        """Run when somebody leaves a channel: for the channel, and the person."""
        self.departures.append(run)
        return run

    def deactivation(self, run: Deactivation) -> Deactivation:
        """Run when somebody's account is closed; Slack may say so more than once."""
        self.deactivations.append(run)
        return run

    def home(self, rank: int) -> Callable[[H], H]:
        """Draw a part of the Home tab; the lowest rank stands first."""
        return self._register(self.home_sections, rank, lambda run: run)

    def refuse(self, why: str, field: str | None = None, **values: object) -> Refusal:
        """Return a refusal in the words of the block `why` of the feature's `refusals`.

        Args:
            why: the block.
            field: the field of the form at fault, if it is one.
            values: what the words speak of.
        """
        return Refusal(getattr(Words(f"{self.name}/refusals", **values), why), field)

    def _own(self, name: str) -> str:
        return f"{self.name}:{name}"

    @staticmethod
    def _register(table: dict[Any, Any], name: Any, made: Callable[[Any], Any]) -> Callable[[H], H]:
        def keep(run: H) -> H:
            claim(table, name, made(run))
            return run

        return keep


def claim(table: dict[Any, Any], name: Any, what: Any) -> None:
    """Keep what a name stands for.

    Raises:
        ValueError: the name stands for something already.
    """
    if name in table:
        raise ValueError(f"{name} is registered twice")
    table[name] = what
