"""To each one: what will you learn, what did you learn, and where it stands with what they said."""

from rituals.cadence.patterns import Weekly
from rituals.engine.actions import open_actions
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning import sharing, taking_part, timing
from rituals.learning.feature import feature
from rituals.learning.tables import Learner, Share
from rituals.learning.taking_part import Day
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.mrkdwn import cut
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

IDEAS = 3
IDEA_LENGTH = 200
# What somebody said is shown again so that they know it, not to be read in full.
SHOWN = 600


@feature.message("morning", when=When.IN_BUDGET, useful_for=timing.MORNING_HELPS_FOR)
def morning(owed: Owed, work: UnitOfWork) -> Message:
    """Ask what somebody will learn; and afterwards show what they said."""
    day = _day(owed, work)
    if owed.place is None:
        _still_to_ask(owed, work, day)
        if day.learner.will_learn:
            raise NotNeeded("said already")
        if taking_part.is_afternoon(work, day):
            raise NotNeeded("the afternoon's question comes instead")
    return _as_it_stands(work, day) or _moved(owed, day) or _ask_what_for(work, day)


@feature.message("afternoon", when=When.IN_BUDGET, useful_for=timing.AFTERNOON_HELPS_FOR)
def afternoon(owed: Owed, work: UnitOfWork) -> Message:
    """Ask what somebody learned; and afterwards show what they shared."""
    if owed.place is None and _day(owed, work).learner.will_learn:
        raise NotNeeded("what follows from the morning's answer comes instead")
    return _what_came_of_it(owed, work)


@feature.message(
    "follow_up",
    when=When.IN_BUDGET,
    useful_for=timing.AFTERNOON_HELPS_FOR,
    is_counted=False,
)
def follow_up(owed: Owed, work: UnitOfWork) -> Message:
    """Ask what came of it whoever said what they would learn, as they were promised."""
    return _what_came_of_it(owed, work)


def _what_came_of_it(owed: Owed, work: UnitOfWork) -> Message:
    day = _day(owed, work)
    if owed.place is None:
        _still_to_ask(owed, work, day)
        if work.outbox.was_skipped("learning:morning", owed.subject, owed.recipient, owed.detail):
            raise NotNeeded("the morning's question was skipped")
    stands = _as_it_stands(work, day, is_afternoon=True) or _moved(owed, day)
    return stands or _ask_what_came_of_it(work, day)


def share_buttons(said: Words, day: Day) -> Block:
    """Return the ways to change what was shared; `said` is of `learning/prompts`."""
    sure = blocks.confirm(
        said.withdraw_title, said.withdraw_text, said.withdraw_yes, said.withdraw_no
    )
    number = str(day.occurrence.id)
    return blocks.actions(
        blocks.button(said.edit, "learning:share", number),
        blocks.button(said.withdraw, "learning:withdraw", number, confirm=sure),
    )


def is_by_the_week(ritual: Ritual) -> bool:
    """Tell whether "not this month" would say too much."""
    return isinstance(ritual.comes_round.pattern, Weekly)


