"""Advocates: a colleague who stands up for somebody's growth, and sees what that person shares."""

from rituals.advocates.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
