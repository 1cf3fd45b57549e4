from tests.gatherings.nameless import collect
from tests.gatherings.scene import HERE, cards, phases, rows, runs, set_up, writes
from tests.world import World
from tests.world.people import fields, labels, words


def columns_and_texts(world: World) -> list[tuple[object, ...]]:
    return rows(world, 'SELECT "column", text, author FROM gathering_entries ORDER BY text')


def test_alone_it_sets_one_up_where_there_is_none_and_writes_where_there_is_one(
    world: World,
) -> None:
    world.maya.types("/retro")
    assert "first" in fields(world.maya.modal)
    assert world.maya.fills() == {}
    world.maya.closes()
    world.noor.types("/retro")
    assert list(fields(world.noor.modal)) == ["start", "stop", "continue"]


def test_each_paragraph_is_a_card_under_its_heading(world: World) -> None:
    assert set_up(world) == {}
    world.noor.types("/retro add")
    assert world.noor.fills(start="One\n\n\nTwo\nof two lines", stop="Three") == {}
    assert columns_and_texts(world) == [
        ("start", "One", "U0NOOR"),
        ("stop", "Three", "U0NOOR"),
        ("start", "Two\nof two lines", "U0NOOR"),
    ]


def test_what_is_typed_after_add_is_in_the_form_already(world: World) -> None:
    assert set_up(world) == {}
    world.noor.types("/retro add Fewer meetings & <more> tea")
    assert fields(world.noor.modal)["text"]["initial_value"] == "Fewer meetings & <more> tea"
    assert world.noor.fills(column="stop") == {}
    assert columns_and_texts(world) == [("stop", "Fewer meetings & <more> tea", "U0NOOR")]


def test_a_message_becomes_a_card_by_the_shortcut(world: World) -> None:
    assert set_up(world) == {}
    said = world.tomas.says("The release notes helped")
    world.noor.uses("retrospectives:add", on=(HERE, said))
    assert fields(world.noor.modal)["text"]["initial_value"] == "The release notes helped"
    assert world.noor.fills(column="continue") == {}
    assert columns_and_texts(world) == [("continue", "The release notes helped", "U0NOOR")]


def test_where_there_is_none_it_says_so_with_the_way_to_one(world: World) -> None:
    world.noor.types("/retro add Something")
    assert world.noor.modal is None
    assert "no retrospective in this channel yet" in world.noor.told(HERE)
    world.noor.presses("Set one up", channel=HERE)
    assert world.noor.fills() == {}
    world.noor.closes()
    world.wait(seconds=2)
    assert phases(world) == ["collect"]


def test_once_cards_are_fixed_it_says_when_the_next_can_be_written(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    runs(world.maya, "Reveal the cards", "Open the vote")
    world.noor.types("/retro add Too late")
    assert world.noor.modal is None
    assert "cannot be written to now" in world.noor.told(HERE)


def test_a_card_that_would_come_too_late_without_a_name_is_refused_before_it_is_written(
    world: World,
) -> None:
    collect(world)
    runs(world.maya, "Reveal the cards")
    world.noor.types("/retro add Too late")
    assert world.noor.modal is None
    assert "fixed by now" in world.noor.told(HERE)


def test_ones_own_cards_are_changed_and_removed_until_the_reveal(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "First thought") == {}
    assert writes(world.noor, "Second thought") == {}
    assert writes(world.tomas, "Another's thought") == {}
    world.noor.types("/retro add")
    world.noor.presses("What I wrote so far (2)", where="modal")
    assert "Another's" not in words(world.noor.modal)
    world.noor.presses("Change", where="modal")
    assert world.noor.fills(text="Better thought", column="stop") == {}
    world.noor.closes()
    world.noor.types("/retro add")
    world.noor.presses("What I wrote so far (2)", where="modal")
    world.noor.presses("Remove", where="modal", nth=1)
    world.noor.closes()
    assert columns_and_texts(world) == [
        ("start", "Another's thought", "U0TOMAS"),
        ("stop", "Better thought", "U0NOOR"),
    ]
    runs(world.maya, "Reveal the cards")
    world.noor.presses("Write a card", channel=HERE)
    world.noor.presses("What I wrote so far (1)", where="modal")
    assert "Remove" not in labels(world.noor.modal or {})


def test_an_empty_form_and_one_that_is_too_long_keep_what_was_typed(world: World) -> None:
    assert set_up(world) == {}
    world.noor.types("/retro add")
    assert "at least one card" in world.noor.fills()["start"]
    errors = world.noor.fills(stop="x" * 501)
    assert "500" in errors["stop"]
    assert world.noor.fills(stop="x" * 500) == {}
    assert len(columns_and_texts(world)) == 1


def test_a_card_says_who_comes_and_pressing_twice_takes_it_back(world: World) -> None:
    assert set_up(world) == {}
    world.noor.presses("I come", channel=HERE)
    world.tomas.presses("I will write instead", channel=HERE)
    world.ingrid.presses("I can't come", channel=HERE)
    world.wait(seconds=2)
    said = words(cards(world)[-1])
    assert "<@U0NOOR> is coming" in said
    assert "<@U0TOMAS> writes instead" in said
    assert "<@U0INGRID>" not in said
    world.noor.presses("I come", channel=HERE)
    world.wait(seconds=2)
    assert "<@U0NOOR>" not in words(cards(world)[-1])


def test_help_shows_its_words_with_examples(world: World) -> None:
    world.maya.types("/retro help")
    told = world.maya.told(HERE)
    for line in ("/retro new", "/retro add The release notes"):
        assert line in told
