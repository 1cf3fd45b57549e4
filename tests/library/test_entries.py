"""People keep, find, change and take along what they learned."""

import csv
import io

from tests.library.filed import files, finds, opens
from tests.world import World
from tests.world.people import Somebody, fields, labels, words


def adds(person: Somebody, title: str, **more: str) -> None:
    person.types("/library add")
    assert person.fills(title=title, **more) == {}
    person.closes()


def test_a_note_is_written_found_by_its_words_and_opened(world: World) -> None:
    world.maya.types("/library add Working effectively with legacy code")
    assert "everybody in this workspace" in words(world.maya.modal)
    link = "https://example.com/legacy|code"
    told = {"summary": "Seams are where *tests* go in.", "topic": "testing", "link": link}
    assert world.maya.fills(kind="book", book="Legacy Code", **told) == {}
    assert "<@U0MAYA>" in words(world.maya.modal)

    world.noor.types("/library search seam kind:book")
    assert "1 entry" in words(world.noor.modal)
    world.noor.presses("Open", where="modal")
    shown = words(world.noor.modal)
    assert "Seams are where *tests* go in." in shown
    assert "<https://example.com/legacy%7Ccode|" in shown
    assert "Whom to ask:* <@U0MAYA>" in shown


def test_the_form_looks_for_the_same_as_what_is_typed(world: World) -> None:
    adds(world.maya, "Team topologies", kind="book", book="Team Topologies", topic="teams")
    adds(world.noor, "How teams learn", kind="note", topic="teams")
    everything = {
        "words": "team", "kind": "book", "topic": "team", "book": "topologies", "person": "U0MAYA",
    }  # fmt: skip
    world.tomas.types("/library")
    assert world.tomas.fills(**everything, since="2026-03-03", until="2026-03-03") == {}
    assert "1 entry" in words(world.tomas.modal)
    assert "Team topologies" in words(world.tomas.modal)
    world.tomas.presses("Search again", where="modal")
    assert world.tomas.fills(**everything | {"person": "U0NOOR", "kind": "any"}) == {}
    assert "Nothing in the library" in words(world.tomas.modal)
    world.tomas.closes()
    typed = "kind:books topic:team book:“topologies” @maya since:2026-03 until:2026 team"
    assert "Team topologies" in finds(world.tomas, typed)
    assert "1 entry" in finds(world.tomas, "@noor")
    assert "Nothing in the library" in finds(world.tomas, "until:2026-03-02")
    assert "2 entries" in finds(world.tomas, "since:2026-03-03")


def test_whoever_asks_for_what_there_is_not_is_told_what_there_is(world: World) -> None:
    world.maya.types("/library search kind:film")
    assert "link, book, harvest" in world.maya.told("C0DESIGN")
    world.maya.types("/library search since:yesterday")
    assert "since:2026-03" in world.maya.told("C0DESIGN")
    world.maya.types("/library search until:0001-01-01")
    assert "“0001-01-01” is not a day" in world.maya.told("C0DESIGN")
    assert "no letter" in finds(world.maya, "🌱 ❤️")
    assert "Nothing in the library" in finds(world.maya, "nothing")


def test_those_with_the_words_in_the_title_come_first_and_pages_are_turned(world: World) -> None:
    files(world, "Pairing for review", "U0MAYA")
    for number in range(1, 12):
        files(world, f"Note {number}", "U0MAYA", summary="On pairing and reviews.")
    world.noor.types("/library search reviews pairing")
    first = words(world.noor.modal)
    assert "12 entries" in first and "Page 1 of 2" in first
    assert first.index("Pairing for review") < first.index("Note 11") < first.index("Note 10")
    world.noor.presses("Next page", where="modal")
    second = words(world.noor.modal)
    assert "Note 2" in second and "Note 3" not in second
    world.noor.presses("Previous page", where="modal")
    assert words(world.noor.modal) == first


