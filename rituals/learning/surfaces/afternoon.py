"""In the afternoon: share what one learned, edit it, take it back."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.learning import taking_part, timing
from rituals.learning.feature import feature
from rituals.learning.tables import Share
from rituals.learning.taking_part import Day
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NAMED, UNNAMED = "named", "unnamed"


@feature.action("share")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what was shared before."""
    day = taking_part.open_day(work, call.subject, call.person)
    return Outcome(opens=form(work, day))


@feature.view("share")
def share(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody shares, in the place of what they shared before."""
    day = taking_part.open_day(work, call.subject, call.person)
    said = Words("learning/share")
    learned, names = call.form.text("learned"), call.form.text("names")
    if not learned:
        return Outcome(errors={"learned": said.nothing})
    if names not in (NAMED, UNNAMED):
        return Outcome(errors={"names": said.choose})
    kept = taking_part.share_of(work, day.occurrence.id, call.person)
    if kept is None:
        kept = Share(occurrence_id=day.occurrence.id, person=call.person)
        work.session.add(kept)
    kept.learned, kept.others_can_use = learned, call.form.text("others_can_use")
    kept.is_named = names == NAMED
    work.flush()
    taking_part.show_anew(work, day)
    return Outcome(shows_home=True)


@feature.action("withdraw")
def withdraw(call: Call, work: UnitOfWork) -> Outcome:
    """Take back what one shared; a second time there is nothing left to take back."""
    day = taking_part.open_day(work, call.subject, call.person)
    if kept := taking_part.share_of(work, day.occurrence.id, call.person):
        work.session.delete(kept)
        work.leave_no_trace()
        work.flush()
        taking_part.show_anew(work, day)
    return Outcome(says=paragraph(Words("learning/share").withdrawn), shows_home=True)


def form(work: UnitOfWork, day: Day) -> Block:
    """Return the form in which somebody shares what they learned."""
    kept = taking_part.share_of(work, day.occurrence.id, day.learner.person)
    harvest = timing.harvest(day.ritual, day.occurrence)
    said = Words("learning/share", ritual=day.ritual, harvest=harvest)
    names = [
        blocks.option(said.named, NAMED, said.named_means),
        blocks.option(said.unnamed, UNNAMED, said.unnamed_means),
    ]
    chosen = NAMED if kept is None or kept.is_named else UNNAMED
    learned = blocks.text_input("learned", kept.learned if kept else "", lines=True)
    useful = blocks.text_input("others_can_use", kept.others_can_use if kept else "", lines=True)
    fields = [
        blocks.section(said.readers),
        blocks.field_of("names", said.names, blocks.select("names", names, chosen, radio=True)),
        blocks.context(said.not_anonymous),
        blocks.field_of("learned", said.learned, learned),
        blocks.field_of("others_can_use", said.useful, useful, hint=said.hint, optional=True),
    ]
    return blocks.modal(
        "learning:share",
        said.title if kept is None else said.title_edit,
        fields,
        submit=said.submit if kept is None else said.submit_edit,
        private=str(day.occurrence.id),
    )
