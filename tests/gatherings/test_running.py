from datetime import date, timedelta

from tests.gatherings.scene import (
    HERE,
    NEXT_TUESDAY,
    at,
    card,
    cards,
    channel_says,
    fills_panel,
    phases,
    rows,
    runs,
    set_up,
    writes,
)
from tests.my_time.garden import sets
from tests.world import World, forger
from tests.world.people import labels, words

THROUGH = ("Reveal the cards", "Open the vote", "Close the vote", "Close the session")


def test_the_facilitator_moves_it_through_its_phases_to_the_close(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    for label, phase in zip(THROUGH, ("group", "vote", "discuss", "closed"), strict=True):
        runs(world.maya, label)
        assert phases(world) == [phase]
    assert "It is over" in card(world)
    assert labels(cards(world)[-1]) == []


def test_what_only_the_facilitator_does_is_offered_to_nobody_else_and_refused_by_the_record(
    world: World,
) -> None:
    assert set_up(world) == {}
    assert "Reveal" not in runs(world.noor)
    place = (HERE, cards(world)[-1]["ts"])
    (number,) = rows(world, "SELECT id FROM gathering_sessions")[0]
    for action in ("next", "end_now", "longer"):
        pressed = forger.press(
            "T0ORCHARD", "U0NOOR", f"gatherings:{action}", f"{number}:collect", place
        )
        world.deliver("interactive", pressed)
    assert phases(world) == ["collect"]
    assert "<@U0MAYA> facilitates, and does this" in world.noor.told(HERE)


def test_a_button_of_a_phase_that_has_passed_moves_nothing_on(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    place = (HERE, cards(world)[-1]["ts"])
    (number,) = rows(world, "SELECT id FROM gathering_sessions")[0]
    for _ in range(3):
        pressed = forger.press("T0ORCHARD", "U0MAYA", "gatherings:next", f"{number}:collect", place)
        world.deliver("interactive", pressed)
    assert phases(world) == ["group"]
    assert "has moved this session on already" in words(world.maya.modal) + world.maya.told(HERE)


def test_anybody_in_the_channel_takes_over_and_the_channel_reads_who(world: World) -> None:
    assert set_up(world) == {}
    assert "Reveal the cards" in runs(world.noor, "Take over")
    assert "They took it over" in channel_says(world)
    assert "<@U0NOOR> facilitates" in card(world)
    assert "Reveal the cards" not in runs(world.maya)
    runs(world.noor, "Reveal the cards")
    assert phases(world) == ["discuss"]


def test_it_can_be_taken_over_while_it_is_held(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=5))
    before = channel_says(world)
    runs(world.tomas, "Take over", *THROUGH)
    assert phases(world) == ["closed"]
    said = channel_says(world)
    assert said.count("<@U0TOMAS>") > before.count("<@U0TOMAS>")


def test_it_is_handed_to_somebody_in_the_channel_and_to_nobody_else(world: World) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    assert set_up(world) == {}
    errors = fills_panel(world.maya, "Hand on", to="U0STRANGER")
    assert "somebody who is in the channel" in errors["to"]
    assert fills_panel(world.maya, "Hand on", to="U0INGRID") == {}
    assert "<@U0INGRID> facilitates" in card(world)
    assert "Reveal the cards" in runs(world.ingrid)


def test_facilitating_goes_round_and_passes_over_whoever_is_away(world: World) -> None:
    turns = ["U0MAYA", "U0NOOR", "U0TOMAS"]
    assert set_up(world, often="weeks:1", keepers=turns) == {}
    assert sets(world.noor, away_from=date(2026, 3, 16), away_until=date(2026, 3, 18)) == {}
    runs(world.maya, "Close it now")
    world.wait_until(NEXT_TUESDAY + timedelta(minutes=1))
    assert "<@U0TOMAS> facilitates" in card(world)
    assert "Tuesday 17 March" in card(world)


def test_who_joins_the_channel_later_sees_it_and_may_run_it(world: World) -> None:
    world.happens("add_person", "U0NEW", "Nia New", tz="Europe/Stockholm")
    assert set_up(world) == {}
    world.wait(hours=2)
    world.happens("add_member", HERE, "U0NEW")
    nia = world.person("U0NEW")
    assert "Take over" in runs(nia)
    assert writes(nia, "A fresh look") == {}


def test_who_leaves_the_channel_loses_it_at_once(world: World) -> None:
    assert set_up(world) == {}
    place = (HERE, cards(world)[-1]["ts"])
    (number,) = rows(world, "SELECT id FROM gathering_sessions")[0]
    world.happens("remove_member", HERE, "U0NOOR")
    world.wait(seconds=1)
    for action in ("run", "write", "mine", "take_over", "come", "cards", "topics", "vote"):
        value = forger.press("T0ORCHARD", "U0NOOR", f"gatherings:{action}", str(number), place)
        world.deliver("interactive", value)
        assert world.noor.modal is None, action
    assert "Join the channel and press again" in world.noor.told(HERE)
    assert rows(world, "SELECT answer FROM gathering_participants WHERE answer <> ''") == []


def test_who_comes_back_to_the_channel_takes_part_at_once(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Before I left") == {}
    world.happens("remove_member", HERE, "U0NOOR")
    world.happens("add_member", HERE, "U0NOOR")
    assert writes(world.noor, "Back again") == {}


def test_left_standing_it_closes_by_itself_a_week_after_it_was_last_moved(world: World) -> None:
    assert set_up(world) == {}
    assert writes(world.noor, "Write more tests") == {}
    world.wait_until(NEXT_TUESDAY)
    runs(world.maya, "Reveal the cards", "Open the vote")
    world.wait(days=6, hours=23)
    assert phases(world) == ["vote"]
    world.wait(hours=2)
    assert phases(world) == ["closed"]


def test_cards_revealed_long_before_the_meeting_wait_for_it(world: World) -> None:
    assert set_up(world, first=at("2026-03-31", 14)) == {}
    assert writes(world.noor, "Write more tests") == {}
    runs(world.maya, "Reveal the cards")
    world.wait_until(at("2026-03-31", 14, 5))
    assert phases(world) == ["group"]
    world.wait(days=7, hours=1)
    assert phases(world) == ["closed"]
