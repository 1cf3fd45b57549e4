"""The form that sets a gathering up, the same for every kind but for the kind's own fields."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from rituals.cadence.wall_clock import instant
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, Form
from rituals.engine.channels import stood_in
from rituals.engine.outcome import Outcome
from rituals.engine.team import MOST_KEEPERS
from rituals.gatherings.attendance import guests
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle import setting_up
from rituals.gatherings.lifecycle.holding import AT_ONCE
from rituals.gatherings.lifecycle.setting_up import Wish
from rituals.gatherings.phases import WRITE
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# A week from now at two in the afternoon: time to write cards, and nobody's evening for most.
USUAL_DAYS, USUAL_TIME = 5, time(14)
FORM = "gatherings/set_up"
Options = dict[str, Any]
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a kind asks in the form besides what every gathering asks.

    Args:
        named: returns what one is called, from its own options; as the kind is unless given.
        fields: returns the fields of its own.
        read: returns its options from the form, or raises Refusal; how many `minutes` people meet
            may be among them.
        faults: returns what is wrong in its own options, by the name of the field, for a channel.
        usually: how often it comes unless somebody chooses otherwise.
        without: the fields that it does not ask for, such as `often`.
    """

    named: Callable[[Options], str] | None = None
    fields: Callable[[], list[Block]] = list
    read: Callable[[Form], Options] = lambda form: {}
    faults: Callable[[UnitOfWork, str, Options], dict[str, str]] = lambda work, channel, own: {}
    usually: str = setting_up.ONCE
    without: Collection[str] = ()


def open_form(gathering: Gathering, sets_up: SetUp, call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with the channel filled in where somebody stands in one.

    Raises:
        Refusal: nothing can be set up in that channel.
    """
    return Outcome(opens=form(gathering, sets_up, stood_in(call, work), usual(call, work), call))


def submit(gathering: Gathering, sets_up: SetUp, call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, keep the gathering, and say what happens next.

    Raises:
        Refusal: a field of the kind's own is wrong, or one of those invited cannot be.
    """
    own = sets_up.read(call.form)
    if gathering.invites:
        own |= guests.read(call.form, work)
    wish = Wish.of(call, own)
    errors = setting_up.check(wish, call, work)
    if errors := errors | sets_up.faults(work, wish.channel, wish.own):
        return Outcome(errors=errors)
    name = sets_up.named(own) if sets_up.named else gathering.say().name
    return keep(gathering, name, wish, call, work)


def keep(gathering: Gathering, name: str, wish: Wish, call: Call, work: UnitOfWork) -> Outcome:
    """Keep a checked wish as a ritual, and say what happens next."""
    ritual, first = setting_up.set_up(gathering, name, wish, call, work)
    said = Words(
        FORM,
        ritual=ritual,
        at=first.starts,
        # What opens as it begins has its time then.
        ends_a_part=not wish.is_live and wish.opens != "0",
        zone=ritual.comes_round.zone,
        can_write=int(wish.opens) == AT_ONCE and WRITE in gathering.course.first.allows,
    )
    view = blocks.modal(f"{gathering.feature.name}:done", said.title, [blocks.section(said.done)])
    return Outcome(opens=view, shows_home=True)


def form(
    gathering: Gathering, sets_up: SetUp, channel: str | None, first: datetime, call: Call
) -> Block:
    """Return the form to set a gathering up.

    Args:
        gathering: of which kind.
        sets_up: what the kind asks besides.
        channel: the channel that is filled in already, if there is one.
        first: when it is held first unless something else is chosen.
        call: who fills it in, and what the operator set.
    """
    own = gathering.say()
    said = Words(FORM, threshold=call.defaults.threshold)
    modes = {"live": said.live_means, "written": said.written_means}
    names = {"named": said.named_means, "anonymous": said.anonymous_means}
    comes_again = "often" not in sets_up.without
    when = (said.first, said.first_hint) if comes_again else (said.when, said.when_hint)
    fields = [
        blocks.section(own.what),
        blocks.field_of(
            "channel", said.channel, blocks.conversation("channel", channel), hint=said.channel_hint
        ),
        blocks.field_of("first", when[0], blocks.moment("first", first), hint=when[1]),
        choice("often", setting_up.OFTEN, sets_up.usually),
        choice("mode", setting_up.MODES, "live", means=modes),
        *sets_up.fields(),
        *([guests.field()] if gathering.invites else []),
        *([choice("names", setting_up.NAMES, "named", means=names)] if gathering.hides else []),
        choice("opens", setting_up.OPENS, AT_ONCE),
        choice("minutes", setting_up.MINUTES, 60),
        *([choice("votes", setting_up.VOTES, 3)] if gathering.votes else []),
        blocks.field_of(
            "keepers",
            said.keepers,
            blocks.users("keepers", [call.person], MOST_KEEPERS),
            hint=said.keepers_hint,
            optional=True,
        ),
    ]
    asked = [each for each in fields if each.get("block_id") not in sets_up.without]
    return blocks.modal(f"{gathering.feature.name}:set_up", own.title, asked, submit=said.submit)


def choice(
    name: str, choices: Mapping[Any, str], usual: object, *, means: Mapping[str, str] = NOTHING
) -> Block:
    """Return one choice of several; radio buttons where something is said of each."""
    options = [
        blocks.option(getattr(Words(FORM, number=value), word), str(value), means.get(word))
        for value, word in choices.items()
    ]
    element = blocks.select(name, options, str(usual), radio=bool(means))
    return blocks.field_of(name, getattr(Words(FORM), name), element)


def usual(call: Call, work: UnitOfWork) -> datetime:
    """Return when it is held first unless somebody chooses otherwise."""
    hours = hours_of(work, call.person)
    day: date = hours.day(hours.days_after(work.now, USUAL_DAYS))
    return instant(day, USUAL_TIME, hours.zone)
