"""The command of a kind of gathering: one is set up, and written into while it collects."""

from collections.abc import Callable

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings.cards import writing
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle import sessions, set_up_form, setting_up
from rituals.gatherings.lifecycle.set_up_form import SetUp
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from storage.unit_of_work import UnitOfWork

USUAL = SetUp()
Likelier = Callable[[Call, UnitOfWork], Outcome | None]


def answers_to(
    gathering: Gathering,
    *,
    sets_up: SetUp = USUAL,
    new: str,
    add: str,
    usage: str,
    example: str,
    likelier: Likelier = lambda call, work: None,
) -> None:
    """Have a kind's command set one up, and write into the one that collects.

    Alone it does whichever of the two is the more likely.

    Args:
        gathering: of which kind; its words have `set_up`, `none_here` and `not_open`.
        sets_up: what it asks as it is set up besides what every gathering asks.
        new: what comes of the word `new`, in a sentence.
        add: what comes of the word `add`.
        usage: what may follow `add`.
        example: a line with `add` that somebody may type.
        likelier: does what is likelier than either; None where nothing is.
    """
    feature = gathering.feature

    def open_form(call: Call, work: UnitOfWork) -> Outcome:
        return set_up_form.open_form(gathering, sets_up, call, work)

    def submit(call: Call, work: UnitOfWork) -> Outcome:
        return set_up_form.submit(gathering, sets_up, call, work)

    def write(call: Call, work: UnitOfWork) -> Outcome:
        return open_card(gathering, call, work, text=call.text)

    def most_likely(call: Call, work: UnitOfWork) -> Outcome:
        if did := likelier(call, work):
            return did
        is_open = sessions.collecting(work, gathering, call.channel, call.person) is not None
        return write(call, work) if is_open else open_form(call, work)

    feature.when_alone(most_likely)
    feature.word("new", usage="", does=new, example=f"{feature.command} new")(open_form)
    feature.word("add", usage=usage, does=add, example=example)(write)
    feature.action("new")(open_form)
    feature.view("set_up")(submit)


def open_card(
    gathering: Gathering, call: Call, work: UnitOfWork, *, text: str, channel: str | None = None
) -> Outcome:
    """Open the form of a card, or say how a session to write it for comes about.

    Args:
        gathering: of which kind the session is.
        call: who writes.
        work: the unit of work.
        text: what stands in the form already.
        channel: of which channel; the one somebody stands in unless given.

    Raises:
        Refusal: nothing can be written in the session any more.
    """
    found = writing.open_for(gathering, call, work, text=text, channel=channel)
    return found or _nothing_open(gathering, call, work)


def _nothing_open(gathering: Gathering, call: Call, work: UnitOfWork) -> Outcome:
    """Say when the next one can be written to, or how to set one up."""
    coming = setting_up.in_channel(work, gathering, call.channel) if call.channel else []
    if coming:
        return Outcome(says=paragraph(gathering.say(ritual=coming[0]).not_open))
    said = gathering.say()
    start = blocks.button(said.set_up, f"{gathering.feature.name}:new")
    shown = [blocks.section(said.none_here), blocks.actions(start)]
    return Outcome(says=Message(said.none_here, shown))
