"""The product's table of limits and the sandbox's, made from different sources, agree."""

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from rituals.words import blocks, limits
from tests.words import judges

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
Path = tuple[str | int, ...]

# Each limit of text from the reference, and one more.
LENGTHS = [0, 1, *(n + more for n in (24, 30, 75, 100, 150, 255, 300) for more in (0, 1))]
LENGTHS += [2000, 2001, 3000, 3001]
COUNTS = [0, 1, 5, 6, 10, 11, 25, 26, 50, 51, 100, 101]
# What these say is not a matter of length, nor what stands below those.
KINDS = {"type", "style"}
FIXED = {"filter", "initial_users"}


def choices(count: int = 2) -> list[blocks.Block]:
    return [blocks.option(f"Choice {n}", f"v{n}", "means") for n in range(count)]


def button() -> blocks.Block:
    sure = blocks.confirm("Title", "Text", "Yes", "No")
    return blocks.button("Go", "x:go", "1", style="danger", confirm=sure, label="Go there")


def parts() -> list[blocks.Block]:
    """One of each kind of block that the product shows."""
    return [
        blocks.section("A sentence", button()),
        blocks.written("Words", blocks.overflow("x:menu", choices())),
        blocks.quote("Words"),
        blocks.header("Heading"),
        blocks.context("small", "print"),
        blocks.divider(),
        blocks.actions(button(), blocks.button("Stay", "x:stay", "2"), block_id="row"),
    ]


def message() -> blocks.Block:
    return {"blocks": parts()}


def form() -> blocks.Block:
    elements = {
        "text": blocks.text_input("text", "typed", lines=True),
        "list": blocks.select("list", choices(), "v1"),
        "radio": blocks.select("radio", choices(), "v0", radio=True),
        "people": blocks.users("people", ["U1", "U2"], 20),
        "channel": blocks.conversation("channel"),
        "moment": blocks.moment("moment", NOON),
        "date": {"type": "datepicker", "action_id": "date"},
    }
    fields = [blocks.field_of(name, "Label", each, hint="Hint") for name, each in elements.items()]
    return blocks.modal("x:form", "Title", [*parts(), *fields], submit="Send", private="kept")


def home() -> blocks.Block:
    return blocks.home(parts())


def places(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every text and list below a payload, with the way to it."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        here = (*path, key)
        if isinstance(value, list) or (isinstance(value, str) and key not in KINDS):
            yield here, value
        if isinstance(value, list | dict) and key not in FIXED:
            yield from places(value, here)


def replaced(payload: blocks.Block, path: Path, value: Any) -> blocks.Block:
    payload = copy.deepcopy(payload)
    node: Any = payload
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return payload


def removed(payload: blocks.Block, path: Path) -> blocks.Block:
    payload = copy.deepcopy(payload)
    node: Any = payload
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    return payload


def numbered(value: Any, number: int) -> Any:
    """A copy of an item with ids of its own."""
    if isinstance(value, list):
        return [numbered(each, number) for each in value]
    if not isinstance(value, dict) or number == 0:
        return value
    named = {key: numbered(each, number) for key, each in value.items()}
    for key in ("block_id", "action_id", "value"):
        if key in value:
            named[key] = f"{value[key]}-{number}"
    return named


def variants(payload: blocks.Block) -> Iterator[tuple[str, blocks.Block]]:
    """The payload with one text or list made longer or shorter, or one item there twice."""
    for path, value in places(payload):
        name = "/".join(map(str, path))
        if isinstance(value, str):
            for length in LENGTHS:
                yield f"{name} of {length}", replaced(payload, path, "x" * length)
            continue
        for count in COUNTS:
            items = [numbered(value[n % len(value)], n // len(value)) for n in range(count)]
            yield f"{count} in {name}", replaced(payload, path, items)
        if isinstance(value[0], dict):
            yield f"an item of {name} twice", replaced(payload, path, [*value, value[0]])


@pytest.mark.parametrize("make", [message, form, home])
def test_neither_table_takes_what_the_other_refuses(make) -> None:
    assert limits.problems(make()) == judges.sandbox(make()) == []
    differ = []
    for name, payload in variants(make()):
        ours, theirs = limits.problems(payload), judges.sandbox(payload)
        if bool(ours) != bool(theirs):
            differ.append(f"{name}: product says {ours or 'fine'}, sandbox {theirs or 'fine'}")
    assert differ == [], "\n".join(differ)


@pytest.mark.parametrize(
    ("what", "path"),
    [
        ("a form with a field needs a button to send it", ("submit",)),
        ("a form needs a title", ("title",)),
        ("a paragraph needs a text", ("blocks", 0, "text")),
        ("a heading needs a text", ("blocks", 3, "text")),
        ("a button needs a text", ("blocks", 6, "elements", 0, "text")),
        ("a menu needs its choices", ("blocks", 1, "accessory", "options")),
        ("a choice needs a value", ("blocks", 1, "accessory", "options", 0, "value")),
        ("a field needs a label", ("blocks", 7, "label")),
        ("a field needs a box", ("blocks", 7, "element")),
    ],
)
def test_what_is_needed_is_missed_by_both(what: str, path: Path) -> None:
    assert judges.sandbox(removed(form(), path))
    assert limits.problems(removed(form(), path)), what


def test_a_choice_made_beforehand_must_be_one_of_the_choices() -> None:
    path = ("blocks", 8, "element", "initial_option")
    other = replaced(form(), path, blocks.option("Other", "elsewhere"))
    assert judges.sandbox(other)
    assert limits.problems(other)


def test_a_message_with_too_many_words_in_its_blocks_is_found() -> None:
    fits = [blocks.written("x" * 3000)] * (limits.MESSAGE_BLOCK_TEXT // 3000)
    assert limits.problems({"blocks": fits}) == []
    assert limits.problems({"blocks": [*fits, blocks.written("x")]})
    # A view has no such limit.
    assert limits.problems(blocks.home([*fits, blocks.written("x")])) == []


def test_every_problem_is_named_at_once() -> None:
    broken = replaced(message(), ("blocks", 3, "text", "text"), "x" * 151)
    broken = replaced(broken, ("blocks", 6, "elements", 0, "text", "text"), "x" * 76)
    assert len(limits.problems(broken)) == 2
