"""What people write is shown as they wrote it: it notifies nobody and pretends to be nothing."""

from typing import Any

import pytest

from tests.world import World

TEAM = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
HOSTILE = {
    "broadcasts": "<!channel> <!here> @everyone @channel <!subteam^S1>",
    "mentions": "<@U0INGRID> @ingrid <#C0RELEASE> #releases",
    "links": "<https://evil.example|https://bank.example> <mailto:a@b.c|click>",
    "entities": "&lt;!channel&gt; &amp;amp; &#39; &#34;",
    "marks": "*bold* _it_ ~no~ `code` ```block``` \n> quoted\n>>> all",
    "dates": "<!date^1772528400^{date}|now>",
    "template": "{{ request.asker }} {% include 'x' %} {# gone #} %s %(x)s {0} $x",
    "moji": ":tada: 👩‍👩‍👧‍👦 🏳️‍🌈 é\u0301 ﷽",
    "lines": "one\n\n\ntwo\r\nthree\u2028four\tfive",
    "quotes": "'; DROP TABLE feedback_requests; -- \" \\ \\n",
    "long": "word " * 190,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_people_write_stays_what_they_wrote(world: World, kind: str) -> None:
    text = HOSTILE[kind].strip()
    assert world.maya.asks("U0NOOR", "U0INGRID", about=text) == {}
    world.noor.answers(start=text)
    world.maya.chooses("Turn into an action", beside=text[:8])
    assert world.maya.fills(text=text[:500]) == {}
    world.maya.closes()
    world.ingrid.types("/feedback give @noor")
    assert world.ingrid.fills(seen=text, effect=text) == {}
    world.noor.presses("Say what I make of it")
    assert world.noor.fills(text=text) == {}
    for person in (world.maya, world.noor, world.ingrid):
        person.types("/feedback inbox")
        person.closes()
        person.opens_home()
    world.maya.presses("Close now")
    world.maya.presses("Save as file")
    same = text.replace("\r\n", "\n")
    for person in (world.maya, world.noor, world.ingrid):
        shown = person.dm_words.replace("\r\n", "\n")
        assert same in shown, (person.user, same)
        for message in person.dm:
            assert set(message["notified"]) <= {"U0MAYA", "U0NOOR", "U0INGRID"}
            assert named(message) <= {"U0MAYA", "U0NOOR", "U0INGRID", person.user}
    assert not any(call.result and call.result.get("error") for call in world.sandbox.calls)


def named(message: dict[str, Any]) -> set[str]:
    """Whom the fallback words of a message mention; only the two ends may be."""
    text = message["text"]
    assert not any(form in text for form in ("<!channel", "<!here", "<!everyone", "<!subteam"))
    assert "<https://evil" not in text and "<#C0RELEASE" not in text
    return {part[:8].partition(">")[0] for part in text.split("<@")[1:]}


def test_a_hostile_subject_in_a_channel_notifies_nobody(world: World) -> None:
    for text in HOSTILE.values():
        assert world.maya.asks(channel="C0DESIGN", about=text) == {}
    for message in world.noor.in_channel():
        assert set(message["notified"]) <= {"U0MAYA"}


def test_nobody_is_mentioned_by_an_answer_that_mentions_them(world: World) -> None:
    world.maya.asks("U0NOOR")
    world.noor.answers(start="As <@U0LEO> said, <!channel> should know")
    world.maya.presses("Close now")
    for message in world.maya.dm:
        assert "U0LEO" not in message["notified"] and len(message["notified"]) <= 2
    assert not world.person("U0LEO").dm


def test_marks_that_reorder_a_line_are_taken_out(world: World) -> None:
    world.maya.asks("U0NOOR", about="Talk \u202egnp.exe\u202c by \u2066me\u2069 \u200fשלום")
    shown = world.noor.dm_words
    assert "Talk gnp.exe by me שלום" in shown
    assert not any(mark in shown for mark in "\u202e\u202c\u2066\u2069\u200f")


def test_a_name_that_looks_like_a_mention_is_a_name(world: World) -> None:
    world.happens("add_person", "U0EVIL", "<!channel> *Eve* <@U0LEO>", tz="Europe/Stockholm")
    eve = world.person("U0EVIL")
    assert world.maya.asks("U0EVIL", "U0NOOR") == {}
    eve.answers(start="Hello")
    world.maya.presses("Close now")
    world.maya.presses("Save as file")
    for person in (world.maya, world.noor, eve):
        for message in person.dm:
            assert "U0LEO" not in message["notified"]
    lines = world.maya.files[0]["content"].decode().splitlines()
    assert [line for line in lines if line.startswith("##")] == ["## Start"]
