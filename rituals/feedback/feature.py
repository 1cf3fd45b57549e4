"""What the feedback feature is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "feedback",
    command="/feedback",
    does="ask for feedback, give it, and find what you received",
)
