"""Small rules from which the limits are put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from sandbox.shapes import Json


class Findings:
    """What is wrong with blocks, in Slack's words with a pointer to the place."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, words: str, pointer: str) -> None:
        """Note something wrong.

        Args:
            words: what.
            pointer: where, as a JSON pointer.
        """
        self.lines.append(f"{words} [json-pointer:{pointer}]")


Rule = Callable[[Any, str, Findings], None]
"""Looks at a value, knows where it stands, notes what is wrong."""


def string(most: int, least: int = 0) -> Rule:
    """Want text of so many characters.

    Args:
        most: characters.
        least: characters.
    """

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, str):
            found.add("must be a string", pointer)
        elif len(value) > most:
            found.add(f"must be less than {most + 1} characters", pointer)
        elif len(value) < least:
            found.add(f"must be more than {least - 1} characters", pointer)

    return rule


def boolean(value: Any, pointer: str, found: Findings) -> None:
    """Want true or false."""
    if not isinstance(value, bool):
        found.add("must be a boolean", pointer)


def integer(least: int, most: int) -> Rule:
    """Want a whole number within bounds.

    Args:
        least: that fits.
        most: that fits.
    """

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            found.add("must be an integer", pointer)
        elif not least <= value <= most:
            found.add(f"must be between {least} and {most}", pointer)

    return rule


def one_of(*values: str) -> Rule:
    """Want one of these words."""

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if value not in values:
            found.add(f"must be one of {', '.join(values)}", pointer)

    return rule


def pattern(expression: str, words: str) -> Rule:
    """Want text in a form.

    Args:
        expression: that must match the whole text.
        words: for the finding.
    """
    compiled = re.compile(expression)

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            found.add(f"must be {words}", pointer)

    return rule


def listing(item: Rule, most: int, least: int = 0) -> Rule:
    """Want a list of so many items.

    Args:
        item: the rule for each.
        most: items.
        least: items.
    """

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, list):
            found.add("must be an array", pointer)
            return
        if len(value) > most:
            found.add(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            found.add(f"no fewer than {least} items allowed", pointer)
        for number, one in enumerate(value):
            item(one, f"{pointer}/{number}", found)

    return rule


def shape(
    fields: Mapping[str, Rule],
    required: tuple[str, ...] = (),
    *extra: Rule,
) -> Rule:
    """Want an object with these fields and no others but `type`.

    Args:
        fields: the rule for each.
        required: fields that must be there.
        extra: rules about the object as a whole, asked only when each field is right.
    """

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, dict):
            found.add("must be an object", pointer)
            return
        before = len(found.lines)
        for name in required:
            if name not in value:
                found.add(f"missing required field: {name}", pointer)
        for name, one in value.items():
            if name in fields:
                fields[name](one, f"{pointer}/{name}", found)
            elif name != "type":
                found.add(f"invalid additional property: {name}", pointer)
        if len(found.lines) == before:
            for whole in extra:
                whole(value, pointer, found)

    return rule


def by_type(rules: Mapping[str, Rule]) -> Rule:
    """Want an object whose `type` has a rule.

    Args:
        rules: by type.
    """

    def rule(value: Any, pointer: str, found: Findings) -> None:
        if not isinstance(value, dict):
            found.add("must be an object", pointer)
        elif value.get("type") not in rules:
            found.add(f"unsupported type: {value.get('type')}", f"{pointer}/type")
        else:
            rules[value["type"]](value, pointer, found)

    return rule


def exactly_one(*names: str) -> Rule:
    """Want exactly one of these fields."""

    def rule(value: Json, pointer: str, found: Findings) -> None:
        if sum(name in value for name in names) != 1:
            found.add(f"must have exactly one of {', '.join(names)}", pointer)

    return rule


def at_least_one(*names: str) -> Rule:
    """Want at least one of these fields."""

    def rule(value: Json, pointer: str, found: Findings) -> None:
        if not any(name in value for name in names):
            found.add(f"missing required field: {' or '.join(names)}", pointer)

    return rule
