"""My time on the Home tab."""

from rituals.engine.availability import my_time
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.my_time import choices, in_words, wishes
from rituals.my_time.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.home(90)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show when somebody may be asked, what is snoozed, and the way to change it."""
    said = Words("my_time/home")
    change = blocks.button(said.change, "my_time:settings", label=said.change_label)
    shown = [
        blocks.header(said.title),
        blocks.section(in_words.usual(work, call.person), change),
        *(blocks.section(line) for line in in_words.pauses(work, call.person)),
    ]
    zone = work.directory.person(call.person).zone
    if choices.snoozed_until(my_time(work, call.person), zone, work.now):
        shown.append(blocks.actions(blocks.button(said.end_snooze, "my_time:end_snooze")))
    quiet = list(wishes.of_person(work, call.person))
    if quiet:
        named = [wishes.named(work, topic, call.person) for topic in quiet[:3]]
        line = Words("my_time/home", named=named, more=len(quiet) - len(named)).quiet
        topics = blocks.button(said.bring_back, "my_time:topics", label=said.bring_back_label)
        shown.append(blocks.section(line, topics))
    return shown


@feature.action("end_snooze")
def end_snooze(call: Call, work: UnitOfWork) -> Outcome:
    """Let the bot ask again."""
    choices.end_snooze(work, call.person)
    return Outcome(shows_home=True)
