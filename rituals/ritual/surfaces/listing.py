"""`/ritual list`, the page of one ritual, and what comes next on the Home tab."""

import re
from collections.abc import Sequence
from datetime import datetime

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Occurrence, Ritual
from rituals.ritual import ahead, parties
from rituals.ritual.changes import keeper_of
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import in_words
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
AT_HOME, IN_LIST = 5, 20
WAYS = ("skip", "move", "pause", "change")
IN_CHANNELS = ("hand", "poll")
# What is held once has none after it: it is moved or called off.
OF_ONE = ("move", "change", "hand")


@feature.word(
    "list", usage="", does="what comes round in this channel, and for you", example="/ritual list"
)
@feature.when_alone
@feature.action("list")
def show_list(call: Call, work: UnitOfWork) -> Outcome:
    """Show what comes round where the person stands, and for the person alone."""
    return Outcome(opens=the_list(call, work))


def the_list(call: Call, work: UnitOfWork, way: str = "") -> Block:
    """Return what comes round where the person stands, and for the person alone.

    Args:
        call: who looks, and where.
        work: the unit of work.
        way: what is to be done to one of them, if it is asked which.
    """
    said = Words("ritual/list")
    is_here = _in_channel(call)
    there = rituals_here(call, work) if is_here else ahead.in_channels_of(work, call.person)
    own = [] if way in IN_CHANNELS else ahead.own(work, call.person)
    parts = _part(work, said.here if is_here else said.elsewhere, there, way)
    parts += _part(work, said.own, own, way)
    lead = []
    if not parts or (is_here and not there):
        lead = [blocks.section(said.nothing)]
    elif way:
        lead = [blocks.section(said.which)]
    return blocks.modal("ritual:list", said.title, [*lead, *parts])


@feature.word(
    "preview", usage="", does="when it comes next, and who gets what", example="/ritual preview"
)
def preview(call: Call, work: UnitOfWork) -> Outcome:
    """Show the only ritual of a channel, or the list."""
    only = the_only_one(call, work)
    if only is None:
        return Outcome(opens=the_list(call, work, "open"))
    return Outcome(opens=page(parties.active_ritual(work, only.id, call.person), work))


@feature.action("open")
def open_page(call: Call, work: UnitOfWork) -> Outcome:
    """Show one ritual, with all that can be changed in it."""
    return Outcome(opens=page(parties.active_ritual(work, call.subject, call.person), work))


@feature.home(25)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the next session of what comes round for somebody, the nearest first.

    To ask Slack for the members of every channel at every visit would be slow: this goes by who
    was there when it was last asked, the working day before each session. The page of a ritual
    looks anew.
    """
    said = Words("ritual/list")
    rituals = {
        ritual.id: ritual
        for ritual in (*ahead.own(work, call.person), *ahead.in_channels_of(work, call.person))
    }
    coming = sorted(
        ahead.next_of(work, list(rituals.values())).values(), key=lambda each: each.starts
    )
    head = blocks.header(said.next)
    if not coming:
        return [head, blocks.section(said.nothing_at_home)]
    lines = [_home_line(rituals[each.ritual_id], each, call) for each in coming[:AT_HOME]]
    return [head, *lines, blocks.actions(blocks.button(said.all, "ritual:list"))]


def rituals_here(call: Call, work: UnitOfWork) -> list[Ritual]:
    """Return what comes round in the channel somebody stands in, if they are in it."""
    found = ahead.in_channel(work, call.channel or "")
    return [ritual for ritual in found if parties.may(work, ritual, call.person)]


def the_only_one(call: Call, work: UnitOfWork) -> Ritual | None:
    """Return the only ritual of the channel somebody stands in; outside one, the only of theirs."""
    found = rituals_here(call, work) if _in_channel(call) else ahead.own(work, call.person)
    return found[0] if len(found) == 1 else None


def page(active: ActiveRitual, work: UnitOfWork) -> Block:
    """Return one ritual as it stands: what comes, who gets what, and the ways to change it."""
    ritual, occurrence = active.ritual, active.occurrence
    zone = ritual.comes_round.zone
    facts = _facts(ritual, occurrence, work.now)
    said = Words("ritual/page", **facts, holidays=ritual.on_holiday)
    dates = [
        Words("ritual/page", at=at, zone=zone).date
        for at in ahead.coming(ritual, occurrence, work.now)
    ]
    gets = [
        Words("ritual/page", at=at, does=does, zone=zone).step
        for at, does in ahead.steps(ritual, occurrence, work.now)
    ]
    shown = [
        blocks.section(said.lead),
        blocks.header(said.coming),
        blocks.section(in_words(*dates)),
        *([blocks.context(said.holidays)] if ritual.country else []),
        *([blocks.header(said.gets), blocks.section(in_words(*gets))] if gets else []),
        _ways(active, said),
    ]
    return blocks.modal("ritual:page", said.title, shown)


def _ways(active: ActiveRitual, said: Words) -> Block:
    ways = [*WAYS, *(IN_CHANNELS if active.ritual.channel else ())]
    if active.ritual.is_once:
        ways = [each for each in ways if each in OF_ONE]
    buttons = [blocks.button(getattr(said, way), f"ritual:{way}", active.named) for way in ways]
    stop = blocks.button(said.stop, "ritual:stop", active.named, style="danger")
    return blocks.actions(*buttons, stop)


def _part(work: UnitOfWork, title: str, rituals: Sequence[Ritual], way: str) -> list[Block]:
    """Return a part of the list, nothing where there is nothing in it."""
    planned = ahead.next_of(work, rituals)
    shown = [
        _line(ActiveRitual(ritual, planned[ritual.id]), work.now, way)
        for ritual in rituals
        if ritual.id in planned
    ]
    more = len(shown) - IN_LIST
    rest = [blocks.context(Words("ritual/list", more=more).more)] if more > 0 else []
    return [blocks.header(title), *shown[:IN_LIST], *rest] if shown else []


def _line(active: ActiveRitual, now: datetime, way: str) -> Block:
    ritual = active.ritual
    said = Words("ritual/list", **_facts(ritual, active.occurrence, now))
    does = getattr(Words("ritual/page", ritual=ritual), way or "open")
    button = blocks.button(
        does, f"ritual:{way or 'open'}", active.named, label=f"{does}: {ritual.name}"
    )
    return blocks.section(said.line, button)


def _home_line(ritual: Ritual, occurrence: Occurrence, call: Call) -> Block:
    mine = ritual.channel is not None and keeper_of(ritual, occurrence) == call.person
    said = Words("ritual/list", **_facts(ritual, occurrence, call.now), mine=mine)
    label = f"{said.open}: {ritual.name}"
    return blocks.section(
        said.home_line, blocks.button(said.open, "ritual:open", str(ritual.id), label=label)
    )


def _facts(ritual: Ritual, occurrence: Occurrence, now: datetime) -> dict[str, object]:
    """Return what the sentences on a ritual speak of."""
    recurrence = ritual.comes_round
    until = ritual.paused_until
    # A pause that is over still stands in its row.
    is_paused = until is not None and until > ritual.hours.day(now)
    return {
        "ritual": ritual,
        "often": describe(recurrence),
        "zone": recurrence.zone,
        "at": occurrence.starts,
        "keeper": keeper_of(ritual, occurrence),
        "paused": f"{until:%-d %B %Y}" if until and is_paused else "",
    }


def _in_channel(call: Call) -> bool:
    return call.channel is not None and not call.channel.startswith("D")


def mentioned(text: str) -> str | None:
    """Return the first person named in what was typed after a command."""
    found = _MENTION.search(text)
    return found[1] if found else None
