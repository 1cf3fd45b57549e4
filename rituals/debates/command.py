"""`/debate`: the most likely thing, a new one, an argument."""

from rituals.debates import arguing, motion, sides, standing
from rituals.debates.arguing import ARGUE
from rituals.debates.debate import debate
from rituals.debates.standing import STAND
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.lifecycle.command import answers_to
from rituals.gatherings.lifecycle.set_up_form import SetUp
from rituals.gatherings.voting import ballots
from storage.unit_of_work import UnitOfWork


def likelier(call: Call, work: UnitOfWork) -> Outcome | None:
    """Ask where somebody stands who has not said it, or on which side they argue."""
    session = sessions.going_on(work, debate, call.channel)
    if session is None:
        return None
    sitting = parties.sitting_of(work, session.id, call.person)
    if sitting.allows(STAND) and not ballots.own(work, session, call.person):
        return Outcome(opens=standing.form(work, sitting))
    is_aside = sides.side_of(session.options, call.person) == sides.LISTEN
    if sitting.allows(ARGUE) and (is_aside or sitting.allows(STAND)):
        return Outcome(opens=arguing.form(sitting))
    return None


answers_to(
    debate,
    sets_up=SetUp(
        named=motion.named,
        fields=motion.fields,
        read=motion.read,
        without=("often", "opens", "minutes"),
    ),
    new="debate a motion in this channel",
    add="write an argument for your side, or what changed your mind",
    usage="[what]",
    example="/debate add It would save us a day each week",
    likelier=likelier,
)