def _day(owed: Owed, work: UnitOfWork) -> Day:
    occurrence = work.session.get(Occurrence, owed.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    learner = work.session.get(Learner, (owed.subject, owed.recipient))
    if not (ritual and occurrence and learner):
        raise NotNeeded("it is gone")
    return Day(ritual, occurrence, learner)


def _still_to_ask(owed: Owed, work: UnitOfWork, day: Day) -> None:
    """Look once more at the moment of asking.

    Raises:
        NotNeeded: there is nothing to ask this person any more.
    """
    if not (day.occurrence.is_on and day.ritual.is_active):
        raise NotNeeded("called off")
    if owed.detail and owed.detail != timing.day_of(day.ritual, day.occurrence).isoformat():
        raise NotNeeded("moved to another day")
    if day.learner.is_out:
        raise NotNeeded("not this time")
    if sharing.is_gathered(work, day.occurrence.id):
        raise NotNeeded("the harvest is gathered")
    if taking_part.share_of(work, day.occurrence.id, owed.recipient):
        raise NotNeeded("shared already")


def _as_it_stands(work: UnitOfWork, day: Day, *, is_afternoon: bool = False) -> Message | None:
    """Return what is said to somebody of whom nothing is asked any more, None where it is."""
    said = Words("learning/prompts", ritual=day.ritual, is_by_the_week=is_by_the_week(day.ritual))
    number = str(day.occurrence.id)
    if sharing.is_gathered(work, day.occurrence.id):
        return _gathered(work, day)
    if not day.occurrence.is_on:
        return paragraph(said.called_off)
    if share := taking_part.share_of(work, day.occurrence.id, day.learner.person):
        return _shared(day, share)
    if day.learner.is_out:
        after_all = blocks.button(said.after_all, "learning:say", number)
        return Message(said.is_out, [blocks.section(said.is_out), blocks.actions(after_all)])
    if day.learner.will_learn and not is_afternoon:
        will_learn = cut(day.learner.will_learn, SHOWN)
        buttons = blocks.actions(
            blocks.button(said.edit, "learning:say", number),
            blocks.button(said.share, "learning:share", number),
        )
        shown = [blocks.section(said.thanks), blocks.quote(will_learn), buttons]
        return Message(in_words(said.thanks, will_learn), shown)
    return None


def _moved(owed: Owed, day: Day) -> Message | None:
    """Return what is said of a question for a day on which it is not held any more."""
    held = timing.day_of(day.ritual, day.occurrence)
    if owed.detail == held.isoformat():
        return None
    return paragraph(Words("learning/prompts", ritual=day.ritual, day=held).moved)


def _shared(day: Day, share: Share) -> Message:
    said = Words(
        "learning/prompts",
        ritual=day.ritual,
        share=share,
        harvest=timing.harvest(day.ritual, day.occurrence),
    )
    quotes = [cut(each, SHOWN) for each in (share.learned, share.others_can_use) if each]
    shown = [blocks.section(said.shared), *map(blocks.quote, quotes), share_buttons(said, day)]
    return Message(in_words(said.shared, *quotes), shown)


def _gathered(work: UnitOfWork, day: Day) -> Message:
    """Return what stays when all is fixed: who shared without a name is not known any more."""
    share = taking_part.share_of(work, day.occurrence.id, day.learner.person)
    said = Words("learning/prompts", ritual=day.ritual)
    if share:
        lead, above = said.harvested, []
        own = [share.learned, share.others_can_use]
    else:
        lead, above = said.gathered, [blocks.context(said.you_said)]
        own = [day.learner.will_learn]
    quotes = [cut(each, SHOWN) for each in own if each]
    shown = [*above, *map(blocks.quote, quotes)] if quotes else []
    return Message(in_words(lead, *quotes), [blocks.section(lead), *shown])


def _ask_what_for(work: UnitOfWork, day: Day) -> Message:
    """Ask with the person's open actions as ideas, each one click away."""
    said = Words("learning/prompts", ritual=day.ritual, is_by_the_week=is_by_the_week(day.ritual))
    number = str(day.occurrence.id)
    actions = open_actions(work, day.learner.person)[:IDEAS]
    ideas: list[Block] = [blocks.section(said.ideas)] if actions else []
    for action in actions:
        take = blocks.button(
            said.take,
            "learning:take",
            f"{number}:{action.id}",
            label=f"{said.take}: {action.text}",
        )
        ideas.append(blocks.written(cut(action.text, IDEA_LENGTH), take))
    buttons = blocks.actions(
        blocks.button(said.say, "learning:say", number, style="primary"),
        blocks.button(said.out, "learning:out", number),
    )
    words = in_words(said.ask, *(cut(action.text, IDEA_LENGTH) for action in actions))
    return Message(words, [blocks.section(said.ask), *ideas, buttons], said.why)


def _ask_what_came_of_it(work: UnitOfWork, day: Day) -> Message:
    said = Words("learning/prompts", ritual=day.ritual)
    shown = [blocks.section(said.ask_learned)]
    will_learn = cut(day.learner.will_learn, SHOWN)
    if will_learn:
        shown += [blocks.context(said.you_said), blocks.quote(will_learn)]
    share = blocks.button(said.share, "learning:share", str(day.occurrence.id), style="primary")
    return Message(
        in_words(said.ask_learned, will_learn), [*shown, blocks.actions(share)], said.why
    )
