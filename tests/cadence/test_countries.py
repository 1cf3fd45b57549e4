"""The country of a time zone, where there is one."""

from zoneinfo import available_timezones

import pytest

from rituals.cadence.countries import country_of
from rituals.cadence.holidays import is_known


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Stockholm", "SE"),
        ("Europe/Oslo", "NO"),
        ("America/Argentina/Buenos_Aires", "AR"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("US/Pacific", "US"),
        ("UTC", ""),
        ("Etc/GMT+5", ""),
        ("Europe/Atlantis", ""),
        ("", ""),
    ],
)
def test_a_zone_is_of_the_country_whose_clocks_it_is_named_after(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_every_zone_of_a_city_leads_to_a_calendar_of_holidays() -> None:
    regions = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    cities = [zone for zone in available_timezones() if zone.startswith(regions)]
    assert [zone for zone in cities if not is_known(country_of(zone))] == []
