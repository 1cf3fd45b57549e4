import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.gatherings.cards.similarity import alike, groups

OF_THE_SAME = [
    ("Meetings run over time", "meetings always run late"),
    ("Deploys are slow", "slow deployments"),
    ("Flaky tests", "Our tests are flaky again"),
    ("Code reviews take days", "Reviews wait for days"),
    ("Release notes helped support a lot", "The release notes were great"),
    ("Unclear requirements", "requirements were unclear until the last day"),
    ("Thanks to Noor for the migration", "The migration went smoothly thanks to Noor"),
    ("Late standups", "Stand-ups start late"),
    ("Möten drar över tiden", "möten drar alltid över"),
    ("🎉", "🎉"),
]
OF_SOMETHING_ELSE = [
    ("Deploys are slow", "Support is slow"),
    ("We should write more tests", "We should write more documentation"),
    ("Stop deploying on Fridays", "Stop working on Fridays"),
    ("Communication with support", "Communication with product"),
    ("Thanks to Noor for the migration", "Thanks to Leo for the demo"),
    ("Standups too long", "Retros too long"),
    ("Great teamwork", "Great release"),
    ("No time for learning", "No time for testing"),
    (
        "Tests",
        "The customer was patient while we looked for who had changed the plan, and tests ran",
    ),
    ("🎉", "😀"),
]
SHORT = st.lists(
    st.sampled_from(["tests", "meetings", "slow", "late", "deploys", "the", "are", "🎉", "ö"]),
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(("one", "other"), OF_THE_SAME)
def test_two_cards_of_the_same_are_proposed_as_a_group(one: str, other: str) -> None:
    assert alike(one, [other]) == [0]
    assert alike(other, ["The office plants", one]) == [1]
    assert [set(group) for group in groups(["The office plants", one, other])] == [{1, 2}]


@pytest.mark.parametrize(("one", "other"), OF_SOMETHING_ELSE)
def test_two_cards_that_only_sound_alike_are_left_alone(one: str, other: str) -> None:
    assert groups([one, other]) == []
    assert alike(one, [other]) == []


@given(texts=st.lists(SHORT | st.text(max_size=20), max_size=12), data=st.data())
def test_each_text_is_in_one_group_at_most_whatever_the_order(
    texts: list[str], data: st.DataObject
) -> None:
    found = groups(texts)
    placed = [place for group in found for place in group]
    assert len(placed) == len(set(placed))
    for central, *others in found:
        assert others
        like = alike(texts[central], texts)
        assert set(others) <= set(like)
    shuffled = data.draw(st.permutations(texts))
    assert _as_texts(shuffled) == _as_texts(texts)


def test_a_text_between_two_others_joins_them_only_as_their_centre() -> None:
    chain = ["slow deploys", "slow deploys block reviews", "reviews block releases", "releases"]
    for group in groups(chain):
        assert all(alike(chain[group[0]], [chain[other]]) for other in group[1:])


def _as_texts(texts: list[str]) -> list[list[str]]:
    return sorted(sorted(texts[place] for place in group) for group in groups(texts))
