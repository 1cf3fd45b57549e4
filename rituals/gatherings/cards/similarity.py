"""Which short texts speak of the same thing: proposals for people, who know better."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

# Words that nearly any card may hold: two that share nothing else speak of different things
# ("Deploys are slow", "Support is too"). In other languages fewer groups are proposed for it.
_SAYS_LITTLE = """
    a again all always an and any are as at be been better but by can could did do does don every
    for from get good got great had has have how i in is it its just less lot many more much my
    need needs never new no not of often on or our should so some still than that the their them
    there these they this time to too up us very was we well were what when who why will with
    without would you your start stop continue
"""
_SMALL_WORDS = frozenset(_SAYS_LITTLE.split())
_WORDS = re.compile(r"[^\W_]+")
# A long card says what it is about at its beginning; this bounds what a comparison costs.
_MOST_WORDS = 24

# What is common to both is compared with each whole, so that a longer text of the same thing
# still counts. Tried on pairs of cards as teams write them: at 82 four of five that speak of the
# same were found ("Flaky tests", "Our tests are flaky again") and none that only sound alike
# ("Deploys are slow", "Support is slow": 58; "Communication with support", "… with product": 81).
_ALIKE = 82
# That score is full as soon as one text is a part of the other: "Tests" would be like any long card
# that mentions tests by the way. As wholes they must have half in common. This score is also the
# quicker one, and spares all but a few pairs the other.
_IN_PROPORTION = 50


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Propose which texts belong together: each is in one group at most.

    Every text of a group is like its most central one, so that no chain of small likenesses joins
    what has nothing in common. The order of the texts makes no difference.

    Args:
        texts: short, as people wrote them; a thousand take about half a second.

    Returns:
        The places of the texts of each group, the most central first; at least two in a group, the
        largest group first.
    """
    like: dict[int, set[int]] = {}
    for one, other in _pairs([_essence(text) for text in texts]):
        like.setdefault(one, set()).add(other)
        like.setdefault(other, set()).add(one)
    found = []
    while like:
        central = min(like, key=lambda each: (-len(like[each]), len(texts[each]), texts[each]))
        group = [central, *sorted(like[central], key=lambda each: (texts[each], each))]
        found.append(group)
        taken = set(group)
        left = {each: others - taken for each, others in like.items() if each not in taken}
        like = {each: others for each, others in left.items() if others}
    return found


def alike(text: str, others: Sequence[str]) -> list[int]:
    """Return the places of the texts that speak of the same as one, in their order."""
    return list(_like(_essence(text), [_essence(other) for other in others]))


def _pairs(essences: Sequence[str]) -> Iterator[tuple[int, int]]:
    for place, essence in enumerate(essences):
        for after in _like(essence, essences[place + 1 :]):
            yield place, place + 1 + after


def _like(essence: str, others: Sequence[str]) -> Iterator[int]:
    in_proportion = process.extract_iter(
        essence, others, scorer=fuzz.token_sort_ratio, score_cutoff=_IN_PROPORTION
    )
    for other, _, place in in_proportion:
        if fuzz.token_set_ratio(essence, other, score_cutoff=_ALIKE):
            yield place


def _essence(text: str) -> str:
    """Return the words that say what a text is about; all of it where no word does."""
    words = _WORDS.findall(text.casefold())
    telling = [each for each in words if each not in _SMALL_WORDS] or words
    return " ".join(telling[:_MOST_WORDS]) or text
