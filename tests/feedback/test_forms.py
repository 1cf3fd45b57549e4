"""The boxes of each form: what is kept, what is refused, and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.engine.call import Form
from rituals.feedback.forms import ASKED_FOR, FORMS, UNASKED, FeedbackForm
from rituals.words import blocks, limits
from tests.words.hostile import BROKEN

ANYTHING = st.one_of(BROKEN, st.none(), st.integers(), st.lists(st.text(max_size=3)), st.booleans())


each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@each_form
@given(drawn=st.data())
def test_what_was_typed_is_kept_tidied_and_nothing_else(form: FeedbackForm, drawn) -> None:
    names = [box.name for box in form.boxes]
    values = drawn.draw(st.dictionaries(st.sampled_from([*names, "other", "deadline"]), ANYTHING))
    filled = form.filled(Form(values))
    assert set(filled) <= set(names) & set(values)
    for name, text in filled.items():
        assert text == text.strip() != ""
        text.encode()
        assert set(text) <= set(values[name])
    # A box that holds a letter is never lost.
    for name in names:
        typed = values.get(name)
        if isinstance(typed, str) and any(each.isalnum() for each in typed):
            assert name in filled
    assert list(filled) == [name for name in names if name in filled]


@each_form
@given(drawn=st.data())
def test_a_form_is_taken_when_one_box_is_filled_and_none_is_too_full(
    form: FeedbackForm, drawn
) -> None:
    lengths = drawn.draw(
        st.dictionaries(
            st.sampled_from([box.name for box in form.boxes]),
            st.sampled_from([1, 2999, 3000, 3001, 40_000]),
        )
    )
    errors = form.errors({name: "x" * length for name, length in lengths.items()})
    too_full = {name for name, length in lengths.items() if length > limits.INPUT_TEXT}
    assert set(errors) == (too_full if lengths else {form.boxes[0].name})
    for name, error in errors.items():
        assert lengths.get(name) is None or f"{lengths[name] - 3000:,}" in error


@each_form
def test_every_form_has_boxes_of_its_own_with_a_title_and_a_hint(form: FeedbackForm) -> None:
    assert len({box.name for box in form.boxes}) == len(form.boxes) >= 2
    assert len({box.title for box in form.boxes}) == len(form.boxes)
    # `readers` and the like are fields of the same modal.
    for box in form.boxes:
        assert box.title
        assert box.hint.endswith(("?", "."))
        assert box.name.isidentifier()
        assert len(box.title) <= limits.HEADER_TEXT


def test_forms_can_be_chosen_without_any_of_their_words_being_cut() -> None:
    for form in ASKED_FOR:
        option = blocks.option(form.title, form.name, form.purpose)
        assert option["text"]["text"] == form.title
        assert option["description"]["text"] == form.purpose
        assert option["value"] == form.name
    assert UNASKED not in ASKED_FOR
    assert [FORMS[form.name] for form in ASKED_FOR] == list(ASKED_FOR)
