"""What else was tried."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.attack3.test_ritual import as_it_is
from tests.autonomy import scene
from tests.learning.fridays import ASKS, ASKS_LEARNED, HARVEST, at, posted, set_up, share, when_asked
from tests.ritual import tea
from tests.world import World, forger
from tests.world.people import words

HOSTILE = "<!channel> <@U0MAYA> *bold* \u202e RTL \U0001f468\u200d\U0001f469\u200d\U0001f467 &lt; ```x``` " * 60


def wakes(world: World, when: datetime) -> None:
    world.sandbox.clock.set(when)
    world.loop.do(world.settle())
    world.wait(minutes=2)


def test_three_months_down_with_eight_rituals_is_no_burst(world: World) -> None:
    set_up(world)
    for number in range(8):
        tea.sets_up(world, name=f"Tea {number}")
    before = len(world.maya.kept)
    lines = len(world.maya.in_channel())
    wakes(world, datetime(2026, 6, 8, 12, tzinfo=UTC))
    came = world.maya.kept[before:]
    said = world.maya.in_channel()[lines:]
    print(len(came), [words(m)[:200] for m in came], [words(m)[:80] for m in said])
    assert len(came) <= 2, len(came)


def test_bot_removed_from_the_channel(world: World, caplog: Any) -> None:
    set_up(world)
    world.happens("add_channel", "C0SECRET", "secret", members=["U0MAYA", "U0NOOR"], is_private=True) if False else None
    world.happens("archive", "C0DESIGN")
    world.wait_until(at("2026-03-10", 12))
    print(world.maya.dm_words[-1500:])
    print([r.getMessage() for r in caplog.records][-20:])
    print(world.tables()["schedules"])


def test_bot_kicked(world: World, caplog: Any) -> None:
    set_up(world)
    world.happens("remove_bot_from", "C0DESIGN")
    world.wait_until(at("2026-03-10", 12))
    print(world.maya.dm_words[-1500:])
    print([when_asked(p) for p in world.everybody])
    print([r.getMessage() for r in caplog.records][-20:])


def test_a_zone_that_changes_between_asking_and_answering(world: World) -> None:
    set_up(world)
    aiko = world.person("U0AIKO")
    world.wait_until(at("2026-03-06", 9, 30, zone="Asia/Tokyo"))
    assert when_asked(aiko)
    world.happens("change_person", "U0AIKO", tz="Pacific/Honolulu")
    aiko.presses("Say what")
    print(aiko.told(), aiko.modal and words(aiko.modal)[:200])
    assert aiko.modal is not None, aiko.told()


def test_forged_values(world: World, caplog: Any) -> None:
    set_up(world)
    tea.sets_up(world)
    world.wait_until(at("2026-03-06", 9))
    before = {k: v for k, v in world.tables().items() if k not in ("inbox", "outbox", "people", "channels")}
    names = [n for n in world.program._registry.actions] if hasattr(world.program, "_registry") else []
    from rituals.engine.registry import discover
    registry = discover()
    values = ["", "0", "-1", "1:1", "1:2:3", "9" * 30, "١", "1:\u0000", "x" * 4000, "1:month:", "99999:stop:", None, {"a": 1}, 7, "stop ritual/x", "ask ritual/1"]
    for name in registry.actions:
        if name.split(":")[0] not in ("ritual", "learning", "autonomy", "my_time"):
            continue
        for value in values:
            for team, user in (("T0ORCHARD", "U0NOBODY"), ("T0HARBOUR", "U0RUTH"), ("T0ORCHARD", "U0ORCHARDBOT")):
                d = world.deliver("interactive", forger.press(team, user, name, value), team)
                assert d.status == 200, (name, value, d)
    shapes = [None, {}, [], 5, "x", {"type": "plain_text_input", "value": {"a": 1}}, {"selected_option": []}, {"selected_options": [None]}, {"selected_users": [None, {}]}, {"selected_date_time": "x"}, {"selected_date_time": -5}, {"selected_option": {"value": 7}}]
    for name in registry.views:
        if name.split(":")[0] not in ("ritual", "learning", "autonomy", "my_time"):
            continue
        for private in ("", "1:1", "2:2", "1", None, {"a": 1}, 5):
            for shape in shapes:
                values2 = {f: shape for f in ("to", "until", "often", "weekday", "which", "at", "zone", "keepers", "readers", "text", "topic", "channel", "people", "opens", "closes", "days", "budget", "country", "snooze", "away_from", "learned", "names", "will_learn", "hour", "what")}
                if not isinstance(shape, dict):
                    if private != "1:1":
                        continue
                for team, user in (("T0HARBOUR", "U0RUTH"), ("T0ORCHARD", "U0NOBODY")):
                    d = world.deliver("interactive", forger.submission(team, user, name, private, values2), team)
                    if d.status != 200:
                        print("STATUS", d.status, name, private, shape)
    after = {k: v for k, v in world.tables().items() if k in before}
    seen = set()
    for r in caplog.records:
        m = r.getMessage()
        if "failed" in m:
            seen.add(m.split(" in ", 1)[-1][:200])
    for s in sorted(seen):
        print("FAILED", s)
    for k in before:
        if before[k] != after[k]:
            print("CHANGED", k, [r for r in after[k] if r not in before[k]][:5])
