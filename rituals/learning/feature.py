"""What the learning feature is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "learning",
    command="/learning",
    does="keep a day on which your team learns, and bring together what was learned",
)
