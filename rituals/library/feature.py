"""What the library is called."""

from rituals.engine.feature import Feature

feature = Feature("library")
