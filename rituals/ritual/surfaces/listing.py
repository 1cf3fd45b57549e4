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
from rituals.ritual.parties import Standing
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
AT_HOME, IN_LIST = 5, 20
WAYS = ("skip", "move", "pause", "change")
IN_CHANNELS = ("hand", "poll")


@feature.word(
    "list", usage="", does="what comes round in this channel, and for you", example="/ritual list"
)
@feature.when_alone
@feature.action("list")
def show_list(call: Call, work: UnitOfWork) -> Outcome:
    """Show what comes round where the person stands, and for the person alone."""
    said = Words("ritual/list")
    here = rituals_here(call, work)
    is_here = call.channel is not None and not _is_direct(call.channel)
    there = here if is_here else ahead.in_channels_of(work, call.person)
    shown = _part(work, said.here if is_here else said.elsewhere, there)
    shown += _part(work, said.own, ahead.own(work, call.person))
    shown = shown or [blocks.section(said.nothing)]
    return Outcome(opens=blocks.modal("ritual:list", said.title, shown, close=said.done))


@feature.word(
    "preview", usage="", does="when it comes next, and who gets what", example="/ritual preview"
)
def preview(call: Call, work: UnitOfWork) -> Outcome:
    """Show the only ritual of a channel, or the list."""
    only = the_only_one(call, work)
    if only is None:
        return show_list(call, work)
    return Outcome(opens=page(parties.standing_of(work, only.id, call.person), work))


@feature.action("open")
def open_page(call: Call, work: UnitOfWork) -> Outcome:
    """Show one ritual, with all that can be changed in it."""
    return Outcome(opens=page(parties.standing_of(work, call.subject, call.person), work))


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
    if call.channel is None or _is_direct(call.channel):
        return []
    return [
        ritual
        for ritual in ahead.in_channel(work, call.channel)
        if parties.may(work, ritual, call.person)
    ]


def the_only_one(call: Call, work: UnitOfWork) -> Ritual | None:
    """Return the only ritual of the channel somebody stands in, or else the only one of theirs."""
    found = rituals_here(call, work) or ahead.own(work, call.person)
    return found[0] if len(found) == 1 else None


def page(standing: Standing, work: UnitOfWork) -> Block:
    """Return one ritual as it stands: what comes, who gets what, and the ways to change it."""
    ritual, occurrence = standing.ritual, standing.occurrence
    zone = ritual.comes_round.zone
    facts = _facts(ritual, occurrence, work.now)
    said = Words("ritual/page", **facts, holidays=ritual.on_holiday)
    dates = [
        Words("ritual/page", at=at, zone=zone).date
        for at in ahead.coming(ritual, occurrence, work.now)
    ]
    gets = [
        Words("ritual/page", at=at, does=does, zone=zone).step
        for at, does in ahead.steps(ritual, occurrence)
    ]
    shown = [
        blocks.section(said.lead),
        blocks.header(said.coming),
        blocks.section(blocks.in_words(*dates)),
        *([blocks.context(said.holidays)] if ritual.country else []),
        *([blocks.header(said.gets), blocks.section(blocks.in_words(*gets))] if gets else []),
        _ways(standing, said),
    ]
    return blocks.modal("ritual:page", said.title, shown, close=said.close)


def _ways(standing: Standing, said: Words) -> Block:
    ways = [*WAYS, *(IN_CHANNELS if standing.ritual.channel else ())]
    buttons = [blocks.button(getattr(said, way), f"ritual:{way}", standing.named) for way in ways]
    stop = blocks.button(said.stop, "ritual:stop", standing.named, style="danger")
    return blocks.actions(*buttons, stop)


def _part(work: UnitOfWork, title: str, rituals: Sequence[Ritual]) -> list[Block]:
    """Return a part of the list, nothing where there is nothing in it."""
    planned = ahead.next_of(work, rituals)
    shown = [
        _line(ritual, planned[ritual.id], work.now) for ritual in rituals if ritual.id in planned
    ]
    more = len(shown) - IN_LIST
    rest = [blocks.context(Words("ritual/list", more=more).more)] if more > 0 else []
    return [blocks.header(title), *shown[:IN_LIST], *rest] if shown else []


def _line(ritual: Ritual, occurrence: Occurrence, now: datetime) -> Block:
    said = Words("ritual/list", **_facts(ritual, occurrence, now))
    label = f"{said.open}: {ritual.name}"
    return blocks.section(
        said.line, blocks.button(said.open, "ritual:open", str(ritual.id), label=label)
    )


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


def _is_direct(channel: str) -> bool:
    return channel.startswith("D")


def mentioned(text: str) -> str | None:
    """Return the first person named in what was typed after a command."""
    found = _MENTION.search(text)
    return found[1] if found else None
