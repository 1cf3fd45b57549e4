"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature("support", does="say what you need, to the leaders you choose")
