"""Anonymous answers, in a row that tells neither who wrote them nor when nor in which order."""

import json
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rituals.engine import sealing
from rituals.feedback import anonymity
from rituals.feedback.forms import START_STOP_CONTINUE
from rituals.feedback.lines import lines_of_request
from rituals.feedback.tables import AnonymousAnswers, FeedbackRequest
from storage.database import Database
from tests.storage.rows import NOON, change, empty

NAMES = [box.name for box in START_STOP_CONTINUE.boxes]
BOXES = st.dictionaries(st.sampled_from(NAMES), st.text(min_size=1, max_size=30), min_size=1)
KEYS = st.builds(lambda n: f"key-{n}", st.integers(0, 10**9))
ANSWERS = st.dictionaries(KEYS, BOXES, min_size=1, max_size=7)


def sealed_in_order(pairs: list[tuple[str, dict[str, str]]]) -> list[sealing.Sealed]:
    sealed: list[sealing.Sealed] = []
    for key, boxes in pairs:
        sealed = anonymity.put(sealed, key, boxes)
    return sealed


@given(ANSWERS, st.data())
def test_the_row_is_the_same_in_whichever_order_the_answers_came(answers: dict, drawn) -> None:
    first = drawn.draw(st.permutations(list(answers.items())))
    second = drawn.draw(st.permutations(list(answers.items())))
    # To the last character, since it is the text of the row that somebody might look at.
    assert json.dumps(sealed_in_order(first)) == json.dumps(sealed_in_order(second))


@given(ANSWERS, st.data())
def test_an_answer_that_was_edited_or_given_again_leaves_no_trace_of_it(
    answers: dict, drawn
) -> None:
    key = drawn.draw(st.sampled_from(sorted(answers)))
    others = [pair for pair in answers.items() if pair[0] != key]
    straight = sealed_in_order(list(answers.items()))
    edited = sealed_in_order([(key, drawn.draw(BOXES)), *others, (key, answers[key])])
    withdrawn = sealing.remove(sealed_in_order([(key, drawn.draw(BOXES)), *others]), key)
    given_again = anonymity.put(withdrawn, key, dict(reversed(answers[key].items())))
    assert json.dumps(edited) == json.dumps(given_again) == json.dumps(straight)
    assert json.dumps(withdrawn) == json.dumps(sealed_in_order(others))


@given(ANSWERS, KEYS)
def test_only_whoever_holds_the_key_finds_an_answer(answers: dict, other: str) -> None:
    sealed = sealed_in_order(list(answers.items()))
    for key, boxes in answers.items():
        found = sealing.find(sealed, key)
        assert found is not None
        assert found["boxes"] == boxes
    if other not in answers:
        assert sealing.find(sealed, other) is None
        assert sealing.remove(sealed, other) == sealed
    # What is kept of a key does not open anything.
    assert all(sealing.find(sealed, each["digest"]) is None for each in sealed)
    assert not any(key in json.dumps(sealed) for key in answers)


def test_keys_are_random_and_long() -> None:
    keys = {sealing.new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(len(key) >= 32 for key in keys)
    # A key stands in a button beside the number of the request, with a colon between them.
    assert all(":" not in key for key in keys)


@given(ANSWERS)
def test_the_names_of_the_lines_of_one_answer_have_nothing_in_common(answers: dict) -> None:
    sealed = sealed_in_order(list(answers.items()))
    names = [anonymity.line_name(each, box) for each in sealed for box in NAMES]
    assert len(set(names)) == len(names)
    for one, other in combinations(names, 2):
        assert one[:8] != other[:8]
    assert not any(each["digest"][:8] in name for each in sealed for name in names)


def test_the_order_in_one_group_tells_nothing_of_the_order_in_another() -> None:
    # Over many requests, the first of one group is the first of another as often as by chance.
    people, requests, together = 5, 400, 0
    for request in range(requests):
        pairs = [(f"{request}-{n}", dict.fromkeys(NAMES, str(n))) for n in range(people)]
        sealed = sealed_in_order(pairs)
        start, stop = (
            min(sealed, key=lambda each, box=box: anonymity.line_name(each, box))["boxes"][box]
            for box in ("start", "stop")
        )
        together += start == stop
    assert requests / people * 0.6 < together < requests / people * 1.5


def asked(work: Any) -> int:
    request = FeedbackRequest(
        asker="U0MAYA",
        about="x",
        quote="",
        form=START_STOP_CONTINUE.name,
        is_anonymous=True,
        threshold=3,
        channel=None,
        opened_at=NOON,
        deadline=NOON,
    )
    work.session.add(request)
    work.session.flush()
    return request.id


def stored(database: Database, number: int) -> Any:
    query = select(AnonymousAnswers.__table__).where(AnonymousAnswers.request_id == number)
    return database.transaction(lambda connection: connection.execute(query).one())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(answers=ANSWERS, drawn=st.data())
def test_what_the_database_keeps_is_the_same_in_whichever_order_it_came(
    database: Database, answers: dict, drawn
) -> None:
    empty(database, FeedbackRequest)
    rows = []
    for _ in range(2):
        number = change(database, asked)
        for key, boxes in drawn.draw(st.permutations(list(answers.items()))):

            def put(work, number=number, key=key, boxes=boxes) -> None:
                sealed = anonymity.load(work, number)
                anonymity.store(work, number, anonymity.put(sealed, key, boxes))

            change(database, put)
        rows.append(stored(database, number))
    assert rows[0].answers == rows[1].answers
    # There is no column besides that could tell who or when.
    assert set(rows[0]._fields) == {"workspace_id", "request_id", "answers"}
    assert {key for each in rows[0].answers for key in each} == {"digest", "boxes", "useful"}


def test_nothing_is_shown_before_the_close_and_nothing_is_left_after_it_is_destroyed(
    database: Database,
) -> None:
    number = change(database, asked)

    def put(work) -> None:
        sealed = anonymity.put([], "a key", {"start": "Early", "stop": "Late"})
        anonymity.store(work, number, sealed)

    def shown(work) -> list[tuple[str, str]]:
        request = work.session.get(FeedbackRequest, number)
        return [(line.box.name, line.text) for line in lines_of_request(work, request)]

    def close(work) -> None:
        work.session.get(FeedbackRequest, number).closed_at = NOON

    change(database, put)
    assert change(database, shown) == []
    change(database, close)
    assert change(database, shown) == [("start", "Early"), ("stop", "Late")]
    change(database, lambda work: anonymity.destroy(work, number))
    change(database, lambda work: anonymity.destroy(work, number))
    assert change(database, shown) == []
    every = select(AnonymousAnswers.__table__)
    assert database.transaction(lambda connection: connection.execute(every).all()) == []
