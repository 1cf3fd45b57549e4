from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.offers import offers
from rituals.cadence.working_hours import WorkingHours

ZONES = st.sampled_from(["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"])
NOW = st.integers(0, 2 * 365 * 24).map(
    lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)


@st.composite
def people(draw: st.DrawFn, now: datetime) -> list[WorkingHours]:
    """Those who tell, each in a zone and perhaps away for some days."""
    found = []
    for zone in draw(st.lists(ZONES, max_size=4)):
        first = now.date() + timedelta(days=draw(st.integers(-5, 20)))
        away = ((first, first + timedelta(days=draw(st.integers(0, 14)))),)
        found.append(WorkingHours(zone, away=away))
    return found


@given(st.data())
def test_what_is_offered_suits_the_team_and_those_who_tell(data: st.DataObject) -> None:
    now = data.draw(NOW)
    team = WorkingHours(data.draw(ZONES), country=data.draw(st.sampled_from(["", "SE", "US"])))
    there = data.draw(people(now))
    found = offers(team, there, now)
    assert len(found) == 3
    assert found == sorted(found)
    assert len({team.day(at) for at in found}) == 3
    for at in found:
        assert at > now
        assert team.include(at)
        assert all(each.is_working_day(each.day(at)) for each in there)
    together = [each for each in there if each.zone == team.zone]
    if together == there:
        assert all(each.include(at) for each in there for at in found)
