import logging
from itertools import combinations

import pytest
from sqlalchemy import inspect

from tests.gatherings.nameless import EVERYBODY, collect, entry_rows, idea_of, key_of
from tests.gatherings.scene import WRITERS, phases, rows, runs, writes
from tests.world import World


def test_no_row_of_any_table_holds_a_card_beside_its_author(world: World) -> None:
    collect(world)
    for row in entry_rows(world):
        assert row["author"] is None
        assert row["at"] is None
        assert not any(user in str(row) for user in EVERYBODY)
    for name, found in world.tables().items():
        for row in found:
            holds = [user for user in EVERYBODY if user in str(row)]
            assert not ("idea" in str(row) and holds), name
            assert not any(key_of(world.person(user)) in str(row) for user in WRITERS[:5]), name


def test_the_number_of_a_card_does_not_tell_after_which_other_it_came(world: World) -> None:
    collect(world, 7)
    found = rows(world, "SELECT text FROM gathering_entries ORDER BY id")
    assert [row[0] for row in found] != list(map(idea_of, WRITERS)), "one chance in 5,040"


def test_no_transaction_ties_a_card_to_one_person(world_on: World) -> None:
    """The number of the transaction that wrote a row, which PostgreSQL keeps beside it."""
    world = world_on
    if world.program.database.is_sqlite:
        pytest.skip("SQLite keeps none")
    collect(world, 5)
    assert writes(world.person("U0LEO"), "idea of another") == {}
    written = dict(rows(world, "SELECT text, xmin::text FROM gathering_entries"))
    tables = world.program.database.transaction(lambda c: inspect(c).get_table_names())
    for text, transaction in written.items():
        for table in tables:
            beside = rows(
                world, f"SELECT t::text FROM {table} t WHERE t.xmin::text = :x", x=transaction
            )
            named = {user for row in beside for user in EVERYBODY if user in row[0]}
            assert len(named) in (0, len(EVERYBODY)), (table, text, named)


def test_after_the_reveal_nothing_is_left_of_the_order_of_writing(world_on: World) -> None:
    world = world_on
    collect(world, 7)
    runs(world.maya, "Reveal the cards")
    assert phases(world) == ["group"]
    digests = rows(world, "SELECT digest FROM gathering_entries WHERE digest IS NOT NULL")
    assert digests == []
    if world.program.database.is_sqlite:
        return
    assert len(rows(world, "SELECT DISTINCT xmin::text FROM gathering_entries")) == 1
    lying = [row[0] for row in rows(world, "SELECT text FROM gathering_entries ORDER BY ctid")]
    assert lying != list(map(idea_of, WRITERS)), "one chance in 5,040"


def test_no_line_of_the_log_and_no_id_tells_anything(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    collect(world)
    runs(world.maya, "Reveal the cards")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("trellis")]
    assert not any("idea" in line or user in line for line in ours for user in EVERYBODY)
    digests = [key_of(world.person(user)) for user in WRITERS[:5]]
    for one, other in combinations(digests, 2):
        assert one[:6] != other[:6]
