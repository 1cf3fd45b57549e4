"""The whole world of a test: a workspace, the real bot in it, a clock that the test moves."""

from tests.world.people import Somebody
from tests.world.world import World

__all__ = ["Somebody", "World"]
