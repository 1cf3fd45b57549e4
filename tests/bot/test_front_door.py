"""Whoever is not Slack is refused, and nothing they send breaks anything or is written down."""

import json
import logging
import time
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.front_door import MEBIBYTE, FrontDoor, head, help_command, signed

PRIVATE = "something said in confidence"
BODY = urlencode({"text": PRIVATE}).encode()
TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
NOW = str(int(time.time()))

# What may stand in a header at all; anything else is refused by the HTTP parser before us.
header_texts = st.text(
    st.characters(min_codepoint=33, max_codepoint=255, categories=["L", "N", "P"])
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    "changed",
    [
        {TIMESTAMP: None, SIGNATURE: None},
        {TIMESTAMP: None},
        {SIGNATURE: None},
        *({TIMESTAMP: wrong} for wrong in ("", "soon", "-1", "1e9", "²")),
        *({TIMESTAMP: "9" * many} for many in (15, 16, 400)),
        *({SIGNATURE: wrong} for wrong in ("", "v0", "v0=", "v0=é", "ÿ" * 67, "v0=" + "0" * 64)),
    ],
)
def test_what_is_not_signed_as_slack_signs_is_refused(
    door: FrontDoor, changed: dict[str, str | None]
) -> None:
    headers = {name: value for name, value in (signed(BODY) | changed).items() if value is not None}
    assert door.knock(BODY, headers).status == 401


def test_a_signature_that_was_changed_or_made_for_something_else_is_refused(
    door: FrontDoor,
) -> None:
    right = signed(BODY)
    for wrong in (right[SIGNATURE][:-1], right[SIGNATURE].replace("v0", "v1")):
        assert door.knock(BODY, right | {SIGNATURE: wrong}).status == 401
    assert door.knock(BODY, signed(b"another body")).status == 401
    assert door.knock(BODY, signed(BODY, secret="another secret")).status == 401


@pytest.mark.parametrize("seconds_ago", [310, 10**6, -310, -(10**6)])
def test_a_delivery_of_another_time_is_refused(door: FrontDoor, seconds_ago: int) -> None:
    assert door.knock_signed(help_command("another time"), seconds_ago=seconds_ago).status == 401


@given(timestamp=header_texts | st.integers().map(str) | st.just(NOW), signature=header_texts)
def test_no_timestamp_and_no_signature_that_anybody_makes_up_gets_further(
    door: FrontDoor, timestamp: str, signature: str
) -> None:
    made_up = {TIMESTAMP: timestamp, SIGNATURE: f"v0={signature}"}
    assert door.knock(BODY, made_up).status == 401


def test_a_right_signature_gets_in_and_so_the_refusals_are_not_for_another_reason(
    door: FrontDoor,
) -> None:
    answer = door.knock_signed(help_command("in time"))
    assert (answer.status, "/feedback ask" in answer.text) == (200, True)
    assert door.knock_signed(help_command("late"), seconds_ago=240).status == 200


def test_a_check_of_the_certificate_is_answered_to_slack_alone(door: FrontDoor) -> None:
    check = urlencode({"ssl_check": "1", "token": "any"}).encode()
    assert door.knock(check).status == 401
    assert door.knock_signed(check).status == 200


@settings(max_examples=200)
@given(
    body=st.binary(max_size=60)
    | json_values.map(lambda value: json.dumps(value).encode())
    | json_values.map(lambda value: urlencode({"payload": json.dumps(value)}).encode())
    | st.text(max_size=20).map(lambda text: urlencode({"payload": text}).encode()),
    kind=st.sampled_from(["application/json", "application/x-www-form-urlencoded", "text/plain"]),
)
def test_a_body_that_makes_no_sense_is_never_an_error_of_the_bots_even_when_signed(
    door: FrontDoor, body: bytes, kind: str
) -> None:
    assert door.knock_signed(body, kind=kind).status < 500


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"7", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_object_is_refused_even_when_signed(door: FrontDoor, body: bytes) -> None:
    assert 400 <= door.knock_signed(body, kind="application/json").status < 500
    in_a_form = urlencode({"payload": body}).encode()
    assert 400 <= door.knock_signed(in_a_form).status < 500


def test_a_body_announced_as_too_large_is_refused_before_it_is_sent(door: FrontDoor) -> None:
    assert door.send_raw(head(f"Content-Length: {MEBIBYTE + 1}")).status == 413
    assert door.send_raw(head(f"Content-Length: {10**30}")).status in (400, 413)


def test_a_body_of_unknown_length_is_refused_where_it_becomes_too_large(door: FrontDoor) -> None:
    chunk = b"%x\r\n" % MEBIBYTE + b"x" * MEBIBYTE + b"\r\n"
    # The end of the body is never sent: the answer cannot wait for it.
    answer = door.send_raw(head("Transfer-Encoding: chunked"), chunk, b"1\r\nx\r\n")
    assert answer.status == 413


def test_a_body_of_exactly_the_largest_size_is_read(door: FrontDoor) -> None:
    short = help_command("large", padding="")
    body = short + b"x" * (MEBIBYTE - len(short))
    assert door.knock(body).status == 401
    assert door.knock_signed(body).status == 200
    assert door.knock_signed(body + b"x").status == 413


@pytest.mark.parametrize("length", ["-1", "many", "1, 2", "0x10"])
def test_a_length_that_is_none_is_refused(door: FrontDoor, length: str) -> None:
    assert 400 <= door.send_raw(head(f"Content-Length: {length}")).status < 500


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_not_allowed(door: FrontDoor, method: str) -> None:
    assert door.knock(method=method).status == 405


@pytest.mark.parametrize(
    "path", ["/", "/slack", "/slack/events/", "/slack/events/x", "//", "/..%2f"]
)
def test_another_path_leads_nowhere(door: FrontDoor, path: str) -> None:
    answer = door.knock(BODY, signed(BODY), path=path)
    assert answer.status in (307, 404)
    assert PRIVATE not in answer.text


def test_whoever_watches_over_the_bot_learns_that_it_lives_and_is_ready(door: FrontDoor) -> None:
    assert door.knock(method="GET", path="/healthz").status == 200
    assert door.knock(method="GET", path="/readyz").status == 200


def test_nothing_of_a_body_is_written_down(
    door: FrontDoor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        door.knock(BODY)
        door.knock(BODY, signed(BODY, secret="another secret"))
        door.knock_signed(BODY)
        door.knock_signed(b"{" + BODY, kind="application/json")
        door.knock_signed(help_command("logged", text=PRIVATE))
    assert PRIVATE not in caplog.text.replace("+", " ")


def test_somebody_who_goes_away_in_the_middle_of_a_body_is_no_failure_of_the_bots(
    door: FrontDoor, caplog: pytest.LogCaptureFixture
) -> None:
    door.leave_half_way(1000, BODY)
    assert door.knock(method="GET", path="/healthz").status == 200
    assert "Exception" not in caplog.text
