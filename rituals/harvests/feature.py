"""What harvests are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "harvests",
    command="/harvest",
    does="share what a training, an event or a certification was worth",
)
