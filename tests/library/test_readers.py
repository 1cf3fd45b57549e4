"""What was shared in a private channel is found by those who are in it, on every path."""

import pytest

from rituals.library import filing
from storage.unit_of_work import UnitOfWork
from tests.library.filed import SOURCE, files, finds, opens
from tests.world import World, forger
from tests.world.people import words


@pytest.fixture
def hush(world: World) -> int:
    members = ["U0NOOR", "U0TOMAS"]
    world.happens("add_channel", "C0HUSH", "hush", members=members, private=True)
    return files(world, "Quiet merger", "U0NOOR", channel="C0HUSH", came_from=SOURCE)


def test_those_in_the_channel_find_it_and_others_nothing(world: World, hush: int) -> None:
    files(world, "Loud merger", "U0MAYA", channel="C0DESIGN")
    assert "2 entries" in finds(world.tomas, "merger")
    for line in ("merger", "quiet", "@noor", "kind:link"):
        assert "Quiet" not in finds(world.maya, line)
    assert "1 entry" in finds(world.maya, "mergers")
    assert "only those in <#C0HUSH>" in opens(world.tomas, "quiet")


def test_the_files_hold_what_their_reader_may_read(world: World, hush: int) -> None:
    files(world, "Loud merger", "U0MAYA", channel="C0DESIGN")
    for person, count in ((world.tomas, 2), (world.maya, 1)):
        person.types("/library export merger")
        assert f"{count} " in person.told("C0DESIGN")
    assert "Quiet" in world.tomas.files[-1]["content"].decode()
    assert "Quiet" not in world.maya.files[-1]["content"].decode()


@pytest.mark.parametrize("action", ["open", "helped", "edit", "withdraw"])
def test_a_forged_number_gets_what_a_number_of_nothing_gets(
    world: World, hush: int, action: str
) -> None:
    def forge(number: int) -> str:
        value = f"{number}:yes"
        payload = forger.press("T0ORCHARD", "U0MAYA", f"library:{action}", value)
        world.deliver("interactive", payload)
        shown = words(world.maya.modal)
        world.maya.closes()
        return shown

    before = world.tables()
    assert "no such entry" in forge(hush)
    assert forge(hush) == forge(hush + 1000)
    after = world.tables()
    assert before["library_entries"] == after["library_entries"]
    assert before["library_useful"] == after["library_useful"] == []


def test_a_forged_form_changes_nothing_of_what_others_filed(world: World, hush: int) -> None:
    public = files(world, "Public", "U0NOOR")
    values = {"title": {"type": "plain_text_input", "value": "Mine"}}
    values["kind"] = {"type": "static_select", "selected_option": {"value": "note"}}
    for number in (hush, public):
        forged = forger.submission("T0ORCHARD", "U0MAYA", "library:entry", str(number), values)
        world.deliver("interactive", forged)
    assert "Nothing in the library" in finds(world.noor, "mine")
    assert "2 entries" in finds(world.noor, "@noor")
    opens(world.maya, "public")
    forged_press = forger.press("T0ORCHARD", "U0MAYA", "library:withdraw", str(public))
    world.deliver("interactive", forged_press)
    assert "Only who filed it" in words(world.maya.modal)
    world.maya.closes()
    assert "1 entry" in finds(world.maya, "public")


def test_whoever_leaves_the_channel_finds_it_no_more(world: World, hush: int) -> None:
    assert "1 entry" in finds(world.tomas, "merger")
    world.happens("remove_member", "C0HUSH", "U0TOMAS")
    assert "Nothing in the library" in finds(world.tomas, "merger")
    assert "1 entry" in finds(world.noor, "merger")
    world.happens("remove_bot_from", "C0HUSH")
    assert "Nothing in the library" in finds(world.noor, "merger")


def test_two_workspaces_find_their_own(world: World, hush: int) -> None:
    other = files(world, "Harbour lights", "U0RUTH", team="T0HARBOUR")
    ruth = world.person("U0RUTH", "T0HARBOUR")
    assert "1 entry" in finds(ruth, "*lights")
    assert "Nothing" in finds(ruth, "merger")
    assert "Nothing" in finds(world.noor, "lights")
    for number in (hush, other + 1000):
        payload = forger.press("T0HARBOUR", "U0RUTH", "library:open", str(number))
        world.deliver("interactive", payload, team="T0HARBOUR")
        assert "no such entry" in words(ruth.modal)
        ruth.closes()


def test_a_message_goes_with_its_last_share_and_a_note_does_not(world: World, hush: int) -> None:
    def unshare(number: int, *people: str) -> None:
        def change(connection: object) -> None:
            work = UnitOfWork(connection, "T0ORCHARD", world.now)  # type: ignore[arg-type]
            entry = work.session.get_one(filing.LibraryEntry, number)
            for person in people:
                filing.unshare(work, entry, person)
            work.flush()

        world.program.database.transaction(change)

    files(world, "Quiet merger", "U0TOMAS", channel="C0HUSH", came_from=SOURCE)
    assert "1 entry" in finds(world.tomas, "@noor")
    unshare(hush, "U0NOOR", "U0MAYA")
    assert "Nothing" in finds(world.tomas, "@noor")
    opens(world.tomas, "@tomas")
    world.tomas.presses("Edit", where="modal")
    assert "those in <#C0HUSH> who look" in words(world.tomas.modal)
    world.tomas.closes()
    unshare(hush, "U0TOMAS")
    assert "Nothing" in finds(world.tomas, "merger")
    note = files(world, "A note", "U0TOMAS")
    unshare(note, "U0TOMAS")
    assert "1 entry" in finds(world.tomas, "note")


def test_a_day_is_that_of_whoever_reads_it(world: World) -> None:
    # Two hours before midnight in Stockholm, where Maya is; in Tokyo it is the next day.
    world.wait(hours=12)
    files(world, "Late at night", "U0MAYA")
    for person, day, written in (
        (world.maya, "2026-03-03", "3 March 2026"),
        (world.person("U0AIKO"), "2026-03-04", "4 March 2026"),
    ):
        line = f"since:{day} until:{day} night"
        assert f"filed on {written}" in opens(person, line)
        person.closes()
        person.types(f"/library export csv {line}")
        assert day.encode() in person.files[-1]["content"]
        person.types(f"/library export {line}")
        assert written.encode() in person.files[-1]["content"]
