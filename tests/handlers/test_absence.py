from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from handlers.absence import Absence, absence

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)

AWAY_EMOJI = ("palm_tree", "face_with_thermometer", "desert_island", "baby::skin-tone-3")
AWAY_WORDS = (
    "Vacationing",
    "On parental leave",
    "OOO",
    "out-of-office this week",
    "Out of the office",
    "Out sick",
    "Public holiday",
    "Away until Monday",
)
HERE_EMOJI = ("", "spiral_calendar_pad", "house_with_garden", "bus", "headphones")
HERE_WORDS = (
    "",
    "In a meeting",
    "Commuting",
    "Working remotely",
    "Oooh, cake",
    "I leave at four",
    "Sick of slides",
)


def status(text: str = "", emoji: str = "", expires: datetime | None = None) -> dict[str, object]:
    return {
        "status_text": text,
        "status_emoji": emoji and f":{emoji}:",
        "status_expiration": int(expires.timestamp()) if expires else 0,
    }


def test_words_of_absence_count_under_any_picture() -> None:
    for text, emoji in product(AWAY_WORDS, (*HERE_EMOJI, *AWAY_EMOJI)):
        assert absence(status(text, emoji), NOW) == Absence(None), (text, emoji)


@pytest.mark.parametrize("emoji", AWAY_EMOJI)
def test_a_picture_of_absence_counts_alone_but_not_over_somebody_at_work(emoji: str) -> None:
    assert absence(status(emoji=emoji), NOW) == Absence(None)
    assert absence(status("Back on the 9th", emoji), NOW) == Absence(None)
    for text in ("Working remotely", "In a meeting", "Commuting"):
        assert absence(status(text, emoji), NOW) is None, text


def test_no_other_status_is_an_absence() -> None:
    for text, emoji in product(HERE_WORDS, HERE_EMOJI):
        assert absence(status(text, emoji), NOW) is None, (text, emoji)
    assert absence({}, NOW) is None


def test_an_absence_lasts_until_the_status_expires_and_not_a_moment_longer() -> None:
    back = NOW + timedelta(days=6)
    vacation = status("Vacationing", "palm_tree", back)
    assert absence(vacation, NOW) == Absence(back)
    assert absence(vacation, back - timedelta(seconds=1)) == Absence(back)
    assert absence(vacation, back) is None
