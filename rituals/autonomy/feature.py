"""What the autonomy feature is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "autonomy",
    command="/autonomy",
    does="ask leaders for support, see what they promised, say how much you want",
)
