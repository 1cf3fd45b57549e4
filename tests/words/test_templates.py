"""Sentences come from templates, and nothing that a person wrote changes what they mean."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.words.mrkdwn import Mrkdwn, cut, unescape
from rituals.words.templates import Words
from tests.words.hostile import TEXTS

FORM = re.compile("<[^<>]*>")
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def usage(unknown: str) -> Mrkdwn:
    return Words("engine/usage", feature=SimpleNamespace(command="/x"), unknown=unknown).unknown


def about(text: str) -> Mrkdwn:
    return Words("feedback/received", request=SimpleNamespace(about=text)).about


def excerpt(text: str) -> Mrkdwn:
    answer = SimpleNamespace(giver="U0NOOR", given_at=NOON)
    return Words("feedback/home", answer=answer, beginning=text).received_line


def error(text: str) -> Mrkdwn:
    return Words("feedback/ask_errors", name=text).left


SAYING = st.sampled_from([usage, about, excerpt, error])


@given(SAYING, TEXTS)
def test_what_a_person_wrote_adds_no_form_to_a_sentence(say, text: str) -> None:
    said = say(text)
    assert isinstance(said, Mrkdwn)
    assert FORM.findall(said) == FORM.findall(say("harmless"))
    assert "<" not in FORM.sub("", said)
    assert ">" not in re.sub("(?m)^>", "", FORM.sub("", said))


@given(SAYING, st.text(st.characters(codec="ascii", categories=("L", "P", "S")), min_size=1))
def test_what_a_person_wrote_stands_in_the_sentence_as_it_was(say, text: str) -> None:
    short = text[:150]
    assert short in unescape(say(short))


def test_a_value_that_was_not_given_is_an_error_and_never_an_empty_place() -> None:
    with pytest.raises(jinja2.UndefinedError):
        _ = Words("engine/failure").text


def test_a_sentence_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no block nonsense"):
        _ = Words("engine/usage").nonsense
    with pytest.raises(jinja2.TemplateNotFound):
        Words("engine/nonsense")


def test_one_sentence_does_not_leak_into_the_next() -> None:
    assert usage("first") != usage("second")
    assert "first" not in usage("second")
    assert cut(usage("first"), 5000) == usage("first")
