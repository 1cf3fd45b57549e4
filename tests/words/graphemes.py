"""An independent judge of where a text may be cut, from what Unicode says of each character.

Source: https://www.unicode.org/reports/tr29/, the rules for extended grapheme clusters.
"""

import unicodedata


def is_torn_at(text: str, index: int) -> bool:
    """Tell whether a cut before `index` would go through what a person sees as one character."""
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    if (before, after) == ("\r", "\n"):
        return True
    if before in "\r\n" or after in "\r\n":
        return False
    return (
        _extends(after)
        or (before == "\u200d" and unicodedata.category(after) == "So")
        or _is_inside_flag(text, index)
        or (_is_jamo(before) and "\u1160" <= after <= "\u11ff")
    )


def _extends(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_inside_flag(text: str, index: int) -> bool:
    """Flags are pairs of letters, counted from the first in a row."""
    if not _is_regional(text[index]):
        return False
    letters = 0
    while index - letters > 0 and _is_regional(text[index - letters - 1]):
        letters += 1
    return letters % 2 == 1


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"
