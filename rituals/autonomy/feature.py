"""What the autonomy feature is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "autonomy",
    command="/autonomy",
    does="get a question to put to one of your people, or be asked one yourself",
)
