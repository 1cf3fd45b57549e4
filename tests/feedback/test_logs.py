"""What the program logs of a whole conversation: no text, no name, no person, no token."""

import logging
from collections.abc import Iterator

import pytest

from bot import logs
from tests.feedback.plot import ORCHARD, TEAM
from tests.feedback.test_replays import live
from tests.world import World, forger

LOGGERS = ["", "trellis", "slack_bolt", "slack_sdk", "aiohttp", "sqlalchemy", "uvicorn", "asyncio"]


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """All that reaches any log while the program's own settings are at their most talkative."""
    before = {name: logging.getLogger(name).level for name in LOGGERS}
    root = logging.getLogger()
    handlers = list(root.handlers)
    found: list[str] = []
    listening = logging.Handler()
    formatter = logging.Formatter("%(name)s %(message)s %(args)s")
    listening.emit = lambda record: found.append(formatter.format(record))  # type: ignore[method-assign]
    logs.begin("DEBUG")
    root.handlers = [listening]
    yield found
    root.handlers = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def test_a_conversation_with_everything_leaves_no_person_and_no_word_in_the_log(
    world: World, lines: list[str]
) -> None:
    logging.getLogger("trellis").debug("listening")
    live(world)
    # Something of every kind goes wrong as well, with people's words in hand.
    for method in ("chat.postMessage", "chat.update", "views.open", "users.info", "views.publish"):
        for kind in ("500", "garbage", "lost_answer", "invalid_blocks"):
            world.sandbox.faults.add(method=method, kind=kind, times=1)
            world.wait(minutes=1)
            world.maya.types("/feedback ask secret-typed")
            if world.maya.modal:
                world.maya.fills(about="secret-about-9", people=["U0NOOR", "U0AIKO"])
            world.noor.opens_home() if world.noor.actor.home else None
            world.maya.closes()
    broken = forger.submission(ORCHARD, "U0NOOR", "feedback:answer", "secret-private", {})
    for missing in ("team", "user", "view"):
        payload = {k: v for k, v in broken.items() if k != missing}
        world.loop.do(world.sandbox.deliver(ORCHARD, "interactive", payload))
    world.loop.do(world.sandbox.deliver(ORCHARD, "interactive", "payload=secret-no-json"))
    world.loop.do(world.sandbox.deliver(ORCHARD, "event", {"event": {"text": "secret-odd"}}))
    # What failed says in its own words what it could not do with which text.
    world.sandbox.faults.add(method="views.open", kind="secret_code", times=2)
    world.maya.types("/feedback ask")
    world.forge(forger.press(ORCHARD, "U0MAYA", "feedback:ask", "1"), ORCHARD)
    used = {"command": "/secret", "team_id": ORCHARD, "user_id": "U0MAYA", "trigger_id": "1"}
    world.loop.do(world.sandbox.deliver(ORCHARD, "command", used))
    signature = {"X-Slack-Signature": "v0=secret"}
    world.loop.do(world.sandbox.deliver(ORCHARD, "command", {"text": "secret-x"}, signature))
    world.wait(days=10)
    said = "\n".join(lines)
    assert "listening" in said and "failed" in said, "the log is there, and things did fail"
    tokens = [w.bot_token for w in world.sandbox.workspaces.values()] + [world.sandbox.app_token]
    keys = [
        element["value"].partition(":")[2]
        for user in TEAM
        for message in world.person(user).dm
        for block in message["blocks"]
        for element in block.get("elements", [])
        if ":" in str(element.get("value", ""))
    ]
    for hidden in ("secret", *tokens, *keys, "xoxb", "xapp", "U0", *names(world)):
        assert hidden not in said, hidden


def names(world: World) -> list[str]:
    people = world.sandbox.workspaces[ORCHARD].people.values()
    return [p.name for p in people if not p.is_bot and p.id != "USLACKBOT"]
