"""The whole harvest as a file, for whoever is in the channel."""

from rituals.engine.call import Call
from rituals.engine.outcome import File, Outcome
from rituals.engine.ritual import Occurrence, Ritual
from rituals.learning import sharing, taking_part, timing
from rituals.learning.feature import feature
from rituals.words.message import paragraph
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("save")
def save(call: Call, work: UnitOfWork) -> Outcome:
    """Hand over all that was shared, as plain text: nothing people wrote is read as markup."""
    return Outcome(file=as_text(work, *_gathered(call, work)))


@feature.action("post")
def post(call: Call, work: UnitOfWork) -> Outcome:
    """Post a harvest for which the channel could not be reached; one that stands stays."""
    ritual, occurrence = _gathered(call, work)
    channel = ritual.channel or ""
    work.outbox.send("learning:harvest", occurrence.id, to=channel)
    return Outcome(says=paragraph(Words("learning/harvest", ritual=ritual).posted))


def as_text(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> File:
    """Return everything that was shared, with names only of those who wanted to be named."""
    shares = sharing.shared(work, occurrence.id)
    people = work.directory.people([share.person for share in shares if share.person])
    names = {each: row.name for each, row in people.items() if row}
    day = timing.day_of(ritual, occurrence)
    said = Words("learning/harvest", day=day)
    title = in_plain(said.title)
    parts = [title]
    for share in shares:
        name = names.get(share.person or "", "")
        parts.append(f"{name}: {share.learned}" if name else share.learned)
        if share.others_can_use:
            parts[-1] += f"\n\n{in_plain(said.others_can_use)} {share.others_can_use}"
    return File(f"learning-{day}.txt", title, "\n\n----\n\n".join(parts) + "\n")


def _gathered(call: Call, work: UnitOfWork) -> tuple[Ritual, Occurrence]:
    """Return a harvest for somebody who is in its channel.

    Raises:
        Refusal: there is none of that number in a channel of theirs.
    """
    occurrence = work.session.get(Occurrence, call.subject)
    ritual = occurrence and work.session.get(Ritual, occurrence.ritual_id)
    if not (ritual and occurrence and sharing.is_gathered(work, occurrence.id)):
        raise taking_part.refuse("no_harvest")
    if call.person not in work.directory.members(ritual.channel or ""):
        raise taking_part.refuse("no_harvest")
    return ritual, occurrence
