"""Where one stands before and after: a private vote, of which only the shift is shown."""

from rituals.debates import strongest
from rituals.debates.feature import feature
from rituals.debates.motion import AFTER
from rituals.debates.shift import STANDS, UNDECIDED
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.gatherings import parties
from rituals.gatherings.gathering import late_in
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import Doing
from rituals.gatherings.voting import ballots
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

STAND = Doing("stand", "debates:stand")
NONE = "none"

late_in(STAND, ballots.HAS_NOT_VOTED)


@feature.action("stand")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Ask where somebody stands; what they said before in this vote is filled in."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(STAND)
    return Outcome(opens=form(work, sitting))


@feature.view("stand")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep where somebody stands, in the place of what they said before.

    Raises:
        Refusal: there is no vote now, or something was chosen that is not on offer.
    """
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_allow(STAND)
    session, said = sitting.session, Words("debates/stand")
    stand, argument = call.form.text("stand"), call.form.text("argument")
    if stand not in STANDS:
        raise Refusal(said.choose, "stand")
    chosen = [stand]
    if argument not in ("", NONE):
        if argument not in _arguments(work, sitting):
            raise Refusal(said.choose, "argument")
        chosen.append(argument)
    booth = ballots.Booth(session.id, session.channel, session.phase, len(chosen), call.person)
    ballots.keep(work, booth, chosen)
    kept = blocks.modal("debates:stand", said.title, [blocks.section(said.kept)])
    return Outcome(opens=kept, shows_home=True)


def form(work: UnitOfWork, sitting: Sitting) -> Block:
    """Return the form of the vote; after the rounds, also which argument made one think."""
    session = sitting.session
    said = Words("debates/stand", session=session)
    before = ballots.own(work, session, sitting.participant.person)
    stands = [blocks.option(getattr(said, each), each) for each in STANDS]
    stand = blocks.select("stand", stands, before[0] if before else UNDECIDED, radio=True)
    shown = [blocks.section(said.readers), blocks.field_of("stand", said.stand, stand)]
    if arguments := _arguments(work, sitting):
        chosen = before[1] if len(before) > 1 else NONE
        options = [
            blocks.option(said.none, NONE),
            *(blocks.option(text, name) for name, text in arguments.items()),
        ]
        # What was taken back meanwhile cannot be chosen any more.
        choice = blocks.select("argument", options, chosen if chosen in arguments else NONE)
        shown.append(
            blocks.field_of(
                "argument", said.argument, choice, hint=said.argument_hint, optional=True
            )
        )
    return blocks.modal(
        "debates:stand", said.title, shown, submit=said.submit, private=str(session.id)
    )


def _arguments(work: UnitOfWork, sitting: Sitting) -> dict[str, str]:
    """Return what can be named as the argument that made one think, as many as a list holds."""
    if sitting.session.phase != AFTER:
        return {}
    made = strongest.arguments(work, sitting.session)[: limits.OPTIONS - 1]
    return {str(each.id): each.text for each in made}
