"""To whoever looks after a session of which nothing was shown: why, and what can help."""

from sqlalchemy import select

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.gatherings.cards import entries
from rituals.gatherings.feature import feature
from rituals.gatherings.lifecycle import sessions, waiting
from rituals.gatherings.lifecycle.living_card import facts, found
from rituals.gatherings.tables import Session
from rituals.words.blocks import actions, button, section
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("too_few", when=When.AT_WORK, is_counted=False)
def too_few(owed: Owed, work: UnitOfWork) -> Message:
    """Say it once, not each time anew where one session after another ends so."""
    session, ritual, occurrence = found(work, owed)
    if owed.place is None and _ended_so_before(work, session):
        raise NotNeeded("it was said of the one before")
    following = sessions.following(work, session)
    said = Words(
        "gatherings/too_few",
        **facts(work, session, ritual, occurrence),
        following=following,
        writers=entries.writers(work, session),
    )
    kind = ritual.kind.partition(":")[0]
    ways = [button(said.another, f"{kind}:new")]
    ways += [button(said.see, "ritual:open", str(ritual.id))] if following else []
    return Message(
        in_words(said.lead, said.helps),
        [section(said.lead), section(said.helps), actions(*ways)],
        said.why,
    )


def _ended_so_before(work: UnitOfWork, session: Session) -> bool:
    before = work.session.scalar(
        select(Session)
        .where(Session.ritual_id == session.ritual_id, Session.id < session.id)
        .order_by(Session.id.desc())
        .limit(1)
    )
    return before is not None and waiting.ended_unshown(work, before)
