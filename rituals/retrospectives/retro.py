"""The course of a retrospective: collect, group, vote, discuss."""

from rituals.gatherings.gathering import Gathering
from rituals.gatherings.holding import hold
from rituals.gatherings.phases import Doing, Phase
from rituals.retrospectives import formats
from rituals.retrospectives.feature import feature

COLLECT = Phase("collect", frozenset({Doing.WRITE}), is_hidden=True)
GROUP = Phase("group", frozenset({Doing.WRITE, Doing.ARRANGE}))
VOTE = Phase("vote", frozenset({Doing.VOTE}), days=2)
DISCUSS = Phase("discuss", frozenset({Doing.DISCUSS}), days=3)

retro = hold(
    Gathering(
        feature,
        "retro",
        (COLLECT, GROUP, VOTE, DISCUSS),
        columns=formats.columns,
        fields=formats.fields,
        read=formats.read,
    )
)