def test_an_entry_tells_how_many_it_helped_and_nobody_whom(world: World) -> None:
    adds(world.maya, "Feedback that helps")
    assert "It helped" not in opens(world.noor, "feedback")
    world.noor.presses("This helped me", where="modal")
    assert "It helped 1 person" in words(world.noor.modal)
    world.noor.closes()
    opens(world.tomas, "feedback")
    world.tomas.presses("This helped me", where="modal")
    shown = words(world.tomas.modal)
    assert "It helped 2 people" in shown and "U0NOOR" not in shown
    world.tomas.presses("Take back: this helped me", where="modal")
    assert "It helped 1 person" in words(world.tomas.modal)
    world.tomas.closes()
    assert "helped" not in finds(world.tomas, "feedback")


def test_who_filed_it_edits_it_and_takes_it_back(world: World) -> None:
    adds(world.maya, "A first try", topic="trying")
    opens(world.maya, "try")
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(title=" ") == {"title": "Give it a title by which people know it."}
    again = {"title": "Second attempts", "link": "javascript:alert(1)"}
    assert world.maya.fills(**again).keys() == {"link"}
    assert world.maya.fills(**again | {"link": ""}) == {}
    world.maya.closes()
    assert "Nothing in the library" in finds(world.noor, "first")
    assert "Second attempts" in finds(world.noor, "attempt topic:trying")
    opens(world.maya, "attempt")
    world.maya.presses("Take it back", where="modal")
    assert "nobody finds it" in words(world.maya.modal)
    world.maya.closes()
    assert "Nothing in the library" in finds(world.maya, "attempt")


def test_who_shares_it_with_others_takes_back_their_own_share_alone(world: World) -> None:
    files(world, "Shared by two", "U0MAYA", "U0NOOR")
    opens(world.maya, "shared")
    world.maya.presses("Take it back", where="modal")
    assert "shared by <@U0NOOR>" in words(world.maya.modal)
    world.maya.closes()
    shown = opens(world.noor, "shared")
    assert "Whom to ask:* <@U0NOOR>" in shown and "U0MAYA" not in shown
    world.noor.presses("Take it back", where="modal")
    assert "nobody finds it" in words(world.noor.modal)


def test_an_entry_leads_to_its_message_in_two_words(world: World) -> None:
    address = "https://orchard.slack.com/archives/C0DESIGN/p1?thread_ts=1&cid=C0DESIGN"
    files(world, "Said once", "U0MAYA", address=address, author="U0NOOR")
    shown = opens(world.tomas, "said")
    assert "|In Slack>, a message of <@U0NOOR>" in shown


def test_a_word_that_nothing_has_is_offered_as_the_beginning_of_one(world: World) -> None:
    files(world, "Tokens", "U0MAYA")
    assert "/library search toke*` finds what begins so" in finds(world.noor, "toke")
    assert "1 entry for" in finds(world.noor, "toke*")


def test_what_is_found_is_saved_as_markdown_and_as_a_harmless_table(world: World) -> None:
    adds(world.maya, "=HYPERLINK(1)", summary="# No heading\n- no item", topic="+sums")
    adds(world.noor, "Plain, with a comma", link="https://example.com/a")
    world.tomas.types("/library export")
    assert "2 entries are on the way" in world.tomas.told("C0DESIGN")
    page = world.tomas.files[-1]["content"].decode()
    assert "## Plain, with a comma" in page and "Whom to ask: Noor" in page
    assert "\\# No heading" in page
    files(world, "Worth it", "U0NOOR", why="It made our slow page fast")
    world.tomas.types("/library export worth")
    page = world.tomas.files[-1]["content"].decode()
    assert "Why: Noor Haddad: It made our slow page fast" in page
    world.tomas.types("/library search hyperlink")
    world.tomas.presses("Save as CSV", where="modal")
    table = list(
        csv.DictReader(io.StringIO(world.tomas.files[-1]["content"].decode().lstrip("\ufeff")))
    )
    assert [row["Title"] for row in table] == ["'=HYPERLINK(1)"]
    assert table[0]["Topic"] == "'+sums"
    assert labels(world.tomas.modal) == []
    world.tomas.types("/library export csv nowhere")
    assert "there is no file" in world.tomas.told("C0DESIGN")


