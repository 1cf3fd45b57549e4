"""Zones that change their clocks, and the moments at which they do."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
# Two years hold every kind of change that a zone still makes.
DAYS = 2 * 366
MINUTE = timedelta(minutes=1)


@cache
def changes(name: str) -> tuple[datetime, ...]:
    """The first moments after a zone has put its clocks forward or back."""
    zone = ZoneInfo(name)
    found = []
    for day in range(DAYS):
        low, high = BEGIN + timedelta(days=day), BEGIN + timedelta(days=day + 1)
        before = low.astimezone(zone).utcoffset()
        if before == high.astimezone(zone).utcoffset():
            continue
        while high - low > MINUTE:
            middle = low + (high - low) // 2
            same = middle.astimezone(zone).utcoffset() == before
            low, high = (middle, high) if same else (low, middle)
        found.append(high.replace(second=0, microsecond=0))
    return tuple(found)


@cache
def changing() -> tuple[str, ...]:
    """Every zone that changes its clocks in these years."""
    return tuple(name for name in sorted(available_timezones()) if changes(name))


@cache
def changing_apart() -> tuple[str, ...]:
    """The same, one for each way in which they do."""
    ways = {}
    for name in changing():
        zone = ZoneInfo(name)
        ways[changes(name), *(at.astimezone(zone).utcoffset() for at in changes(name))] = name
    return tuple(ways.values())


@st.composite
def zones_and_moments(draw: st.DrawFn) -> tuple[str, datetime]:
    """A zone with a moment that is often near one of its changes."""
    name = draw(st.one_of(st.deferred(lambda: st.sampled_from(changing())), st.just("Asia/Tokyo")))
    anywhere = st.integers(0, DAYS * 24 * 60).map(lambda minutes: BEGIN + minutes * MINUTE)
    near = anywhere
    if changes(name):
        minutes = st.one_of(st.integers(-120, 120), st.integers(-4000, 4000))
        near = st.builds(lambda at, by: at + by * MINUTE, st.sampled_from(changes(name)), minutes)
    return name, draw(st.one_of(near, anywhere))
