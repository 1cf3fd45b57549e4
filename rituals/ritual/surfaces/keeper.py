"""The button with which a keeper gives one session to the next in turn."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ritual import keeping, parties
from rituals.ritual.feature import feature
from rituals.ritual.surfaces.changing import hand_to
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("pass_on")
def pass_on(call: Call, work: UnitOfWork) -> Outcome:
    """Give it to the next in turn who is there, or ask whom where nobody is."""
    active = parties.active_as_named(work, call)
    keeping.of_channel(active)
    if active.occurrence.keeper != call.person:
        raise parties.refuse("kept_by_another", keeper=active.occurrence.keeper)
    to = keeping.next_in_turn(work, active, call.person)
    if to is None:
        return Outcome(opens=hand_to(active, Words("ritual/hand").nobody))
    keeping.hand(work, active, call.person, to)
    return Outcome(says=paragraph(Words("ritual/keeper", keeper=to).handed), shows_home=True)
