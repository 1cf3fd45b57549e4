"""Commitments: what leaders promise, owed to the person, who alone says what became of it."""

from rituals.commitments.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
