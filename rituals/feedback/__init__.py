"""Feedback: asked for, answered and received, named or anonymous, or given unasked."""

from rituals.engine.registry import gather
from rituals.feedback.feature import feature

gather(__name__)

__all__ = ["feature"]
