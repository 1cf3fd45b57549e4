from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from rituals.engine.actions import Action
from rituals.engine.outcome import File
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings.closing.export import as_markdown
from rituals.gatherings.tables import Entry, Participant, Session, Topic
from rituals.words.mrkdwn import tidy
from storage.database import Database
from storage.tables import Channel, Person
from storage.unit_of_work import UnitOfWork
from tests.gatherings import kept
from tests.storage.rows import NOON, change, empty
from tests.words.hostile import PIECES

# What Markdown reads something into.
MARKS = [
    "# heading", "===", "---", "- item", "+ item", "1. item", "2) item", "> quoted", "    code",
    "```", "~~~", "`code`", "*bold*", "_italic_", "[text](https://evil.example)", "![a](b)",
    "<b>bold</b>", "<!-- hidden", "<https://evil.example>", "&lt;", "&copy;", "a\\", "| a | b |",
    "|---|---|", "[x]: y", ":--", "| a |\n:-:", "# a #", "[^1]", "~~struck~~", "- [ ] box", "\t",
]  # fmt: skip
LINE = st.lists(st.sampled_from([*MARKS, *PIECES, "word", "\n", "\n\n"]), min_size=1, max_size=6)
TEXTS = LINE.map("".join).map(tidy).filter(bool)
TABLES = (Action, Entry, Topic, Participant, Session, Occurrence, Ritual, Person, Channel)


@dataclass
class Held:
    """What people wrote in a session."""

    name: str = "Retro"
    title: str = "Slow deploys"
    left: str = "Office plants"
    cards: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    action: str = "Measure them"
    dropped: str = ""


HELD = st.builds(
    Held, TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=2), TEXTS,
    st.one_of(st.just(""), TEXTS),
)  # fmt: skip


def written(database: Database, held: Held, *, is_anonymous: bool = False) -> File:
    empty(database, *TABLES)

    def keep(work: UnitOfWork) -> File:
        kept.people(work)
        ritual = kept.ritual(work, held.name)
        before = kept.session(work, ritual, NOON - timedelta(days=7))
        kept.topic(work, before, held.title)
        of = kept.session(work, ritual, is_anonymous=is_anonymous)
        topic = kept.topic(work, of, held.title, votes=5, place=0)
        kept.topic(work, of, held.left, votes=0, place=1, is_done=False)
        for text in held.cards:
            kept.entry(work, of, text, "U0NOOR", topic.id, "start")
        for text in held.notes:
            kept.entry(work, of, text, "U0TOMAS", topic.id)
        action = Action(owner="U0TOMAS", text=held.action, came_from=f"session/{of.session.id}")
        action.due, action.dropped_because = date(2026, 3, 20), held.dropped
        work.session.add(action)
        work.flush()
        return as_markdown(work, of)

    return change(database, keep)


def read(file: File) -> SyntaxTreeNode:
    # Tables and struck text as most readers of Markdown know them.
    judge = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return SyntaxTreeNode(judge.parse(file.content))


def shown(node: SyntaxTreeNode) -> str:
    """What a reader of the file sees, blanks apart."""
    if node.type in ("text", "code_inline", "fence", "code_block", "html_block", "html_inline"):
        return node.content
    return "".join(shown(child) for child in node.children)


def squeezed(text: str) -> str:
    return "".join(text.split())


def all_of(page: SyntaxTreeNode, is_so: Callable[[SyntaxTreeNode], bool]) -> list[str]:
    return [squeezed(shown(node)) for node in page.walk() if is_so(node)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(held=HELD)
@example(held=Held(title="Title\n===\nmore", notes=["1. one\n2. two", "a\n\n    b\n---"]))
@example(held=Held(cards=["# a", "| a |\n|---|\n| b |"], action="- [ ] done", dropped="<!-- no"))
def test_whatever_people_wrote_the_file_keeps_its_structure_and_their_words(
    sqlite_database: Database, held: Held
) -> None:
    page = read(written(sqlite_database, held))
    assert {node.type for node in page.walk()} <= {
        "root", "heading", "inline", "text", "paragraph", "bullet_list", "list_item", "softbreak",
        "hardbreak",
    }  # fmt: skip
    told = all_of(page, lambda node: node.type == "heading" and node.tag == "h2")
    parts = ["What we talked about", "Not talked about", "Actions", "Came up before"]
    parts += ["Cards"] if held.cards else []
    assert told == list(map(squeezed, parts))
    topics = all_of(page, lambda node: node.type == "heading" and node.tag == "h3")
    assert topics[:2] == [
        squeezed(f"1. {held.title} (5 votes)"),
        squeezed(f"1. {held.left} (0 votes)"),
    ]
    items = all_of(page, lambda node: node.type == "list_item")
    for text in held.notes:
        assert squeezed(f"{text}— Tomás <Oliveira>") in items
    for text in held.cards:
        assert squeezed(f"{text}— Noor *Haddad*") in items
    why = f", dropped: {held.dropped}" if held.dropped else ""
    assert squeezed(f"{held.action}— Tomás <Oliveira>, by 20 March{why}") in items


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(held=HELD)
def test_without_names_nobody_stands_beside_a_card_or_a_note(
    sqlite_database: Database, held: Held
) -> None:
    page = read(written(sqlite_database, held, is_anonymous=True))
    items = all_of(page, lambda node: node.type == "list_item")
    for text in [*held.notes, *held.cards]:
        assert squeezed(text) in items
    assert not any("—Noor" in each for each in items)


def test_the_file_says_when_where_and_who(sqlite_database: Database) -> None:
    held = Held(cards=["Pair more", "Pair often"], notes=["Since the move"])
    file = written(sqlite_database, held)
    assert file.name.startswith("retro-2026-03-03-")
    said = "\n".join(all_of(read(file), lambda node: node.type == "paragraph"))
    for part in (
        "In #design, Tuesday 3 March 2026 at 13:00 (Europe/Stockholm), for 60 minutes.",
        "Maya facilitated.",
        "Said that they come: Maya.",
        "2 cards by 1 person.",
        "also on 24 February",
    ):
        assert squeezed(part) in said, part


def test_like_cards_stand_below_their_topic_and_each_once(sqlite_database: Database) -> None:
    page = read(written(sqlite_database, Held(cards=["Pair more", "Pair often"])))
    (group,) = (node for node in page.walk() if node.type == "list_item" and _holds_list(node))
    # In no order, which would tell who was first.
    told = all_of(page, lambda node: node.type == "text" and "Pair" in node.content)
    assert sorted(told) == ["Pairmore", "Pairoften"]
    assert all_of(group, lambda node: node.type == "text")[0] == "Slowdeploys"


def _holds_list(node: SyntaxTreeNode) -> bool:
    return any(child.type == "bullet_list" for child in node.children)
