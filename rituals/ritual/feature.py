"""What the feature of all rituals is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "ritual",
    command="/ritual",
    does="see what comes round here, and skip, move, pause, change or stop it",
)
