"""Autonomy support: questions for leaders to put to their people, and for people to answer."""

from rituals.autonomy.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
