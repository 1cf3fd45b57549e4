"""Show and review: somebody shows what they work on, and those it matters to say what they see."""

from rituals.engine.registry import gather
from rituals.show_and_review.feature import feature

gather(__name__)

__all__ = ["feature"]
