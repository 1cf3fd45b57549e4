"""What expert forums are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "expert_forums",
    command="/forum",
    does="invite somebody who knows more, and ask what you have voted on",
)
