"""The two sides: who argues on which, chosen by themselves or drawn.

Whoever is on neither listens. Sides can be changed until the first round; joining and leaving are
free at any time, and whoever comes back comes back to the side they left.
"""

from collections.abc import Collection
from random import Random
from typing import Any

FOR, AGAINST = "for", "against"
SIDES = (FOR, AGAINST)
# Ready to argue on whichever side is drawn; and on none.
EITHER, LISTEN = "either", "listen"
DRAWN, CHOSEN = "drawn", "chosen"
# The ways to come to a side, each with what it means.
WAYS = {DRAWN: "drawn_means", CHOSEN: "chosen_means"}


def nobody_yet() -> dict[str, Any]:
    """Return the sides as a debate begins with them."""
    return {"part": "", FOR: [], AGAINST: [], EITHER: [], "left": {}}


def side_of(options: dict[str, Any], person: str) -> str:
    """Return where somebody is: on a side, ready for either, or listening."""
    return next((each for each in (*SIDES, EITHER) if person in options[each]), LISTEN)


def offered(options: dict[str, Any], person: str) -> list[str]:
    """Return what somebody may choose now."""
    side = side_of(options, person)
    if options["part"] and (fixed := options["left"].get(person) or side) in SIDES:
        return [fixed, LISTEN]
    return [*SIDES, LISTEN] if options["how"] == CHOSEN else [EITHER, LISTEN]


def take(options: dict[str, Any], person: str, chosen: str, random: Random) -> dict[str, Any]:
    """Return the sides once somebody has chosen; after the draw the smaller one takes them.

    Args:
        options: of the session.
        person: who.
        chosen: one of those offered to them.
        random: decides where both sides are as large.
    """
    has_begun, was = bool(options["part"]), side_of(options, person)
    left = options["left"] | ({person: was} if has_begun and was in SIDES else {})
    if chosen == EITHER and has_begun:
        fewest = min(len(options[each]) for each in SIDES)
        chosen = random.choice([each for each in SIDES if len(options[each]) == fewest])
    lists = {each: [p for p in options[each] if p != person] for each in (*SIDES, EITHER)}
    if chosen in lists:
        lists[chosen].append(person)
    return options | lists | {"left": left}


def keep(options: dict[str, Any], people: Collection[str]) -> dict[str, Any]:
    """Return the sides with nobody but these people on them."""
    return options | {
        each: [person for person in options[each] if person in people] for each in (*SIDES, EITHER)
    }


def draw(people: Collection[str], random: Random) -> dict[str, list[str]]:
    """Return who argues on which side: the sides differ by one person at most.

    Every division is as likely as every other, and so is each side to have the one more.

    Args:
        people: those who would like to argue.
        random: draws.
    """
    drawn = random.sample(sorted(people), len(people))
    first, second = random.sample(SIDES, 2)
    return {first: sorted(drawn[::2]), second: sorted(drawn[1::2])}
