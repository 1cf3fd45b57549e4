"""What an entry is found by: its words, as tokens that name whose and where they are."""

from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from typing import NamedTuple

from sqlalchemy import delete, select

from rituals.library.languages import chosen
from rituals.library.stemming import is_sign, stem, words_of
from rituals.library.tables import LibraryEntry, LibraryIndex, Share
from storage.full_text import GAP, Phrase
from storage.unit_of_work import UnitOfWork
from storage.upsert import insert_into


class Lane(NamedTuple):
    """Where a word may be looked for: what stands before the words as they are, and the stems."""

    word: str
    stem: str


ANYWHERE, TITLE, TOPIC, BOOK = Lane("a", "b"), Lane("c", "d"), Lane("e", "f"), Lane("g", "h")
# What stands before what is no word.
_KIND, _PERSON, _ENTRY = "k", "p", "z"
# More of one text than this is not found by its words.
MOST_WORDS = 2_000


def keep(work: UnitOfWork, entry: LibraryEntry) -> None:
    """Have an entry found by what it says now; by nothing if it was withdrawn."""
    work.flush()
    # Of two who share it at once, the second must see the first.
    work.session.refresh(entry, with_for_update={"key_share": True})
    if entry.withdrawn_at is not None:
        gone = delete(LibraryIndex).where(
            LibraryIndex.entry_id == entry.id, LibraryIndex.workspace_id == work.workspace
        )
        work.connection.execute(gone)
        return
    shares = work.session.scalars(select(Share).where(Share.entry_id == entry.id)).all()
    words = Tokens(work.workspace, chosen(work)).of(entry, shares)
    row = {"workspace_id": work.workspace, "entry_id": entry.id, "words": words}
    statement = insert_into(work.connection, LibraryIndex).values(row)
    work.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["entry_id"], set_={"words": statement.excluded.words}
        )
    )


class Tokens:
    """The tokens of one workspace; each begins with its name, so that no search meets another's.

    Args:
        workspace: whose.
        languages: whose stems are found.
    """

    def __init__(self, workspace: str, languages: Sequence[str]) -> None:
        # Two workspaces of one name would only take each other's time: the rows tell them apart.
        self._own = b32encode(blake2s(workspace.encode()).digest())[:4].decode().lower()
        self._languages = languages

    def of(self, entry: LibraryEntry, shares: Iterable[Share]) -> list[str]:
        """Return all tokens of an entry."""
        reasons = [each.why for each in shares if each.why]
        said = [entry.title, entry.topic, entry.book, entry.link, entry.summary, *reasons]
        lanes = {
            ANYWHERE: said,
            TITLE: [entry.title],
            TOPIC: [entry.topic],
            BOOK: [entry.book],
        }
        found = [self.any, self.kind(entry.kind), *(self.person(each.person) for each in shares)]
        for lane, texts in lanes.items():
            found += self._lane(lane, texts)
        return found

    @property
    def any(self) -> str:
        """What every entry has."""
        return self._own + _ENTRY

    def kind(self, name: str) -> str:
        """What every entry of a kind has."""
        return self._own + _KIND + name

    def person(self, person_id: str) -> str:
        """What every entry that somebody shared has."""
        return self._own + _PERSON + "".join(filter(str.isalnum, person_id.lower()))

    def phrase(self, lane: Lane, words: Iterable[str], *, goes_on: bool = False) -> Phrase:
        """Ask for words next to one another, as they are."""
        return Phrase(tuple(self._own + lane.word + each for each in words), goes_on)

    def forms(self, lane: Lane, word: str) -> tuple[Phrase, ...]:
        """Ask for a word in any of its forms, in any of the languages."""
        return tuple(Phrase((each,)) for each in self._stems(lane, [word]))

    def _lane(self, lane: Lane, texts: Iterable[str]) -> Iterator[str]:
        words: list[str] = []
        for text in texts:
            words += [*words_of(text)[:MOST_WORDS], GAP]
        yield from (self._own + lane.word + each if each else GAP for each in words)
        yield from self._stems(lane, (each for each in words if each and not is_sign(each)))

    def _stems(self, lane: Lane, words: Iterable[str]) -> list[str]:
        different = dict.fromkeys(words)
        stems = {stem(language, each) for language in self._languages for each in different}
        return sorted(self._own + lane.stem + each for each in stems)
