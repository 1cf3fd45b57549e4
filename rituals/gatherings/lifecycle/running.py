"""Running a session: moving it on, more time, taking over and handing on, moving and cancelling."""

from datetime import datetime

from rituals.engine import occurrences
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import PLANNED
from rituals.gatherings import parties
from rituals.gatherings.feature import feature
from rituals.gatherings.lifecycle import course, rescheduling, sessions
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import CLOSED, is_over
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("run")
def open_panel(call: Call, work: UnitOfWork) -> Outcome:
    """Show what can be done with a session, and by whom."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_belong(work)
    return Outcome(opens=panel(work, sitting))


@feature.action("next")
def move_on(call: Call, work: UnitOfWork) -> Outcome:
    """Move a session on, if it is still where the button was made."""
    sitting = _to_move(call, work)
    course.advance(work, sitting.session, sitting.ritual)
    return Outcome(opens=panel(work, sitting), shows_home=True)


@feature.action("end_now")
def end_now(call: Call, work: UnitOfWork) -> Outcome:
    """Close a session before it has gone through all its phases."""
    sitting = _to_move(call, work)
    while not is_over(sitting.session.phase):
        course.advance(work, sitting.session, sitting.ritual)
    return Outcome(opens=panel(work, sitting), shows_home=True)


@feature.action("longer")
def give_time(call: Call, work: UnitOfWork) -> Outcome:
    """Let the phase of a session without a meeting last a working day longer."""
    sitting = _to_move(call, work)
    ends = sitting.session.phase_ends
    # Pressed twice, it was made for another end the second time.
    is_as_seen = ends is not None and _moment(ends) == call.detail.partition(":")[2]
    if ends is not None and is_as_seen and not sitting.phase.is_hidden:
        course.extend(work, sitting.session, sitting.ritual.hours.days_after(ends, 1))
    return Outcome(opens=panel(work, sitting))


@feature.action("take_over")
def take_over(call: Call, work: UnitOfWork) -> Outcome:
    """Facilitate a session oneself, as anybody in the channel may."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_belong(work)
    _hand(work, sitting, call.person)
    return Outcome(opens=panel(work, sitting), shows_home=True)


@feature.action("cancel")
def call_off(call: Call, work: UnitOfWork) -> Outcome:
    """Call off a session that has begun, as anybody in the channel may."""
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    sitting.must_belong(work)
    if is_over(sitting.session.phase):
        raise refuse("over", ritual=sitting.ritual)
    rescheduling.cancel(work, sitting.session, sitting.ritual)
    occurrences.note(work, sitting.ritual, call.person, "called_off")
    return Outcome(opens=panel(work, sitting), shows_home=True)


@feature.action("hand")
def open_hand(call: Call, work: UnitOfWork) -> Outcome:
    """Ask who is to facilitate instead."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_belong(work)
    said = Words("gatherings/running", ritual=sitting.ritual)
    choice = blocks.field_of("to", said.to, blocks.user("to"))
    fields = [blocks.section(said.hand_what), choice]
    named = str(sitting.session.id)
    return Outcome(
        opens=blocks.modal("gatherings:hand", said.hand, fields, submit=said.hand, private=named)
    )


@feature.view("hand")
def hand(call: Call, work: UnitOfWork) -> Outcome:
    """Let somebody else in the channel facilitate."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_belong(work)
    to = call.form.text("to")
    row = work.directory.people([to])[to] if _is_here(work, sitting, to) else None
    if row is None or not row.may_be_asked:
        raise refuse("not_a_person", "to")
    _hand(work, sitting, to)
    return Outcome(shows_home=True)


def _is_here(work: UnitOfWork, sitting: Sitting, person: str) -> bool:
    is_there = person in parties.who(work, sitting.session)
    return is_there and parties.is_of_channel(work, sitting.session, person)


def panel(work: UnitOfWork, sitting: Sitting) -> Block:
    """Return what can be done with a session; what only the facilitator does, to them alone."""
    session, ritual = sitting.session, sitting.ritual
    own = sitting.gathering.say(session=session, ritual=ritual)
    said = Words(
        "gatherings/running",
        session=session,
        ritual=ritual,
        facilitator=sitting.facilitator,
        status=getattr(own, session.phase),
        is_for_all=sitting.gathering.is_for_all(session.options),
        zone=ritual.comes_round.zone,
    )
    shown = [blocks.section(said.over if is_over(session.phase) else said.lead)]
    if not is_over(session.phase):
        shown += _own_part(sitting, said, own) if sitting.is_facilitator else []
        shown += _part_of_all(sitting, said)
    return blocks.modal("gatherings:run", said.title, shown)


def _moment(at: datetime) -> str:
    return str(int(at.timestamp()))


def _own_part(sitting: Sitting, said: Words, own: Words) -> list[Block]:
    """Return what the facilitator does."""
    session = sitting.session
    here = f"{session.id}:{session.phase}"
    on = blocks.button(
        getattr(own, f"{session.phase}_end"), "gatherings:next", here, style="primary"
    )
    ways = [on]
    if not session.is_live and not sitting.phase.is_hidden:
        named = f"{here}:{_moment(session.phase_ends)}" if session.phase_ends else here
        ways.append(blocks.button(said.longer, "gatherings:longer", named))
    if sitting.gathering.course.after(session.phase) != CLOSED:
        sure = blocks.confirm(said.end_now, said.end_now_what, said.end_now, said.no)
        ways.append(blocks.button(said.end_now, "gatherings:end_now", here, confirm=sure))
    return [blocks.section(getattr(own, f"{session.phase}_facilitate")), blocks.actions(*ways)]


def _part_of_all(sitting: Sitting, said: Words) -> list[Block]:
    """Return what anybody in the channel may do."""
    session, ritual = sitting.session, sitting.ritual
    number = str(session.id)
    ways = [blocks.button(said.hand, "gatherings:hand", number)]
    if not sitting.is_facilitator:
        ways.insert(0, blocks.button(said.take_over, "gatherings:take_over", number))
    if sitting.occurrence.state == PLANNED:
        named = f"{ritual.id}:{sitting.occurrence.id}"
        ways.append(blocks.button(said.move, "ritual:move", named))
        off = "ritual:stop" if ritual.is_once else "ritual:skip"
        ways.append(blocks.button(said.cancel if ritual.is_once else said.skip, off, named))
    else:
        sure = blocks.confirm(said.cancel, said.cancel_what, said.cancel, said.no)
        ways.append(blocks.button(said.cancel, "gatherings:cancel", number, confirm=sure))
    return [blocks.divider(), blocks.section(said.anybody), blocks.actions(*ways)]


def _hand(work: UnitOfWork, sitting: Sitting, to: str) -> None:
    person = sitting.participant.person
    if is_over(sitting.session.phase):
        raise refuse("over", ritual=sitting.ritual)
    if sitting.facilitator == to:
        return
    if sitting.occurrence.state == PLANNED:
        occurrences.hand_over(work, sitting.ritual, person, to)
    else:
        sitting.occurrence.keeper = to
        occurrences.note(work, sitting.ritual, person, "runs", to=to)
    work.flush()
    sessions.tell_anew(work, sitting.session, sitting.ritual)


def _to_move(call: Call, work: UnitOfWork) -> Sitting:
    """Return a session for its facilitator alone, as it was when the button was made.

    Raises:
        Refusal: somebody else facilitates, or the session is in another phase by now.
    """
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    sitting.must_belong(work)
    sitting.must_facilitate()
    if sitting.session.phase != call.detail.partition(":")[0]:
        raise refuse("moved_on")
    return sitting
