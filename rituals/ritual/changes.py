"""What somebody changed in a ritual: said in its channel, and to whoever did it."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual, RitualChange
from rituals.ritual.ahead import next_of
from rituals.ritual.feature import feature
from rituals.words.blocks import actions, button, context, section
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

KNOWN = (
    "set_up", "skipped", "moved", "paused", "changed", "handed_over", "stopped", "runs",
    "called_off",
)  # fmt: skip


@feature.message("changed", useful_for=timedelta(days=2))
def changed(owed: Owed, work: UnitOfWork) -> Message:
    """Say who changed what and what comes next, with the way to change it again."""
    change = work.session.get(RitualChange, owed.subject)
    ritual = work.session.get(Ritual, change.ritual_id) if change else None
    if change is None or ritual is None or change.what not in KNOWN:
        raise NotNeeded("there is no such change")
    line = sentence(work, ritual, change)
    said = Words("ritual/changed", ritual=ritual)
    occurrence = next_of(work, [ritual]).get(ritual.id)
    if not ritual.is_active or occurrence is None:
        return Message(line, [section(line)])
    named = f"{ritual.id}:{occurrence.id}"
    skip = [] if ritual.is_once else [button(said.skip, "ritual:skip", named)]
    ways = actions(*skip, button(said.see, "ritual:open", str(ritual.id)))
    anybody = [context(said.anybody)] if change.what == "set_up" else []
    text = in_words(line, said.anybody) if anybody else line
    return Message(text, [section(line), ways, *anybody])


def latest(work: UnitOfWork, ritual: Ritual) -> Mrkdwn:
    """Return the sentence on what was last changed."""
    change = work.session.scalars(
        select(RitualChange)
        .where(RitualChange.ritual_id == ritual.id)
        .order_by(RitualChange.id.desc())
        .limit(1)
    ).one()
    return sentence(work, ritual, change)


def sentence(work: UnitOfWork, ritual: Ritual, change: RitualChange) -> Mrkdwn:
    """Return who changed what, and what comes next."""
    recurrence = ritual.comes_round
    occurrence: Occurrence | None = next_of(work, [ritual]).get(ritual.id)
    details = dict(change.details)
    if passed := details.get("passed"):
        details["passed"] = datetime.fromisoformat(passed)
    if until := details.get("until"):
        details["until"] = f"{date.fromisoformat(until):%-d %B %Y}"
    said = Words(
        "ritual/changed",
        ritual=ritual,
        who=change.person,
        often=describe(recurrence),
        at=occurrence.starts if occurrence else None,
        keeper=keeper_of(ritual, occurrence),
        zone=recurrence.zone,
        **details,
    )
    line: Mrkdwn = getattr(said, change.what)
    return line


def keeper_of(ritual: Ritual, occurrence: Occurrence | None) -> str:
    """Return who keeps the next occurrence: whoever set it up, where nobody is named."""
    return (occurrence.keeper if occurrence else None) or ritual.set_up_by
