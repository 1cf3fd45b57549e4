"""What each leader reads when a request is sent, and afterwards in its place."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.support import buttons, shown
from rituals.support.feature import feature
from rituals.support.parties import leaders_of
from rituals.support.tables import ASKED, HELD, STEPPED_BACK, WITHDRAWN, Request, RequestLeader
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("asked", when=When.AT_WORK)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a leader who asks for their support, and what comes next."""
    request = work.session.get(Request, owed.subject)
    row = work.session.get(RequestLeader, (owed.subject, owed.recipient))
    if request is None or row is None:
        raise NotNeeded("not this leader's")
    said = Words("support/leaders_told", request=request)
    if request.is_open and row.state == ASKED:
        leaders = leaders_of(work, request)
        return Message(
            shown.invitation_in_words(request, leaders),
            [*shown.invitation(request, leaders), blocks.actions(buttons.stepping_back(request))],
            why=said.why,
        )
    if owed.place is None:
        raise NotNeeded("not asked any more")
    return paragraph(_closed(request, row))


def _closed(request: Request, row: RequestLeader) -> Mrkdwn:
    said = Words("support/leaders_told", request=request)
    if row.state == STEPPED_BACK:
        return said.stepped_back
    if request.state == WITHDRAWN:
        return said.withdrawn
    return said.met if request.state == HELD and row.state == ASKED else said.replaced
