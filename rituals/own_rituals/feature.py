"""What the rituals of a team's own are called."""

from rituals.engine.feature import Feature

feature = Feature("own_rituals")
