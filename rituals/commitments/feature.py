"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature("commitments", does="what leaders owe you, and what you promised")
