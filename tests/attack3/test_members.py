"""What members of the channel send that no form of ours would."""

from datetime import UTC, datetime, timedelta
from typing import Any

from rituals.engine.registry import discover
from tests.attack3.test_ritual import as_it_is
from tests.autonomy import scene
from tests.learning.fridays import HARVEST, at, posted, set_up, share
from tests.world import World, forger
from tests.world.people import find_buttons, words

HOSTILE = "<!channel> <@U0MAYA> *bold* \u202e RTL \U0001f468\u200d\U0001f469\u200d\U0001f467 &lt; ```x``` " * 60
import os

PART, PARTS = int(os.environ.get("PART", "0")), 3

FIELDS = (
    "to until often weekday which at zone keepers readers text topic channel people opens closes days budget "
    "country region snooze away_from away_until learned names will_learn hour what leader advocate holidays review clear "
    "afternoon on_holiday others_can_use ends"
).split()
SANE: dict[str, Any] = dict(
    often="months:1", weekday="4", which="nth:1", at="09:00", zone="Europe/Stockholm", keepers=["U0NOOR"],
    readers="leader", text="x", topic="goals", channel="C0DESIGN", people=["U0MAYA"], opens="09:00", closes="17:00",
    days=["1"], budget="3", country="none", names="named", learned="x", will_learn="y", hour="9", what="keep",
    holidays="skip", review="3", clear=[], afternoon="15:00", on_holiday="before", leader="U0MAYA", advocate="U0TOMAS",
    to=1772900000, until="2026-04-01",
)
ODD: list[Any] = ["", "x" * 3001, "999999999999999999999", "-1", "\u0000", "0001-01-01", "9999-12-31", "24:00", "09:00+14:00",
    "weeks:0", "nth:6", "date:32", "months:99", "../../etc/passwd", "localtime", "Factory", "posixrules", "D0NOOR", "USLACKBOT", "U0ORCHARDBOT", "W0GONE", "C0NOWHERE", 5, 2**33 - 1, -5, 1e300,
    [], ["U0NOOR"] * 50, [f"U{n}" for n in range(30)], [""], ["0", "6"], ["C0NOWHERE"], ["D0NOOR"], [None], [{}]]


def state(value: Any) -> dict[str, Any]:
    return {"type": "plain_text_input", "value": value}


def test_odd_values_of_a_member_never_fail(world: World, caplog: Any) -> None:
    scene.asks_channel(world.maya)
    set_up(world)
    world.wait_until(at("2026-03-11", 9))
    registry = discover()
    from sqlalchemy import text as sql
    rows = world.program.database.transaction(lambda c: c.exec_driver_sql("SELECT ritual_id, id FROM occurrences WHERE state='planned'").all())
    turn = world.program.database.transaction(lambda c: c.exec_driver_sql("SELECT id FROM autonomy_turns WHERE person='U0NOOR'").all())
    privates = ["", *(f"{a}:{b}" for a, b in rows), "channel", *(str(t[0]) for t in turn)]
    print(privates)
    seen = set()
    for name in registry.views:
        if name.split(":")[0] not in ("ritual", "learning", "autonomy", "my_time") or name in ("ritual:stop", "ritual:skip", "autonomy:bank", "ritual:poll"):
            continue
        for private in privates:
            if (name.startswith("ritual") or name == "learning:share") == (":" not in private):
                continue
            for odd in FIELDS[PART::PARTS]:
                for value in ODD:
                    mark = len(caplog.records)
                    values = {f: state((SANE | {odd: value}).get(f)) for f in FIELDS if f in SANE or f == odd}
                    d = world.forge(forger.submission("T0ORCHARD", "U0NOOR", name, private, values), "T0ORCHARD")
                    for r in caplog.records[mark:]:
                        m = r.getMessage()
                        if m.startswith("failed"):
                            seen.add((name, odd, repr(value)[:30], m.split(" in ", 1)[-1][-150:]))
                    if name in ("ritual:change", "ritual:move", "ritual:pause"):
                        now = world.program.database.transaction(lambda c: c.exec_driver_sql("SELECT ritual_id, id FROM occurrences WHERE state='planned'").all())
                        mine = private.split(":")[0]
                        private = next((f"{a}:{b}" for a, b in now if str(a) == mine), private)
    for each in sorted(seen):
        print("FAILED", each)
    assert not seen


def test_hostile_words_shared(world: World) -> None:
    set_up(world)
    world.wait_until(at("2026-03-06", 16, 30))
    for user, names in (("U0NOOR", "named"), ("U0TOMAS", "unnamed"), ("U0INGRID", "unnamed")):
        share(world.person(user), HOSTILE[:3000], names=names, useful=HOSTILE[:3000])
    world.noor.presses("Edit")
    world.noor.closes()
    world.wait_until(at("2026-03-09", 12))
    (harvest,) = posted(world, HARVEST)
    assert "<!channel>" not in harvest["text"]
    assert not [r for r in world.tables()["outbox"] if "dead" in r]


def test_a_reader_cannot_make_an_answer_seem_unread(world: World) -> None:
    scene.brings_to_aiko(world)
    aiko = world.person("U0AIKO")
    assert scene.answers(aiko, "For Ingrid", "leader") == {}
    world.wait(days=1)
    assert "For Ingrid" in world.ingrid.dm_words
    rows = world.program.database.transaction(
        lambda c: c.exec_driver_sql("SELECT id, channel, ts FROM outbox WHERE kind='autonomy:answer'").all()
    )
    number, channel, ts = rows[0]
    world.deliver("interactive", forger.press("T0ORCHARD", "U0INGRID", "my_time:skip", str(number), (channel, ts)))
    answer = world.program.database.transaction(lambda c: c.exec_driver_sql("SELECT id FROM autonomy_answers").scalar())
    world.deliver("interactive", forger.press("T0ORCHARD", "U0AIKO", "autonomy:withdraw", str(answer)))
    assert world.tables()["autonomy_answers"], "withdrawn as if nobody had it, though Ingrid read it"
