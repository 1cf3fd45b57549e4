"""Rituals of the team's own: up to five questions that come round, and no code."""

from rituals.engine.registry import gather
from rituals.own_rituals.feature import feature

gather(__name__)

__all__ = ["feature"]
