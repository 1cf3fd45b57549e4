"""Expert forums: somebody from outside the team, and the questions people have."""

from rituals.engine.registry import gather
from rituals.expert_forums.feature import feature

gather(__name__)

__all__ = ["feature"]
