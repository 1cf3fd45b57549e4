"""One corpus, asked the same on both databases: the same is found, in the same order."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection

from bot import migrations
from rituals.engine.registry import discover
from rituals.library import filing, indexing, languages
from rituals.library.filing import Filing
from rituals.library.finding import entries, find
from rituals.library.index import Tokens
from rituals.library.wanted import Wanted
from storage.database import Database
from storage.facts import Facts, PersonFacts
from storage.unit_of_work import UnitOfWork, forget_workspace
from tests.world.world import TUESDAY

NOOR = PersonFacts("U0NOOR", "Noor", "UTC", is_bot=False, has_left=False, looked_up_at=TUESDAY)
CORPUS = {
    "legacy": ("Working with legacy code", "Characterisation tests before any change."),
    "möten": ("Bättre möten", "Ett möte utan dagordning är inget möte."),
    "café": ("Learning café", "Équipes apprenantes; l'échange d'idées."),
    "reviews": ("Code reviews", "The review of code is a conversation about codes of conduct."),
    "retro": ("Retrospectives", "Retros that end with one action."),
    "ærø": ("Ærø straße", "Łódź, İstanbul, ØRSTED, ﬁnally ①"),
    "読書": ("読書会の記録", "入門pytestを読んだ"),
    "chapter": ("第3章 設計", ""),
    "hindi": ("हिन्दी में लेख", "ข้อมูลภาษาไทย 한국어의 책"),
    "marks": ("AND OR NOT NEAR", "title:code rowid = 1; 100% pure_luck C++ e-mail 3.11"),
    "long": ("Long", "filler " * 300 + "needle in haystack"),
    "edge": ("code", "legacy working"),
}

# What is typed, and what is found: those with all the words in the title first, then the newest.
FOUND = {
    "code": "edge reviews legacy marks",
    "codes": "edge reviews legacy marks",
    "LEGACY Code": "legacy edge",
    "code legacy with": "legacy",
    "review": "reviews",
    "reviewing": "reviews",
    '"code reviews"': "reviews",
    '"reviews code"': "",
    '"review of code"': "reviews",
    '"legacy code" change': "legacy",
    '"code characterisation"': "",  # one ends where another text begins
    "“legacy code”": "legacy",
    '"legacy': "legacy edge",
    "retro*": "retro",
    "retro": "retro",
    "retr* act*": "retro",
    "trospective*": "",
    "le*": "café legacy edge",
    "möte": "möten",
    "moten": "möten",
    "MÖTET": "möten",
    "mo\u0308ten": "möten",
    "設計": "chapter",
    "第3章": "chapter",
    "章": "chapter",
    '"第3章"': "chapter",
    "cafe": "café",
    "équipe apprenante": "café",
    "echange idee": "café",
    "l’échange": "café",
    "aero strasse": "ærø",
    "Lodz istanbul orsted finally": "ærø",
    "1": "marks ærø",
    "読書": "読書",
    "書読": "",
    "読書会 入門": "読書",
    "入門pytest": "読書",
    "हिन्दी": "hindi",
    "हिन्द": "",
    "ภาษาไทย": "hindi",
    "ไทยภาษา": "",
    "한국어*": "hindi",
    "3.11": "marks",
    "e-mail": "marks",
    "pure luck": "marks",
    "c++": "marks",
    "near": "marks",
    "NEAR(code legacy)": "",
    "needle": "long",
    '"needle in haystack"': "long",
    '"filler needle"': "",  # no database keeps more places of a word than 255
    "code OR legacy": "",
    "title:code": "marks",
    "{words}: code": "",
    "^code": "edge reviews legacy marks",
    "-code": "edge reviews legacy marks",
    "code*legacy": "legacy edge",
    "*": "",
    "'; DROP TABLE library_index; --": "",
    "' | 'code": "edge reviews legacy marks",
    "code:* <-> !legacy & (": "legacy edge",
    "\\'code\\'": "edge reviews legacy marks",
    '"""code"""': "edge reviews legacy marks",
    "🌱": "",
    "🌱 code ❤️": "edge reviews legacy marks",
    "\x00code\ud800": "edge reviews legacy marks",
    "code " * 800: "edge reviews legacy marks",
    "(" * 4000: "",
    "x" * 4000: "",
    "co" + "*" * 100: "edge reviews legacy marks",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    discover()
    if request.param == "sqlite":
        yield from _filled(f"sqlite:///{tmp_path_factory.mktemp('library') / 'trellis.db'}")
    else:
        with request.getfixturevalue("postgresql").database() as url:
            yield from _filled(url)


def _filled(url: str) -> Iterator[Database]:
    database = Database(url)
    migrations.upgrade(database.engine)
    database.transaction(_file_all)
    yield database
    database.close()


def _file_all(connection: Connection) -> None:
    for workspace in ("T0ORCHARD", "T0HARBOUR"):
        work = UnitOfWork(connection, workspace, TUESDAY)
        languages.choose(work, "U0MAYA", ["english", "swedish", "french"])
        for name, (title, summary) in CORPUS.items():
            filing.file(work, Filing("note", title, f"note/{name}", ["U0MAYA"], summary))
            filing.withdraw(work, filing.file(work, Filing("note", title, "gone/1", [], summary)))
        work.flush()


def found(database: Database, line: str, workspace: str = "T0ORCHARD") -> str:
    def look(connection: Connection) -> str:
        work = UnitOfWork(connection, workspace, TUESDAY, Facts(people={"U0NOOR": NOOR}))
        numbers = find(work, "U0NOOR", Wanted.typed(line)).numbers
        return " ".join(str(each.came_from).split("/")[1] for each in entries(work, numbers))

    return database.transaction(look)


@pytest.mark.parametrize("line", FOUND, ids=lambda line: line[:20])
def test_the_same_is_found_in_the_same_order_on_both_databases(
    library: Database, line: str
) -> None:
    assert found(library, line) == FOUND[line]


def test_other_languages_hold_from_the_next_search_and_for_what_is_there_already(
    database: Database,
) -> None:
    discover()
    database.transaction(_file_all)
    assert found(database, "möte dagordningar") == "möten"

    def change(connection: Connection) -> int:
        work = UnitOfWork(connection, "T0ORCHARD", TUESDAY)
        languages.choose(work, "U0NOOR", ["english"])
        before = 0
        for before in range(0, 100, indexing.AT_ONCE):
            indexing.write_anew(before, TUESDAY, work)
        work.flush()
        return before

    database.transaction(change)
    assert found(database, "möte dagordningar") == ""
    assert found(database, "dagordning möte") == "möten"
    assert found(database, "möte dagordningar", "T0HARBOUR") == "möten"


def test_what_several_file_at_once_is_one_entry_found_by_each_of_them(database: Database) -> None:
    people = [f"U0PERSON{number}" for number in range(8)]

    def file(person: str) -> Callable[[Connection], None]:
        def change(connection: Connection) -> None:
            work = UnitOfWork(connection, "T0ORCHARD", TUESDAY)
            filing.file(work, Filing("link", "At once", "message/C0/1", [person]))
            work.flush()

        return change

    async def together() -> None:
        await asyncio.gather(*(database.run(file(person)) for person in people))

    asyncio.run(together())
    assert [found(database, f"<@{person}>") for person in people] == ["C0"] * len(people)


def test_all_who_take_back_their_share_at_once_take_the_entry_with_them(
    database: Database,
) -> None:
    people = [f"U0PERSON{number}" for number in range(6)]

    def file(connection: Connection) -> None:
        work = UnitOfWork(connection, "T0ORCHARD", TUESDAY)
        filing.file(work, Filing("link", "At once", "message/C0/1", people))
        work.flush()

    def unshare(person: str) -> Callable[[Connection], None]:
        def change(connection: Connection) -> None:
            work = UnitOfWork(connection, "T0ORCHARD", TUESDAY)
            entry = filing.of_source(work, "message/C0/1")
            assert entry is not None
            filing.unshare(work, entry, person)
            work.flush()

        return change

    async def together() -> None:
        await asyncio.gather(*(database.run(unshare(person)) for person in people))

    database.transaction(file)
    asyncio.run(together())
    assert found(database, "once") == ""


def test_a_workspace_that_is_forgotten_leaves_no_word_and_the_other_keeps_its_own(
    database: Database,
) -> None:
    discover()
    database.transaction(_file_all)
    assert not database.is_sqlite or kept_of("T0ORCHARD", database) > 0
    database.transaction(lambda connection: forget_workspace(connection, "T0ORCHARD"))
    assert found(database, "code") == ""
    assert found(database, "code", "T0HARBOUR") == FOUND["code"]
    if database.is_sqlite:
        assert kept_of("T0ORCHARD", database) == 0
        assert kept_of("T0HARBOUR", database) > 0


def kept_of(workspace: str, database: Database) -> int:
    """How often SQLite's own index names a workspace, in what it deleted too."""
    name = Tokens(workspace, ()).any[:-1].encode()
    pages = "SELECT block FROM library_index_fts_data"
    blocks = database.transaction(lambda each: each.exec_driver_sql(pages).scalars().all())
    return sum(block.count(name) for block in blocks)
