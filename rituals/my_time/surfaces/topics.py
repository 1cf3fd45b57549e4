"""What somebody is asked about: each topic with a choice that takes effect at once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.my_time import wishes
from rituals.my_time.feature import feature
from rituals.my_time.policy import Wish
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

A_MONTH = timedelta(days=30)
MOST = 40
ASK, SNOOZED, MONTH, STOP = "ask", "snoozed", "month", "stop"


@feature.word(
    "topics",
    usage="",
    does="what I ask you about; stop it here, or bring it back",
    example="/trellis topics",
)
@feature.action("topics")
def topics(call: Call, work: UnitOfWork) -> Outcome:
    """Show what somebody does not hear of, and what asked them lately."""
    said = Words("my_time/hears")
    wished = _topics(call, work)
    zone = hours_of(work, call.person).zone
    shown = [blocks.section(said.lead if wished else said.nothing)]
    for topic, wish in list(wished.items())[:MOST]:
        shown.append(
            blocks.section(wishes.named(work, topic, call.person), _choice(topic, wish, zone))
        )
    return Outcome(opens=blocks.modal("my_time:topics", said.title, shown))


@feature.action("topic")
def choose(call: Call, work: UnitOfWork) -> Outcome:
    """Do what was chosen for one topic.

    Raises:
        Refusal: it is nothing that this person was ever asked about.
    """
    choice, _, topic = call.value.partition(" ")
    if topic not in _topics(call, work):
        raise Refusal(Words("my_time/hears").not_yours)
    if choice == STOP:
        wishes.stop(work, call.person, topic)
    elif choice == MONTH:
        until = hours_of(work, call.person).next_morning(work.now + A_MONTH)
        wishes.snooze(work, call.person, topic, until)
    elif choice == ASK:
        wishes.take_back(work, call.person, topic)
    return Outcome(shows_home=True)


def _topics(call: Call, work: UnitOfWork) -> dict[str, Wish]:
    """Return what was said of each topic, first those that do not come."""
    said = wishes.of_person(work, call.person)
    lately = wishes.asked_lately(work, call.person)
    return said | {topic: wishes.NONE for topic in lately if topic not in said}


def _choice(topic: str, wish: Wish, zone: str) -> Block:
    until = wish.snoozed_until and wish.snoozed_until.astimezone(ZoneInfo(zone))
    said = Words("my_time/hears", until=f"{until:%-d %B}" if until else "")
    offered = {ASK: said.ask, MONTH: said.month, STOP: said.stop}
    now = STOP if wish.is_stopped else ASK
    if until and not wish.is_stopped:
        offered = {SNOOZED: said.snoozed, **offered}
        now = SNOOZED
    options = [blocks.option(words, f"{choice} {topic}") for choice, words in offered.items()]
    return blocks.select("my_time:topic", options, f"{now} {topic}")
