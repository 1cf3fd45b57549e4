"""What harvests are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "harvests",
    command="/harvest",
    does="bring home what a training, an event or a book was worth",
)
