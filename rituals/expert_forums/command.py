"""`/forum`: the most likely thing, a new one, a question."""

from functools import partial

from rituals.expert_forums import speaker
from rituals.expert_forums.course import forum, read
from rituals.gatherings.lifecycle.command import answers_to
from rituals.gatherings.lifecycle.set_up_form import SetUp
from rituals.gatherings.lifecycle.setting_up import MONTHLY

answers_to(
    forum,
    sets_up=SetUp(
        fields=partial(speaker.fields, None),
        read=read,
        faults=speaker.faults,
        usually=MONTHLY,
        without=("guests", "opens"),
    ),
    new="set up a forum in this channel, and invite somebody to it",
    add="ask what you would like to know",
    usage="[question]",
    example="/forum add How do you begin a review?",
)
