"""The words of a text, so that accents, plurals and endings make no difference."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import algorithms, stemmer

# Two of them are older forms of others.
LANGUAGES = tuple(each for each in sorted(algorithms()) if not each.endswith("porter"))
USUAL = ("english",)

# Enough to tell any word from others.
WORD_LENGTH = 40
# Accents of Latin, Greek and Cyrillic letters, and what only chooses a look. Marks of other
# scripts may be vowels, and stay.
_ACCENTS = re.compile("[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]")
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Scripts written without spaces: each sign is a word. Kana, Han, Thai, Lao, Burmese, Khmer.
_SINGLE = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order: small letters without accents, and digits."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKC", _ACCENTS.sub("", apart).translate(_LETTERS))
    spaced = "".join(each if _is_of_word(each) else " " for each in plain)
    words = _SINGLE.sub(r" \g<0> ", spaced).split()
    return [each[:WORD_LENGTH] for each in words if any(map(str.isalnum, each))]


def is_sign(word: str) -> bool:
    """Tell whether a word is one sign of a script that is written without spaces."""
    return _SINGLE.match(word) is not None


@lru_cache(maxsize=20_000)
def stem(language: str, word: str) -> str:
    """Return what a word of a language has in common with its plural and its other forms.

    Args:
        language: one of `LANGUAGES`; see https://snowballstem.org/algorithms.
        word: as `words_of` returns it.
    """
    # A stemmer holds the word it is at, so that threads cannot share one.
    return str(stemmer(language).stemWord(word))[:WORD_LENGTH]


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"
