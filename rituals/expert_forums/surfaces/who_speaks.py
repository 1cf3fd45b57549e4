"""The form in which anybody in the channel says who speaks."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.expert_forums import inviting, speaker
from rituals.expert_forums.course import SPEAKS
from rituals.expert_forums.feature import feature
from rituals.gatherings import parties
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import CLOSED
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("speaker")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Ask who speaks; after the close, who is in touch with whoever spoke."""
    sitting = _sitting(work, call.subject, call.person)
    return Outcome(opens=form(sitting))


@feature.view("speaker")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep who speaks, or who is in touch with whoever spoke."""
    sitting = _sitting(work, call.subject, call.person, holds=True)
    session = sitting.session
    named = speaker.read(call.form, call.person)
    spoke = speaker.of(session)
    if session.phase == CLOSED and spoke:
        contact = call.form.text("contact") or call.person
        named = spoke | {"contact": contact, "named_by": call.person}
    if errors := speaker.faults(work, session.channel, {speaker.SPEAKER: named}):
        return Outcome(errors=errors)
    if session.phase == CLOSED:
        session.options = session.options | {speaker.SPEAKER: named}
        work.flush()
        work.outbox.refresh(("expert_forums:afterwards", "expert_forums:contact_gone"), session.id)
    else:
        inviting.name(work, session, named)
    return Outcome(shows_home=True)


def form(sitting: Sitting) -> Block:
    """Return the form, filled in with what is known."""
    session, named = sitting.session, speaker.of(sitting.session)
    said = Words("expert_forums/speaker", **speaker.facts(session), ritual=sitting.ritual)
    is_over = session.phase == CLOSED
    fields = [speaker.contact_field(named)] if is_over else speaker.fields(named)
    lead = said.contact_lead if is_over else said.lead
    return blocks.modal(
        "expert_forums:speaker",
        said.title,
        [blocks.section(lead), *fields],
        submit=said.submit,
        private=str(session.id),
    )


def _sitting(work: UnitOfWork, number: int, person: str, *, holds: bool = False) -> Sitting:
    """Return a session in which it can be said who speaks, or who is in touch with them.

    Raises:
        Refusal: the person is not in its channel, or it was called off.
    """
    sitting = parties.sitting_of(work, number, person, holds=holds)
    sitting.must_belong(work)
    if sitting.session.phase != CLOSED or speaker.of(sitting.session) is None:
        sitting.must_allow(SPEAKS)
    return sitting
