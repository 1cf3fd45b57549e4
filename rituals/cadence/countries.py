"""The country in which a clock hangs, by the tables that come with the time zones themselves."""

from functools import cache
from importlib.resources import files


def country_of(zone: str) -> str:
    """Return the ISO 3166 code of the country that a zone is of, empty where it is of none.

    Source: `zone.tab` names one country for each zone, and `tzdata.zi` the older names of zones:
    https://data.iana.org/time-zones/theory.html

    Args:
        zone: its name in the IANA database, such as `Europe/Stockholm`.
    """
    countries = _countries()
    return countries.get(zone) or countries.get(_names_now().get(zone, ""), "")


@cache
def _countries() -> dict[str, str]:
    lines = _lines("zone.tab")
    fields = (line.split("\t") for line in lines if not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in fields}


@cache
def _names_now() -> dict[str, str]:
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {before: now for _, now, before in links}


def _lines(table: str) -> list[str]:
    return files("tzdata.zoneinfo").joinpath(table).read_text("utf-8").splitlines()
