"""The questions that every workspace begins with: open, short, one thing each."""

from collections import Counter

from rituals.autonomy.questions import BUILT_IN, TOPICS

OPEN = {"What", "Which", "How", "Where", "Who"}
# What no person would say to another over a coffee.
JARGON = {"leverage", "synergy", "stakeholder", "kpi", "okr", "align", "bandwidth", "deliverable"}


def test_there_are_enough_for_each_topic() -> None:
    counted = Counter(topic for topic, _ in BUILT_IN.values())
    assert set(counted) == set(TOPICS)
    assert min(counted.values()) >= 3 and len(BUILT_IN) >= 32
    assert len({text.lower() for _, text in BUILT_IN.values()}) == len(BUILT_IN)


def test_their_numbers_leave_room_below_those_that_a_team_adds() -> None:
    assert min(BUILT_IN) == 1 and max(BUILT_IN) < 1000


def test_each_is_open_short_and_asks_one_thing() -> None:
    for _, text in BUILT_IN.values():
        assert text.split()[0] in OPEN, text
        assert text.endswith("?") and text.count("?") == 1, text
        assert len(text) <= 80, text
        assert not JARGON & set(text.lower().rstrip("?").split()), text


def test_each_is_put_to_somebody_and_reads_right_whoever_brings_it() -> None:
    for _, text in BUILT_IN.values():
        spoken = set(text.lower().replace("?", "").replace(",", "").split())
        assert not spoken & {"i", "me", "my", "we", "us", "our"}, text
        assert spoken & {"you", "your", "yours"} or "team" in spoken, text
