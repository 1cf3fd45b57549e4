"""What fails becomes words for the person and facts for the operator, and changes nothing."""

import re
from collections.abc import Callable

import pytest

from tests.handlers.errand import PRIVATE, Errand
from tests.world import World

NUMBER = re.compile(r"tell whoever runs Trellis here the number ([0-9a-f]{6})")


def number_told(told: str) -> str:
    found = NUMBER.findall(told)
    assert found, told
    return str(found[-1])


def types(world: World) -> str:
    world.maya.types(f"/errand run {PRIVATE}")
    return world.maya.told("C0DESIGN")


def presses(world: World) -> str:
    world.maya.types("/errand board")
    board = world.maya.in_channel()[-1]
    world.maya.presses("Press", where=board, channel="C0DESIGN")
    return world.maya.told("C0DESIGN")


def submits(world: World) -> str:
    world.maya.types("/errand form")
    return world.maya.fills(what=PRIVATE)["what"]


@pytest.mark.parametrize(("part", "deed"), [("run", types), ("press", presses), ("keep", submits)])
def test_a_failure_is_told_with_a_number_that_the_log_has_without_anybodys_words(
    world: World,
    errand: Errand,
    caplog: pytest.LogCaptureFixture,
    part: str,
    deed: Callable[[World], str],
) -> None:
    errand.broken[part] = 1
    number = number_told(deed(world))
    record = next(r for r in caplog.records if number in r.getMessage())
    assert (record.name, record.levelname) == ("trellis", "ERROR")
    assert "Broken" in record.getMessage()
    assert "errand.py:" in record.getMessage(), "where it failed"
    assert PRIVATE not in caplog.text
    assert "U0MAYA" not in caplog.text
    assert world.maya.dm == [], "what it had begun was taken back"


def test_a_form_that_fails_stays_open_with_all_that_was_typed_and_can_be_sent_again(
    world: World, errand: Errand
) -> None:
    world.maya.types("/errand form")
    opened = world.maya.modal
    assert opened is not None
    errand.broken["keep"] = 1
    assert number_told(world.maya.fills(what="A long text", more="And another")["what"])
    assert world.maya.modal is not None
    assert world.maya.modal["id"] == opened["id"]
    kept = world.maya.modal["state"]["values"]
    assert kept["what"]["what"]["value"] == "A long text"
    assert kept["more"]["more"]["value"] == "And another"
    assert world.maya.fills() == {}
    assert world.maya.modal is None
    assert "An errand was run." in world.maya.dm_words


def test_a_refusal_is_told_in_its_own_words_and_is_no_failure(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.maya.types("/errand form")
    assert world.maya.fills(what="refused") == {"what": "This cannot be done."}
    assert caplog.text == ""


@pytest.mark.parametrize("kind", ["500", "internal_error", "429", "lost_answer", "reset"])
def test_a_form_that_slack_does_not_open_is_told_in_words(world: World, kind: str) -> None:
    world.sandbox.faults.add(method="views.open", kind=kind, before_effect=True)
    assert world.maya.types("/errand form").ok
    assert world.maya.modal or world.maya.told("C0DESIGN")
    world.maya.closes()
    assert world.maya.types("/errand form").ok
    assert world.maya.modal is not None


@pytest.mark.parametrize(
    "deed", ["a command", "a shortcut", "a message shortcut", "a button", "a form", "an event"]
)
def test_what_no_feature_answers_to_any_more_is_no_failure(world: World, deed: str) -> None:
    common = {"team": {"id": "T0ORCHARD"}, "user": {"id": "U0MAYA"}}
    command = {"command": "/gone", "team_id": "T0ORCHARD", "user_id": "U0MAYA", "text": ""}
    message = {"ts": "1.0", "text": "x"}
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "gone:x",
        "blocks": [],
        "state": {"values": {}},
    }
    action = {"type": "button", "action_id": "gone:x", "block_id": "b", "value": "1"}
    payload = {
        "a command": command | {"trigger_id": "1.2.a", "channel_id": "C0DESIGN"},
        "a shortcut": common | {"type": "shortcut", "callback_id": "gone:x"},
        "a message shortcut": common
        | {"type": "message_action", "callback_id": "gone:x", "message": message}
        | {"channel": {"id": "C0DESIGN"}},
        "a button": common | {"type": "block_actions", "actions": [action]},
        "a form": common | {"type": "view_submission", "view": view},
        "an event": {"type": "event_callback", "team_id": "T0ORCHARD", "event_id": "Ev1"}
        | {"event": {"type": "app_mention", "user": "U0MAYA"}},
    }[deed]
    kind = {"a command": "command", "an event": "event"}.get(deed, "interactive")
    assert world.deliver(kind, payload).status == 200


def test_a_failure_while_home_is_drawn_is_shown_there(world: World, errand: Errand) -> None:
    errand.broken["home"] = 1
    assert number_told(world.maya.opens_home())
    assert "Errands" in world.maya.opens_home()
