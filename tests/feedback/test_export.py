"""The file of what somebody received says what was written, whatever Markdown might make of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from rituals.engine import sealing
from rituals.engine.outcome import File
from rituals.feedback import anonymity
from rituals.feedback.export import as_markdown
from rituals.feedback.forms import START_STOP_CONTINUE
from rituals.feedback.tables import AnonymousAnswers, Answer, FeedbackRequest
from rituals.words.mrkdwn import tidy
from storage.database import Database
from storage.tables import Person
from tests.storage.rows import NOON, change, empty
from tests.words.hostile import PIECES

# What Markdown reads something into.
MARKS = [
    "# heading", "===", "---", "- item", "+ item", "1. item", "2) item", "> quoted", "    code",
    "```", "~~~", "`code`", "*bold*", "_italic_", "[text](https://evil.example)", "![a](b)",
    "<b>bold</b>", "<https://evil.example>", "&lt;", "&copy;", "a\\", "| a | b |", "[x]: y", "\t",
]  # fmt: skip
LINE = st.lists(st.sampled_from([*MARKS, *PIECES, "word", "\n", "\n\n"]), min_size=1, max_size=6)
TEXTS = LINE.map("".join).map(tidy).filter(bool)
BOXES = st.dictionaries(st.sampled_from(["start", "stop", "continue"]), TEXTS, min_size=1)
GIVERS = {"U0NOOR": "Noor *Haddad*", "U0TOMAS": "Tomás <Oliveira>"}


@dataclass
class Received:
    """What a file should say."""

    about: str
    answers: dict[str, dict[str, str]]


def exported(database: Database, received: Received, *, is_anonymous: bool) -> File:
    """Keep a closed request with its answers, and hand it over as a file."""
    empty(database, FeedbackRequest, Person)

    def keep(work: Any) -> File:
        for person, name in {**GIVERS, "U0MAYA": "Maya"}.items():
            here = {"id": person, "name": name, "zone": "Pacific/Auckland", "looked_up_at": NOON}
            work.session.add(Person(**here, is_bot=False, has_left=False, met=True))
        request = FeedbackRequest(
            asker="U0MAYA",
            about=received.about,
            quote="",
            form=START_STOP_CONTINUE.name,
            is_anonymous=is_anonymous,
            threshold=3,
            channel=None,
            opened_at=NOON,
            deadline=NOON + timedelta(days=5),
            closed_at=NOON + timedelta(days=5),
        )
        work.session.add(request)
        work.session.flush()
        sealed: list[sealing.Sealed] = []
        for giver, boxes in received.answers.items():
            sealed = anonymity.put(sealed, f"key of {giver}", boxes)
            if not is_anonymous:
                kept = {"giver": giver, "receiver": "U0MAYA", "given_at": NOON, "useful": []}
                answer = Answer(request_id=request.id, form=request.form, boxes=boxes, **kept)
                work.session.add(answer)
        if is_anonymous:
            work.session.add(AnonymousAnswers(request_id=request.id, answers=sealed))
        work.session.flush()
        return as_markdown(work, request)

    return change(database, keep)


def read(file: File) -> SyntaxTreeNode:
    return SyntaxTreeNode(MarkdownIt("commonmark").parse(file.content))


def shown(node: SyntaxTreeNode) -> str:
    """What a reader of the file sees, blanks apart."""
    if node.type in ("text", "code_inline", "fence", "code_block", "html_block", "html_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return " ".join(shown(child) for child in node.children)


def squeezed(text: str) -> str:
    return "".join(text.split())


RECEIVED = st.builds(
    Received, about=TEXTS, answers=st.dictionaries(st.sampled_from(sorted(GIVERS)), BOXES)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(received=RECEIVED, is_anonymous=st.booleans())
@example(received=Received("x", {"U0NOOR": {"start": "Title\n===\nmore"}}), is_anonymous=False)
@example(received=Received("x", {"U0NOOR": {"start": "1. one\n2. two"}}), is_anonymous=False)
@example(received=Received("x &lt;", {"U0NOOR": {"start": "&copy; 2026"}}), is_anonymous=False)
@example(received=Received("x", {"U0NOOR": {"start": "one\n\n    two"}}), is_anonymous=False)
def test_everything_that_was_written_is_in_the_file_and_is_only_words(
    sqlite_database: Database, received: Received, is_anonymous: bool
) -> None:
    file = exported(sqlite_database, received, is_anonymous=is_anonymous)
    page = read(file)
    filled = {name for boxes in received.answers.values() for name in boxes}
    titles = [box.title for box in START_STOP_CONTINUE.boxes if box.name in filled]
    headings = [shown(node) for node in page.walk() if node.type == "heading"]
    assert headings[0].startswith("Feedback on “")
    assert headings[1:] == titles
    kinds = {node.type for node in page.walk()}
    assert kinds <= {
        "root", "heading", "inline", "text", "paragraph", "blockquote", "bullet_list",
        "list_item", "softbreak", "hardbreak",
    }  # fmt: skip
    # One item for each filled box, with the words as they were typed.
    items = [squeezed(shown(node)) for node in page.walk() if node.type == "list_item"]
    written = [text for boxes in received.answers.values() for text in boxes.values()]
    assert len(items) == len(written)
    for text in written:
        assert any(item.startswith(squeezed(text)) for item in items), items
    (about, *others) = [squeezed(shown(n)) for n in page.walk() if n.type == "blockquote"]
    assert (about, others) == (squeezed(received.about), [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(answers=st.dictionaries(st.sampled_from(sorted(GIVERS)), BOXES, min_size=1))
def test_names_stand_in_the_file_where_names_are_used_and_nowhere_else(
    sqlite_database: Database, answers: dict
) -> None:
    named = exported(sqlite_database, Received("x", answers), is_anonymous=False)
    signed = squeezed(shown(read(named)))
    for giver in answers:
        assert squeezed(f"— {GIVERS[giver]}") in signed
    unnamed = exported(sqlite_database, Received("x", answers), is_anonymous=True)
    for giver, name in GIVERS.items():
        assert giver not in unnamed.content.replace("<@U0NOOR>", "").replace("\\<@U0NOOR\\>", "")
        assert squeezed(name) not in squeezed(shown(read(unnamed)))


def test_the_file_is_named_and_dated_as_the_reader_counts_days(sqlite_database: Database) -> None:
    file = exported(sqlite_database, Received("My talk", {}), is_anonymous=False)
    opened = datetime(2026, 3, 4, 1, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert opened == NOON
    assert file.name == "feedback-2026-03-09-1.md"
    assert "4 March 2026 to 9 March 2026" in file.content
