"""The course of a retrospective: collect, group, vote, discuss."""

from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import ARRANGE, DISCUSS, VOTE, WRITE, Phase
from rituals.retrospectives import formats
from rituals.retrospectives.feature import feature

retro = hold(
    Gathering(
        feature,
        "retro",
        (
            Phase("collect", (WRITE,), is_hidden=True),
            Phase("group", (WRITE, ARRANGE)),
            Phase("vote", (VOTE,), days=2),
            Phase("discuss", (DISCUSS,), days=3),
        ),
        columns=formats.columns,
    )
)
