"""An open call in a channel: a raised hand brings the form, a hand taken down lets off."""

from rituals.engine.call import Call
from rituals.engine.outcome import NOTHING, Outcome, Refusal
from rituals.feedback import parties
from rituals.feedback.feature import feature
from rituals.feedback.tables import Asked, FeedbackRequest
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

RAISED_HAND = "raised_hand"


@feature.action("join")
def join(call: Call, work: UnitOfWork) -> Outcome:
    """Send the form to somebody in the channel who wants to answer; twice is once."""
    request = _call_standing_at(call, work)
    if request is None or request.channel is None:
        raise parties.refuse("not_there")
    person = work.directory.people([call.person])[call.person]
    if person is None or call.person not in work.directory.members(request.channel):
        raise parties.refuse("not_there")
    if person.is_bot:
        return NOTHING
    said = Words("feedback/call", request=request)
    if not request.is_open:
        return Outcome(says=paragraph(said.closed_told))
    if call.person == request.asker:
        return Outcome(says=paragraph(said.own_call))
    asked = work.session.get(Asked, (request.id, call.person), with_for_update=True)
    if asked is not None and asked.state not in (parties.LET_OFF, parties.UNREACHABLE):
        return Outcome(says=paragraph(said.already_in))
    if asked is None:
        asked = Asked(request_id=request.id, person=call.person)
        work.session.add(asked)
    asked.state = parties.WAITING
    # A hand raised again brings the form again, below what was said meanwhile.
    times = len(work.outbox.places("feedback:form", request.id, call.person))
    work.outbox.refresh("feedback:form", request.id, only=[call.person])
    work.outbox.send("feedback:form", request.id, to=call.person, detail=str(times))
    work.outbox.refresh("feedback:status", request.id)
    return Outcome(says=paragraph(said.joined))


def raise_hand(call: Call, work: UnitOfWork) -> Outcome:
    """Join by reaction; a bot's, or one on another message, means nothing."""
    request = _call_standing_at(call, work)
    if request is None:
        return NOTHING
    try:
        outcome = join(call, work)
    except Refusal:
        # Somebody who is not in the channel cannot be told anything there.
        return NOTHING
    # The form itself comes by direct message; only what is not plain from that is said.
    is_plain = request.is_open and call.person != request.asker
    return NOTHING if is_plain else outcome


def take_hand_down(call: Call, work: UnitOfWork) -> Outcome:
    """Let somebody off who has not answered; what was given stays until it is withdrawn."""
    request = _call_standing_at(call, work)
    if request is None or not request.is_open:
        return NOTHING
    asked = work.session.get(Asked, (request.id, call.person), with_for_update=True)
    if asked is None or asked.state == parties.ANSWERED:
        return NOTHING
    asked.state = parties.LET_OFF
    for kind in parties.TO_THE_ASKED:
        work.outbox.refresh(kind, request.id, only=[call.person])
    work.outbox.refresh("feedback:status", request.id)
    return NOTHING


feature.reaction(RAISED_HAND, added=raise_hand, removed=take_hand_down)


def _call_standing_at(call: Call, work: UnitOfWork) -> FeedbackRequest | None:
    """Return the request of the call that stands where the person pressed or reacted.

    Another message of the bot's in the same channel may name it, such as the week's digest.
    """
    message = work.outbox.standing_at(call.place) if call.place else None
    if message is None:
        return None
    number = message.subject if message.kind == "feedback:call" else call.subject
    request = work.session.get(FeedbackRequest, number, with_for_update=True)
    return request if request and request.channel == message.recipient else None
