"""What all gatherings share is registered under one name."""

from rituals.engine.feature import Feature

feature = Feature("gatherings")
