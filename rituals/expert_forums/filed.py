"""A forum in the library: who spoke, what was asked, and what was noted of the answers."""

from rituals.engine.ritual import Ritual
from rituals.expert_forums import speaker
from rituals.gatherings import parties
from rituals.gatherings.closing.minutes import minutes
from rituals.gatherings.lifecycle.sessions import CARD
from rituals.gatherings.tables import Session
from rituals.library import filing
from rituals.library.tables import FORUM
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT
from storage.unit_of_work import UnitOfWork

MOST_QUESTIONS, MOST_NOTES = 10, 5


def file(work: UnitOfWork, ritual: Ritual, session: Session) -> None:
    """File a session that was held; of a private channel, for its members alone.

    Raises:
        NotLookedUp: Slack must be asked for a name, or for the address of the card.
    """
    named = speaker.of(session)
    if named is None:
        return
    ask = [parties.facilitator_of(work, ritual, session), speaker.reader(named)]
    filing.file(
        work,
        filing.Filing(
            FORUM,
            f"{ritual.name}: {_name(work, named)}",
            f"session/{session.id}",
            list(dict.fromkeys(ask)),
            summary=_summary(work, session, named),
            link=named["link"],
            address=filing.address_of(work, CARD, session.id, session.channel),
            channel=session.channel,
        ),
    )


def _name(work: UnitOfWork, named: speaker.Speaker) -> str:
    return work.directory.person(named["person"]).name if named["person"] else str(named["name"])


def _summary(work: UnitOfWork, session: Session, named: speaker.Speaker) -> str:
    agreed = minutes(work, session)
    lines = [named["line"], ""] if named["line"] else []
    for topic in [*agreed.talked, *agreed.left][:MOST_QUESTIONS]:
        lines.append(f"• {cut(topic.title, EXCERPT)}")
        for note in agreed.notes.get(topic.id, [])[:MOST_NOTES]:
            lines.append(f"  ◦ {cut(' '.join(note.text.split()), EXCERPT)}")
    return "\n".join(lines)
