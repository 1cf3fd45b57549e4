"""Debates: a motion, two sides, and what changed minds."""

from rituals.debates.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