def test_the_home_tab_leads_into_the_library(world: World) -> None:
    assert "Library" in world.maya.opens_home()
    world.maya.presses("Add to the library", where="home")
    assert world.maya.fills(title="From home") == {}
    world.maya.closes()
    world.maya.presses("Search the library", where="home")
    assert world.maya.fills(words="hom*") == {}
    assert "From home" in words(world.maya.modal)


def test_anybody_chooses_the_languages_for_everybody_and_their_name_stands_there(
    world: World,
) -> None:
    adds(world.maya, "Bättre möten")
    assert "Nothing" in finds(world.noor, "möte bättre")
    world.noor.types("/library languages")
    assert "Nobody has chosen yet" in words(world.noor.modal)
    assert fields(world.noor.modal)["languages"]["initial_options"][0]["value"] == "english"
    assert world.noor.fills(languages=[]).keys() == {"languages"}
    assert world.noor.fills(languages=["swedish", "english"]) == {}
    assert "knows Swedish, English" in words(world.noor.modal)
    world.noor.closes()
    assert "1 entry" in finds(world.tomas, "möte bättre")
    world.tomas.types("/library languages")
    assert "<@U0NOOR> chose these on 3 March 2026" in words(world.tomas.modal)


def test_what_is_known_of_a_channel_for_long_is_asked_again(world: World) -> None:
    files(world, "Shared", "U0MAYA", channel="C0DESIGN")
    assert "1 entry" in finds(world.noor, "shared")
    world.wait(days=3)
    assert "1 entry" in finds(world.noor, "shared")


def test_of_a_long_entry_a_search_shows_the_beginning_and_the_file_keeps_its_lines(
    world: World,
) -> None:
    adds(world.maya, "Tests", summary="Before any change.\n\n• Slow first\n• Then fast")
    adds(world.maya, "Testing", summary="Said for it:\n• Calm\n• Quick\n\nAnd more.")
    found = finds(world.noor, "test*")
    assert "Before any change.\n" in found
    assert "Said for it: Calm · Quick\n" in found
    assert "Slow" not in found
    assert "And more" not in found
    world.noor.types("/library export tests")
    page = world.noor.files[-1]["content"].decode()
    assert "Before any change.\n\n• Slow first\\\n• Then fast\n" in page


def test_who_took_an_entry_back_is_not_named_when_another_files_the_same(world: World) -> None:
    source = "message/C0DESIGN/1700000000.000100"
    files(world, "A talk", "U0MAYA", came_from=source, channel="C0DESIGN", why="Our lead should")
    opens(world.maya, "talk")
    world.maya.presses("Take it back", where="modal")
    world.maya.closes()
    files(world, "A talk", "U0TOMAS", came_from=source, channel="C0DESIGN")
    seen = opens(world.tomas, "talk")
    assert "<@U0TOMAS>" in seen
    assert "Our lead" not in seen
    assert "<@U0MAYA>" not in seen
    assert "Take it back" in labels(world.tomas.modal)


def test_whoever_edits_the_title_of_a_long_entry_loses_nothing_of_the_rest(world: World) -> None:
    link = "https://example.org/" + "a" * 900
    summary = "\n\n".join("w" * 480 + str(place) for place in range(12))
    files(world, "A long talk", "U0MAYA", summary=summary, link=link)

    def rest(person: Somebody) -> str:
        person.types("/library export talk")
        return person.files[-1]["content"].decode().partition("A long talk")[2]

    before = rest(world.maya)
    assert "w5" in before
    assert link in before
    opens(world.maya, "talk")
    world.maya.presses("Edit", where="modal")
    assert world.maya.fills(title="Not A long talk") == {}
    world.maya.closes()
    assert "Not A long talk" in finds(world.noor, "talk")
    assert rest(world.maya) == before
