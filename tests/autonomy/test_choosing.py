"""Who comes next, and with which question: nobody and nothing again before all the others."""

from hypothesis import given
from hypothesis import strategies as st

from rituals.autonomy.choosing import longest_ago, next_question

# What happens to a bank while somebody is asked again and again: mostly the asking.
HAPPENS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "ask", "ask", "ask", "add", "edit", "retire", "bring back"]),
        st.integers(0, 50),
    ),
    max_size=120,
)


@given(happens=HAPPENS, at_first=st.integers(1, 8))
def test_no_question_comes_again_before_every_other_in_use_has(
    happens: list[tuple[str, int]], at_first: int
) -> None:
    in_use = dict.fromkeys(range(1, at_first + 1), "as it came")
    retired: dict[int, str] = {}
    had: list[int] = []
    for occurrence, (what, which) in enumerate(happens):
        if what == "add":
            number = 1000 + len(in_use) + len(retired)
            in_use[number] = "new"
        elif what == "edit":
            in_use[sorted(in_use)[which % len(in_use)]] = "edited"
        elif what == "retire" and len(in_use) > 1:
            number = sorted(in_use)[which % len(in_use)]
            retired[number] = in_use.pop(number)
        elif what == "bring back" and retired:
            number = sorted(retired)[which % len(retired)]
            in_use[number] = retired.pop(number)
        elif what == "ask":
            chosen = next_question(in_use, had, f"{occurrence}/U0AIKO")
            assert chosen in in_use
            if chosen in had:
                since = len(had) - had[::-1].index(chosen)
                assert set(in_use) - {chosen} <= set(had[since:])
            again = next_question(list(reversed(in_use)), had, f"{occurrence}/U0AIKO")
            assert again == chosen, "a late or repeated tick chooses the same"
            had.append(chosen)


def test_each_occurrence_draws_its_own_question() -> None:
    first = {next_question(range(1, 37), [], f"{occurrence}/U0AIKO") for occurrence in range(200)}
    assert len(first) > 30


def test_an_empty_bank_has_no_question() -> None:
    assert next_question([], [1, 2], "1/U0AIKO") is None


def test_people_take_turns_and_a_newcomer_is_next() -> None:
    assert longest_ago(["maya", "aiko"], []) == "maya"
    assert longest_ago(["maya", "aiko"], ["maya"]) == "aiko"
    assert longest_ago(["maya", "aiko"], ["maya", "aiko", "gone"]) == "maya"
    assert longest_ago(["maya", "aiko", "noor"], ["maya", "aiko", "maya"]) == "noor"
    assert longest_ago([], ["maya"]) is None
