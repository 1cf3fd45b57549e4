"""Setting up question prompts: what a cadence must be, and what follows from it."""

from rituals.autonomy import turns
from rituals.autonomy.parties import CHANNEL, LEADER, ritual_of_channel
from rituals.engine import cadences
from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Ritual
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_PEOPLE = 20
# Every quarter of a year, where a question comes every second week.
REVIEW_EVERY = 6


def for_leader(call: Call, work: UnitOfWork) -> Ritual:
    """Have questions come to whoever asks for them, to be put to their people.

    Raises:
        Refusal: a field holds what cannot be, named in it.
        NotLookedUp: somebody must be asked of Slack first.
    """
    people = call.form.people("people")
    if why := _people(work, people, call.person):
        raise _error(why, "people")
    before = cadences.own(work, LEADER, call.person)
    name = Words("autonomy/questions").own_name
    ritual = before or Ritual(kind=LEADER, name=name, owner=call.person)
    ritual.options = {"people": people}
    if before:
        turns.pass_over(work, before, unless=people)
    return cadences.keep(call, work, ritual)


def for_channel(call: Call, work: UnitOfWork) -> Ritual:
    """Have everybody in a channel be asked; whoever sets it up is in it.

    Raises:
        Refusal, NotLookedUp: as in `for_leader`.
    """
    channel = call.form.text("channel")
    if why := channel_fault(work, channel, call.person):
        raise Refusal(why, "channel")
    name = Words("autonomy/questions").channel_name
    ritual = ritual_of_channel(work, channel) or Ritual(
        kind=CHANNEL, name=name, channel=channel, review_every=REVIEW_EVERY
    )
    return cadences.keep(call, work, ritual)


def _people(work: UnitOfWork, people: list[str], leader: str) -> str:
    if not people:
        return "nobody"
    if len(people) > MOST_PEOPLE:
        return "too_many"
    if leader in people:
        return "oneself"
    found = work.directory.people(people).values()
    if any(row is None or row.has_left for row in found):
        return "not_here"
    return "bot" if any(row and row.is_bot for row in found) else ""


def _error(why: str, field: str) -> Refusal:
    said = Words("autonomy/questions_errors", most=MOST_PEOPLE)
    return Refusal(getattr(said, why), field)
