"""Saying whether one comes, with one click on the card or on an invitation."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.attendance import answers
from rituals.gatherings.feature import feature
from rituals.gatherings.tables import NO, WRITES, YES
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("come")
def come(call: Call, work: UnitOfWork) -> Outcome:
    """Say that one comes."""
    return _answer(call, work, YES)


@feature.action("instead")
def instead(call: Call, work: UnitOfWork) -> Outcome:
    """Say that one writes instead, as those may who are asked to write."""
    parties.sitting_of(work, call.subject, call.person).must_be_asked()
    return _answer(call, work, WRITES)


@feature.action("absent")
def absent(call: Call, work: UnitOfWork) -> Outcome:
    """Say that one does not come, for no reason that anybody asks for."""
    return _answer(call, work, NO)


def _answer(call: Call, work: UnitOfWork, said: str) -> Outcome:
    """Keep it, and say to the person alone what holds now: the card tells nobody of a no."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    holds = answers.answer(work, sitting, said)
    words = Words("gatherings/attending", ritual=sitting.ritual)
    return Outcome(says=paragraph(getattr(words, holds or "nothing")))
