"""The motion: what is debated, how, and under which headings people argue."""

from dataclasses import replace
from typing import Any

from rituals.debates import sides
from rituals.engine.call import Form, number
from rituals.engine.outcome import Refusal
from rituals.gatherings.gathering import Column
from rituals.gatherings.phases import Phase
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words

BEFORE, AFTER = "before", "after"
# The rounds, each with what is asked in it.
QUESTIONS = {
    "opening": "what_speaks",
    "rebuttal": "what_to_answer",
    "closing": "what_should_stay",
}
ROUNDS = tuple(QUESTIONS)
CHANGED = "changed"
MOST_MOTION, MOST_BACKGROUND = 150, 1000
# How long a round may be, and how long all of them take with both votes, in minutes.
MINUTES = {5: 30, 10: 45, 15: 60}
DAYS = (1, 2, 3)


def named(options: dict[str, Any]) -> str:
    """Return what a debate is called: one of several in a channel is known by its motion."""
    return in_plain(Words("debates/motion", motion=options["motion"]).named)


def fields() -> list[Block]:
    """Return the fields that a debate alone has."""
    said = Words("debates/motion")
    how = [
        blocks.option(getattr(said, way), way, getattr(said, means))
        for way, means in sides.WAYS.items()
    ]
    minutes = [
        blocks.option(Words("debates/motion", number=each).minutes, str(each)) for each in MINUTES
    ]
    days = [blocks.option(Words("debates/motion", number=each).days, str(each)) for each in DAYS]
    motion = blocks.text_input("motion", most=MOST_MOTION)
    background = blocks.text_input("background", lines=True, most=MOST_BACKGROUND)
    return [
        blocks.field_of("motion", said.motion, motion, hint=said.motion_hint),
        blocks.field_of("background", said.background, background, optional=True),
        blocks.field_of("sides", said.sides, blocks.select("sides", how, sides.DRAWN, radio=True)),
        blocks.field_of("round_minutes", said.live, blocks.select("round_minutes", minutes, "10")),
        blocks.field_of("round_days", said.written, blocks.select("round_days", days, "1")),
    ]


def read(form: Form) -> dict[str, Any]:
    """Return what is debated and how.

    Raises:
        Refusal: there is no motion, or something was chosen that is not on offer.
    """
    said = Words("debates/motion", most=MOST_MOTION, most_background=MOST_BACKGROUND)
    motion, background = " ".join(form.text("motion").split()), form.text("background")
    if not motion or len(motion) > MOST_MOTION:
        raise Refusal(said.no_motion, "motion")
    if len(background) > MOST_BACKGROUND:
        raise Refusal(said.too_long, "background")
    minutes = number(form.text("round_minutes") or "10")
    days = number(form.text("round_days") or "1")
    how = form.text("sides") or sides.DRAWN
    for field, chosen, offered in (
        ("sides", how, sides.WAYS),
        ("round_minutes", minutes, MINUTES),
        ("round_days", days, DAYS),
    ):
        if chosen not in offered:
            raise Refusal(said.choose, field)
    return {
        "motion": motion,
        "background": background,
        "how": how,
        "round_minutes": minutes,
        "round_days": days,
        "minutes": MINUTES[minutes],
    }


def timed(phase: Phase, options: dict[str, Any]) -> Phase:
    """Return a part with its time box, where people meet, and its days, where they write."""
    if phase.name not in ROUNDS:
        return phase
    return replace(phase, minutes=options["round_minutes"], days=options["round_days"])


def columns(options: dict[str, Any]) -> list[Column]:
    """Return all headings: one a round for each side, and what changed minds."""
    return [*(_heading(part, side) for part in ROUNDS for side in sides.SIDES), _changed()]


def columns_for(options: dict[str, Any], person: str) -> list[Column]:
    """Return the one heading under which somebody may write now, if there is one."""
    part, side = options["part"], sides.side_of(options, person)
    if part == AFTER:
        return [_changed()]
    return [_heading(part, side)] if part in ROUNDS and side in sides.SIDES else []


def name(part: str, side: str) -> str:
    """Return under which name the arguments of a side in a round are kept."""
    return f"{part}_{side}"


def _heading(part: str, side: str) -> Column:
    said = Words("debates/headings", side=side)
    return Column(name(part, side), getattr(said, part), getattr(said, QUESTIONS[part]))


def _changed() -> Column:
    said = Words("debates/headings")
    return Column(CHANGED, said.changed, said.what_changed)
