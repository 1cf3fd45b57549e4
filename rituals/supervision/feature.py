"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature("supervision", does="rate what a one-to-one left behind")
