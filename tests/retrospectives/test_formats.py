from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.retrospectives import formats
from rituals.retrospectives.formats import FEWEST_OWN, FORMATS, MOST_CHARACTERS, MOST_OWN, OWN
from rituals.words.mrkdwn import tidy
from tests.gatherings.scene import set_up
from tests.world import World
from tests.world.people import fields, words

LINES = st.lists(st.text("abc <&*`é", max_size=MOST_CHARACTERS + 5), max_size=MOST_OWN + 2)


def chosen(name: str, lines: list[str] | None = None) -> dict[str, Any]:
    return formats.read(Form({"format": name, "columns": "\n".join(lines or [])}))


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_headings_each_with_a_question(name: str) -> None:
    columns = formats.columns(chosen(name))
    assert [column.name for column in columns] == list(FORMATS[name])
    assert all(column.title and column.question.endswith("?") for column in columns)
    assert len({column.title for column in columns}) == len(columns)


@given(LINES)
def test_headings_of_a_teams_own_are_kept_as_written_or_refused(lines: list[str]) -> None:
    titles = list(dict.fromkeys(filter(None, map(tidy, lines))))
    is_good = FEWEST_OWN <= len(titles) <= MOST_OWN
    is_good = is_good and all(len(title) <= MOST_CHARACTERS for title in titles)
    try:
        columns = formats.columns(chosen(OWN, lines))
    except Refusal as refusal:
        assert refusal.field == "columns"
        assert not is_good
        return
    assert is_good
    assert [column.title for column in columns] == titles
    assert len({column.name for column in columns}) == len(titles)


@given(LINES)
def test_headings_of_a_teams_own_count_for_nothing_beside_another_format(lines: list[str]) -> None:
    assert chosen("four_ls", lines) == chosen("four_ls")


@given(st.text().filter(lambda name: tidy(name) not in (*FORMATS, OWN, "")))
def test_a_format_that_nobody_offered_is_refused_at_its_field(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        chosen(name)
    assert refused.value.field == "format"


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("start_stop_continue", ["Start", "Stop", "Continue"]),
        ("went_well", ["Went well", "To improve", "Puzzles"]),
        ("four_ls", ["Liked", "Learned", "Lacked", "Longed for"]),
        ("mad_sad_glad", ["Mad", "Sad", "Glad"]),
        (OWN, ["Rose & thorn", "<@here> bud"]),
    ],
)
def test_whoever_writes_finds_a_box_for_each_heading(
    world: World, name: str, titles: list[str]
) -> None:
    own = {"columns": "\n".join(titles)} if name == OWN else {}
    assert set_up(world, format=name, **own) == {}
    world.noor.types("/retro add")
    assert world.noor.modal is not None
    boxes = [block for block in world.noor.modal["blocks"] if block["type"] == "input"]
    assert [words(block["label"]) for block in boxes] == titles
    last = list(fields(world.noor.modal))[-1]
    assert world.noor.fills(**{last: "One\n\nTwo"}) == {}
    world.noor.closes()
    world.noor.types("/retro add")
    world.noor.presses("What I wrote so far (2)", where="modal")
    assert words(world.noor.modal).count("Change") == 2
