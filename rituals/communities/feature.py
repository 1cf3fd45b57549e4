"""What communities are called."""

from rituals.engine.feature import Feature

feature = Feature("communities")
