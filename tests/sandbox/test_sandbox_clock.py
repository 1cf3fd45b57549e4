"""The clock of a workspace."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Clock

START = datetime(2027, 3, 5, 9, 0, tzinfo=UTC)


def test_it_ticks_or_stands_still_and_never_goes_back():
    still = Clock(START, frozen=True)
    assert still.now() == START
    still.set(START + timedelta(days=1))
    assert still.now() == START + timedelta(days=1)
    with pytest.raises(ValueError, match="forward"):
        still.set(START)
    with pytest.raises(ValueError, match="zone"):
        still.set(START.replace(tzinfo=None) + timedelta(days=9))
    still.frozen = False
    ticking = Clock(START)
    first, second = ticking.now(), ticking.now()
    assert START <= first <= second < START + timedelta(seconds=5)


def test_moving_lets_the_composition_live_through_the_time(live):
    async def story(w):
        async def lived(to):
            w.sandbox.clock.set(w.sandbox.clock.now() + timedelta(hours=1))
            w.seen.append((w.sandbox.clock.now(), to))
            await w.post(text="on the way")

        w.sandbox.on_clock = lived
        w.sandbox.clock.frozen = False
        target = w.sandbox.clock.now() + timedelta(days=3)
        await w.sandbox.move_clock(target)
        assert w.seen[0][1] == target
        assert target <= w.sandbox.clock.now() < target + timedelta(seconds=5)
        assert not w.sandbox.clock.frozen
        written = float(w.maya.messages("C0DESIGN")[0]["ts"])
        assert abs(written - w.seen[0][0].timestamp()) < 1
        with pytest.raises(ValueError, match="forward"):
            await w.sandbox.move_clock(START)

    live(story)
