"""What the retrospectives are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "retrospectives",
    command="/retro",
    does="look back together: cards, votes, topics, and actions that are seen through",
)
