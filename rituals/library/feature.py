"""What the library is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "library",
    command="/library",
    does="find and keep what people here read, tried and learned",
)
