"""What the feature is called."""

from rituals.engine.feature import Feature

feature = Feature("dial", does="say in each area of your work how much support you want")
