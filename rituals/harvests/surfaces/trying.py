"""What somebody will try: ticked among what was brought home, or said in their own words."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties as gathered
from rituals.gatherings.cards.entries import MOST_CHARACTERS
from rituals.gatherings.cards.stacks import Stack
from rituals.gatherings.cards.ticks import MOST_TO_FIND, ticked_in, ticks
from rituals.harvests import parties, trying, verdicts
from rituals.harvests.course import CHOOSE, HARVEST
from rituals.harvests.feature import feature
from rituals.harvests.headings import TAKE, TRY
from rituals.harvests.parties import refuse
from rituals.harvests.tables import DID, NOT_FOR_ME, NOT_YET, TAKEN_BACK, Harvest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

OWN_WORDS = "own"


@feature.action("try")
def from_card(call: Call, work: UnitOfWork) -> Outcome:
    """Show what there is to try, from the card of a session."""
    sitting = gathered.sitting_of(work, call.subject, call.person)
    sitting.must_allow(CHOOSE)
    harvest = _shown(work, sitting.session.options[HARVEST], call.person)
    return Outcome(opens=_form(work, harvest, call.person))


@feature.action("choose")
def from_message(call: Call, work: UnitOfWork) -> Outcome:
    """Show what there is to try, from the message that tells what was brought home."""
    harvest = _shown(work, call.subject, call.person)
    return Outcome(opens=_form(work, harvest, call.person))


@feature.view("choose")
def choose(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody will try, in the place of what they said before."""
    harvest = _shown(work, call.subject, call.person, holds=True)
    own = call.form.text(OWN_WORDS)
    if len(own) > MOST_CHARACTERS:
        raise refuse("too_long", OWN_WORDS, most=MOST_CHARACTERS)
    ticked = ticked_in(call.form)
    cards = [card for each in _offered(work, harvest) for card in each.cards]
    wanted = {card.number: card.text for card in cards if card.number in ticked}
    wanted |= {trying.OWN: own} if own else {}
    if not wanted and not _mine(work, harvest, call.person):
        raise refuse("no_choice", OWN_WORDS)
    trying.choose(work, harvest, call.person, wanted)
    return Outcome(shows_home=True)


@feature.action("did")
def did(call: Call, work: UnitOfWork) -> Outcome:
    """Say that one did it."""
    return _answer(call, work, DID)


@feature.action("not_yet")
def not_yet(call: Call, work: UnitOfWork) -> Outcome:
    """Say that one did not so far; it is not asked again."""
    return _answer(call, work, NOT_YET)


@feature.action("not_for_me")
def not_for_me(call: Call, work: UnitOfWork) -> Outcome:
    """Say that it is nothing for one."""
    return _answer(call, work, NOT_FOR_ME)


def _answer(call: Call, work: UnitOfWork, said: str) -> Outcome:
    trial = trying.own(work, call.subject, call.person, call.detail)
    trying.answer(work, parties.held(work, trial.harvest_id), trial, said)
    return Outcome(shows_home=True)


def _shown(work: UnitOfWork, harvest: int, person: str, *, holds: bool = False) -> Harvest:
    """Return a harvest that was shared, for somebody who may read it.

    Raises:
        Refusal: there is none for them, or it is not shared yet.
    """
    found = parties.harvest_of(work, harvest, person, holds=holds)
    if found.shared_at is None:
        raise refuse("no_try", harvest=found)
    return found


def _offered(work: UnitOfWork, harvest: Harvest) -> list[Stack]:
    """Return what can be ticked, the things to try first; the rest is said in one's own words."""
    brought = verdicts.brought(work, harvest)
    to_try = [each for each in brought if each.column == TRY]
    taken = [each for each in brought if each.column == TAKE]
    return [*to_try, *taken][:MOST_TO_FIND]


def _mine(work: UnitOfWork, harvest: Harvest, person: str) -> dict[int, str]:
    """Return what somebody said they will try and did not take back, by its item."""
    said = trying.of(work, harvest, person)
    return {each.item: each.text for each in said if each.state != TAKEN_BACK}


def _form(work: UnitOfWork, harvest: Harvest, person: str) -> Block:
    said = Words("harvests/trying", harvest=harvest)
    mine = _mine(work, harvest, person)
    box = blocks.text_input(
        OWN_WORDS, cut(mine.get(trying.OWN, ""), MOST_CHARACTERS), lines=True, most=MOST_CHARACTERS
    )
    shown = [
        blocks.section(said.lead),
        blocks.context(said.readers),
        *ticks(said.ticks, _offered(work, harvest), mine),
        blocks.field_of(OWN_WORDS, said.own, box, optional=True),
    ]
    return blocks.modal(
        "harvests:choose", said.title, shown, submit=said.submit, private=str(harvest.id)
    )
