"""What somebody looks for, as they typed it or filled it in."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from rituals.library.index import ANYWHERE, BOOK, TITLE, TOPIC, Lane, Tokens
from rituals.library.readers import refuse
from rituals.library.stemming import is_sign, words_of
from rituals.library.tables import KINDS
from rituals.words.mrkdwn import in_plain, tidy
from storage.full_text import Phrase, Query

# More than this of what was typed is not looked for.
TYPED_LENGTH = 500
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_MENTION = re.compile(r"<@(\w+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#(\w+)(?:\|[^>]*)?>")
_FILTER = re.compile(r'(?<!\S)(kind|topic|book|since|until):("[^"]*"|\S+)', re.IGNORECASE)
_WORDS = re.compile(r'"([^"]*)"|([^\s"]+)')
_DAY = re.compile(r"((?:19|20)\d\d)(?:-(\d\d?))?(?:-(\d\d?))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry must have to be found; what is empty does not matter.

    Args:
        words: all of these, anywhere in it; in quotation marks next to one another, with a star
            where a word may go on.
        kind: what it is.
        topic: words of its topic.
        book: words of the title of its book.
        person: who shared it.
        channel: where it was shared.
        since: the first day on which it may have been filed.
        until: the last day.
    """

    words: str = ""
    kind: str = ""
    topic: str = ""
    book: str = ""
    person: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None

    @classmethod
    def typed(cls, text: str) -> "Wanted":
        """Read a line such as `kind:book @noor since:2026-01 retrospectives`.

        Args:
            text: in Slack's format.

        Raises:
            Refusal: it asks for a kind that there is not, or for a day that is none.
        """
        people, channels = _MENTION.findall(text), _CHANNEL.findall(text)
        left = tidy(in_plain(_CHANNEL.sub(" ", _MENTION.sub(" ", text))))[:TYPED_LENGTH].translate(
            _QUOTES
        )
        wanted = cls(person="".join(people[:1]), channel="".join(channels[:1]))
        for name, value in _FILTER.findall(left):
            given: dict[str, Any] = {name.lower(): _read(name.lower(), value.strip('"'))}
            wanted = replace(wanted, **given)
        return replace(wanted, words=" ".join(_FILTER.sub(" ", left).split()))

    @property
    def line(self) -> str:
        """What somebody would type for it."""
        named = [f"kind:{self.kind}"] if self.kind else []
        quoted = (("topic", self.topic), ("book", self.book))
        named += [f'{name}:"{_bare(value)}"' for name, value in quoted if _bare(value)]
        named += [f"<@{self.person}>"] if self.person else []
        named += [f"<#{self.channel}>"] if self.channel else []
        days = (("since", self.since), ("until", self.until))
        named += [f"{name}:{day.isoformat()}" for name, day in days if day]
        return " ".join(filter(None, [*named, self.words]))

    @property
    def is_about_nothing(self) -> bool:
        """Whether words were asked for, and there is no letter and no digit in them."""
        texts = (self.words, self.topic, self.book)
        return any(texts) and not any(map(words_of, texts))

    def query(self, tokens: Tokens, *, in_title: bool = False) -> Query:
        """Return what the index is asked for.

        Args:
            tokens: of the workspace.
            in_title: whether all the words must stand in the title.
        """
        named = [tokens.kind(self.kind)] if self.kind else []
        named += [tokens.person(self.person)] if self.person else []
        found: list[tuple[Phrase, ...]] = [(Phrase((each,)),) for each in named]
        lane = TITLE if in_title else ANYWHERE
        for where, text in ((lane, self.words), (TOPIC, self.topic), (BOOK, self.book)):
            found += _terms(tokens, where, text)
        return list(dict.fromkeys(found)) or [(Phrase((tokens.any,)),)]

    def since_moment(self, zone: str) -> datetime | None:
        """Return the moment from which on it may have been filed."""
        return datetime.combine(self.since, time(), ZoneInfo(zone)) if self.since else None

    def until_moment(self, zone: str) -> datetime | None:
        """Return the moment before which it must have been filed."""
        if self.until is None:
            return None
        return datetime.combine(self.until + timedelta(days=1), time(), ZoneInfo(zone))


def _terms(tokens: Tokens, lane: Lane, text: str) -> Iterator[tuple[Phrase, ...]]:
    for quoted, loose in _WORDS.findall(text.translate(_QUOTES)):
        words = words_of(quoted or loose)
        if words and (quoted or loose.endswith("*")):
            yield (tokens.phrase(lane, words, goes_on=not quoted),)
        else:
            yield from _loose(tokens, lane, words)


def _loose(tokens: Tokens, lane: Lane, words: list[str]) -> Iterator[tuple[Phrase, ...]]:
    """Ask for what was typed without a space in it: of "team's" for the team alone."""
    is_telling = any(len(each) > 1 or is_sign(each) for each in words)
    for are_signs, some in groupby(words, key=is_sign):
        if are_signs:
            yield (tokens.phrase(lane, some),)
        else:
            telling = (each for each in some if len(each) > 1 or not is_telling)
            yield from (tokens.forms(lane, each) for each in telling)


def _bare(text: str) -> str:
    return " ".join(text.translate(_QUOTES).replace('"', " ").split())


def _read(name: str, typed: str) -> str | date:
    if name == "kind":
        return _kind(typed.lower())
    return _day(typed, is_last=name == "until") if name in ("since", "until") else typed


def _kind(typed: str) -> str:
    for kind in KINDS:
        if typed in (kind, f"{kind}s"):
            return kind
    raise refuse("no_kind", typed=typed, kinds=KINDS)


def _day(typed: str, *, is_last: bool) -> date:
    """Read a day, or the first or the last day of a month or a year."""
    found = _DAY.fullmatch(typed)
    try:
        year, month, day = (int(each or 0) for each in found.groups()) if found else (0, 0, 0)
        if is_last:
            month = month or 12
            return date(year, month, day or monthrange(year, month)[1])
        return date(year, month or 1, day or 1)
    except ValueError:
        raise refuse("no_day", typed=typed) from None
