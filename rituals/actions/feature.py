"""What actions are registered under."""

from rituals.engine.feature import Feature

feature = Feature("actions")
