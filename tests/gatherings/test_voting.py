from tests.gatherings.scene import HERE, card, channel_says, rows, runs, set_up, writes
from tests.gatherings.votes import (
    CARDS,
    PAIR,
    SHIP,
    TEA,
    TESTS,
    choices,
    chosen,
    filled_in,
    numbers,
    statements_of_clicks,
    to_vote,
    totals,
    unlike,
    votes,
)
from tests.world import World, forger
from tests.world.people import fields, words

TEAM = "T0ORCHARD"


def submits(world: World, user: str, private: str, **boxes: str) -> str:
    """Deliver a ballot with any claims in it; return what the form would say."""
    values = {
        name: {"type": "static_select", "selected_option": {"value": value}}
        for name, value in boxes.items()
    }
    form = forger.submission(TEAM, user, "gatherings:vote", private, values)
    return str(world.deliver("interactive", form).body)


def test_the_same_topic_may_be_chosen_twice_and_counts_twice(world: World) -> None:
    to_vote(world)
    assert votes(world.noor, TESTS, TESTS, TEA) == {}
    assert votes(world.maya, TEA, PAIR) == {}
    runs(world.maya, "Close the vote")
    assert totals(world) == {TESTS: 2, TEA: 2, PAIR: 1, SHIP: 0}


def test_a_ballot_says_first_who_sees_what_and_offers_as_many_boxes_as_votes(world: World) -> None:
    to_vote(world, votes="5")
    world.noor.presses("Vote", channel=HERE)
    modal = world.noor.modal
    assert modal
    assert "nobody sees how you vote" in words(modal["blocks"][0])
    assert len(fields(modal)) == 5
    assert set(choices(world.noor, "vote_0")) == {"No vote", *CARDS}


def test_a_ballot_opens_with_ones_own_votes_and_is_replaced_as_a_whole(world: World) -> None:
    to_vote(world)
    assert votes(world.noor, TESTS, TESTS, TEA) == {}
    assert votes(world.tomas, PAIR) == {}
    world.noor.presses("Vote", channel=HERE)
    assert filled_in(world.noor) == [TESTS, TESTS, TEA]
    assert world.noor.fills(**chosen(world.noor, SHIP)) == {}
    assert world.noor.modal is None
    runs(world.maya, "Close the vote")
    assert totals(world) == {SHIP: 1, PAIR: 1, TESTS: 0, TEA: 0}


def test_nobody_sees_a_total_before_the_close_and_everybody_after_it(world: World) -> None:
    to_vote(world)
    before = channel_says(world)
    assert votes(world.noor, TESTS, TESTS, TESTS) == {}
    assert "1 person has voted" in card(world)
    assert channel_says(world).replace("1 person has voted", "Nobody has voted yet") == before
    assert "3 votes" not in runs(world.maya)
    world.maya.presses("Vote", channel=HERE)
    assert "3 votes" not in words(world.maya.modal).replace("You have 3 votes", "")
    assert set(totals(world).values()) == {0}
    world.maya.closes()
    runs(world.maya, "Close the vote")
    assert f"1. {TESTS} (3 votes)" in channel_says(world)
    assert "U0NOOR" not in words([m for m in world.maya.in_channel() if "counted" in words(m)])


def test_a_late_ballot_stays_open_as_it_was_and_says_why(world: World) -> None:
    to_vote(world)
    world.noor.presses("Vote", channel=HERE)
    late = chosen(world.noor, TESTS)
    runs(world.maya, "Close the vote")
    assert "There is no vote" in world.noor.fills(**late)["vote_0"]
    runs(world.maya, "Close the session")
    assert "is over" in world.noor.fills(**late)["vote_0"]
    assert rows(world, "SELECT choices FROM gathering_ballots") == []


def test_forged_ballots_choose_nothing_that_is_not_voted_on_and_no_more_than_allowed(
    world_on: World,
) -> None:
    world = world_on
    to_vote(world)
    session = str(rows(world, "SELECT id FROM gathering_sessions")[0][0])
    topic = str(numbers(world)[TESTS])
    for claim in ("0", "999999", "-1", "x", f"0{topic}", "٣", "9" * 400, f"{topic} "):
        said = submits(world, "U0NOOR", session, vote_0=topic, vote_1=claim)
        assert "not there to be voted on" in said or claim.strip().lstrip("0") == topic
    more = {f"vote_{each}": topic for each in range(6)}
    submits(world, "U0NOOR", session, **more)
    for private in ("", "x", "999999:0", f"-{session}"):
        assert "not there for you" in submits(world, "U0TOMAS", private, vote_0=topic)
    world.happens("remove_member", HERE, "U0LEO")
    assert "not there for you" in submits(world, "U0LEO", session, vote_0=topic)
    runs(world.maya, "Close the vote")
    assert totals(world)[TESTS] == 3


def test_a_topic_of_another_session_cannot_be_voted_for(world: World) -> None:
    to_vote(world)
    first = numbers(world)[TESTS]
    runs(world.maya, "Close the vote", "Close the session")
    to_vote(world, "Sing more")
    session = rows(world, "SELECT max(id) FROM gathering_sessions")[0][0]
    assert "not there to be voted on" in submits(world, "U0NOOR", str(session), vote_0=str(first))
    assert votes(world.noor, "Sing more") == {}


def test_a_ballot_submitted_twice_is_kept_once(world: World) -> None:
    to_vote(world)
    session, topic = rows(world, "SELECT id FROM gathering_sessions")[0][0], numbers(world)[TEA]
    for _ in range(2):
        submits(world, "U0NOOR", str(session), vote_0=str(topic), vote_1=str(topic))
    runs(world.maya, "Close the vote")
    assert totals(world)[TEA] == 2


def test_more_topics_than_fit_are_turned_by_pages_and_votes_on_other_pages_stay(
    world: World,
) -> None:
    names = unlike(250)
    fill(world, names)
    noor = world.noor
    noor.presses("Vote", channel=HERE)
    first = list(choices(noor, "vote_0"))
    assert len(first) <= 100
    one = first[1]
    assert noor.fills(**chosen(noor, one), then="1") == {}
    second = [each for each in choices(noor, "vote_1") if each != "No vote"]
    assert filled_in(noor)[0] == one
    assert not set(second) & set(first)
    assert noor.fills(**chosen(noor, one, second[0], second[0]), then="2") == {}
    third = list(choices(noor, "vote_2"))
    assert noor.fills(then="done") == {}
    assert noor.modal is None
    assert set(first) | set(second) | set(third) >= set(names)
    runs(world.maya, "Close the vote")
    counted = totals(world)
    assert (counted[one], counted[second[0]], sum(counted.values())) == (1, 2, 3)


def fill(world: World, names: list[str]) -> None:
    """Have five people fill a session with cards that are alike in nothing."""
    assert set_up(world) == {}
    people = [world.maya, world.noor, world.tomas, world.ingrid, world.person("U0LEO")]
    for place, person in enumerate(people):
        assert writes(person, *names[place * 50 : place * 50 + 50]) == {}
    runs(world.maya, "Reveal the cards", "Open the vote")


def test_a_click_and_a_submission_take_at_most_six_statements(
    world_on: World,
) -> None:
    world = world_on
    to_vote(world, votes="6")
    with statements_of_clicks(world) as clicks:
        world.noor.presses("Vote", channel=HERE)
        assert world.noor.fills(**chosen(world.noor, TESTS, TESTS, PAIR, TEA, SHIP, SHIP)) == {}
        taken = clicks()
    assert len(taken) == 2
    assert all(len(each) <= 6 for each in taken), taken
