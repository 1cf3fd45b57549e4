"""Retrospectives: a team looks back together, from the first card to the closed action."""

from rituals.engine.registry import gather
from rituals.retrospectives.feature import feature

gather(__name__)

__all__ = ["feature"]
