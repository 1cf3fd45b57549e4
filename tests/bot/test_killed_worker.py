"""A worker is killed at each step of delivery; every message arrives, and none arrives twice."""

import json
import signal
import subprocess
import sys

import pytest

from tests.bot.doomed_worker import STEPS
from tests.bot.post_office import (
    asks_quietly,
    everything_stands_once,
    installed,
    presses_quietly,
    standing,
)
from tests.world import World
from tests.world.people import words

LONGER_THAN_A_LEASE = {"seconds": 61}
# Between the two nobody can tell.
ARRIVES_NOT, ARRIVES = list(STEPS)[:3], list(STEPS)[4:]


def start_worker(world: World, step: str) -> "subprocess.Popen[bytes]":
    here = [
        {"workspace": i.workspace, "token": i.token, "bot_user": i.bot_user, "bot": i.bot}
        for i in installed(world)
    ]
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.bot.doomed_worker", step),
            world.program.database.engine.url.render_as_string(hide_password=False),
            world.sandbox.api_url,
            world.now.isoformat(),
            json.dumps(here),
        ]
    )


def much_is_owed(world: World) -> None:
    """New messages to people written to before and not, to a channel, and some to be rewritten."""
    world.tomas.asks("U0MAYA", "U0NOOR", about="The new page")
    presses_quietly(world, world.tomas, "Close now")
    asks_quietly(world, world.maya)
    asks_quietly(world, world.ingrid, people=[], channel="C0DESIGN")


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_loses_and_doubles_nothing(world_on: World, step: str) -> None:
    much_is_owed(world_on)
    before = sum(standing(world_on).values())
    killed = start_worker(world_on, step)
    assert killed.wait(60) == (0 if step == "never" else -signal.SIGKILL)
    arrived = sum(standing(world_on).values()) - before
    if step in ARRIVES_NOT + ARRIVES:
        assert (arrived > 0) == (step in ARRIVES), "it was not killed where it was to be"
    world_on.wait(**LONGER_THAN_A_LEASE)
    assert everything_stands_once(world_on)
    assert "is closed" in words(world_on.noor.dm[0])
