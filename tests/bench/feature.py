"""A feature that does what most features do: it keeps a row, and owes somebody a message."""

from datetime import datetime, timedelta

from rituals.engine.actions import Action
from rituals.engine.call import Call
from rituals.engine.feature import Feature, Owed
from rituals.engine.outcome import NOTHING, Outcome
from rituals.engine.registry import Registry, discover
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork
from tests.bench.deliveries import CHANNEL
from tests.bench.outgoing import LINE
from tests.bench.web_api import BLOCKS

feature = Feature("bench", command="/bench", does="keep a row")


@feature.word("keep", usage="", does="keep a row", example="/bench keep")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a row and say so."""
    _keep(call, work)
    return Outcome(says=Message("kept", [blocks.section("kept")]))


@feature.action("post")
def post(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a row and owe the channel a message about it."""
    work.outbox.send("bench:board", _keep(call, work), to=CHANNEL)
    return NOTHING


@feature.view("keep")
def keep_form(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a row for a form that was submitted."""
    _keep(call, work)
    return NOTHING


@feature.message("board")
def board(owed: Owed, work: UnitOfWork) -> Message:
    """Write thirty blocks about a row: words from a template, people's text, buttons."""
    row = work.read(Action, owed.subject)
    assert row is not None
    said = Words("actions/home", more=BLOCKS)
    shown: list[Block] = [blocks.header(said.title)]
    while len(shown) < BLOCKS - 1:
        done = blocks.button(said.done, "actions:done", str(row.id))
        shown += [blocks.written(row.text, done), blocks.context(row.owner)]
    shown.append(blocks.section(said.and_more))
    return Message(in_words(said.title, row.text), shown)


@feature.message("line")
def line(owed: Owed, work: UnitOfWork) -> Message:
    """Write one paragraph."""
    return Message(LINE, [blocks.section(LINE)])


@feature.rule("remind")
def remind(subject: int, due: datetime, work: UnitOfWork) -> None:
    """Owe a channel a message, as a step of a ritual does."""
    work.outbox.send("bench:line", subject, to=channel(subject))


prompts = RitualKind(
    feature, "prompt", lambda _, occurrence: {"ask": occurrence.starts}, timedelta(days=3)
)


@prompts.step("ask", useful_for=timedelta(days=3))
def ask(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Owe the channel one paragraph, as the plainest of rituals does."""
    work.outbox.send("bench:line", occurrence.id, to=str(ritual.channel))


def channel(number: int) -> str:
    """Return one of fifty channels."""
    return f"C0{number % 50:03}"


def _keep(call: Call, work: UnitOfWork) -> int:
    return work.keep(Action, owner=call.person, text="Pause after the numbers", came_from="bench/1")


def registry(more: int = 0) -> Registry:
    """Return every feature of the product and this one.

    Args:
        more: how many further commands there are beside them.
    """
    further = [_further(number) for number in range(more)]
    return Registry([*discover().features, feature, *further])


def _further(number: int) -> Feature:
    made = Feature(f"further{number}", command=f"/further{number}", does="nothing")
    made.word("keep", usage="", does="nothing", example=f"/further{number} keep")(keep)
    made.action("post")(post)
    return made
