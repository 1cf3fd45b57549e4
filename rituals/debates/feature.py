"""What debates are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "debates",
    command="/debate",
    does="take a question apart from both sides, and see what changes minds",
)
