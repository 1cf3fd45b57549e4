"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature("advocates", does="ask a colleague to stand up for you, and choose what they see")
