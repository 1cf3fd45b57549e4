"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "ideas", command="/idea", does="say something to try, and hear what becomes of it"
)
