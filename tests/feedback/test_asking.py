"""The form in which somebody asks: what it refuses, where it says so, and what is then kept."""

from datetime import timedelta
from typing import Any

import pytest

from tests.world import World, forger
from tests.world.people import fields, words

ORCHARD = "T0ORCHARD"
KEYS = {"about": "value", "people": "selected_users", "channel": "selected_conversation"}


@pytest.fixture
def strangers(world: World) -> None:
    world.happens("add_person", "U0ROBOT", "Deploy Robot", is_bot=True)
    world.happens("add_person", "U0GONE", "Gustav Gone", deleted=True)


def error(world: World, field: str, **values: Any) -> str:
    """Fill the form in wrongly, see that only one field is to blame, and return what it says."""
    world.maya.types("/feedback ask")
    errors = world.maya.fills(**({"about": "My talk"} | values))
    assert list(errors) == [field], errors
    assert fields(world.maya.modal), "the form stays open with what was typed"
    world.maya.closes()
    assert not any(world.tables()[name] for name in ("feedback_requests", "feedback_asked"))
    return errors[field]


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ([], "Choose at least one person"),
        (["U0MAYA"], "only you"),
        (["U0ROBOT", "U0NOOR"], "deploy"),
        (["USLACKBOT"], "is an app"),
        (["U0GONE", "U0NOOR"], "has left the workspace"),
        (["U0RUTH", "U0NOOR"], "not in this workspace"),
        (["U0NOBODY"], "not in this workspace"),
    ],
)
def test_people_who_cannot_answer_are_refused_under_their_field(
    world: World, strangers: None, people: list[str], says: str
) -> None:
    assert says in error(world, "people", people=people).replace("Deploy", "deploy")


def test_people_and_a_channel_together_are_refused(world: World) -> None:
    assert "Keep one" in error(world, "people", people=["U0NOOR"], channel="C0DESIGN")


def test_a_deadline_in_the_past_or_beyond_a_year_is_refused(world: World) -> None:
    past, far = world.now - timedelta(minutes=1), world.now + timedelta(days=400)
    assert "passed" in error(world, "deadline", people=["U0NOOR"], deadline=past)
    assert "passed" in error(world, "deadline", people=["U0NOOR"], deadline=world.now)
    assert "year" in error(world, "deadline", people=["U0NOOR"], deadline=far)


def test_a_deadline_before_somebody_wakes_up_is_refused_with_their_name(world: World) -> None:
    # Ten o'clock in Stockholm is seven in the evening in Tokyo.
    soon = world.now + timedelta(hours=3)
    says = error(world, "deadline", people=["U0NOOR", "U0AIKO"], deadline=soon)
    assert "aiko" in says.lower() and "<" not in says


def test_too_few_people_for_anonymous_answers_are_refused_with_the_number(world: World) -> None:
    says = error(world, "names", people=["U0NOOR", "U0TOMAS", "U0LEO", "U0AIKO"], names="anonymous")
    assert "5" in says
    four = ["U0MAYA", "U0NOOR", "U0TOMAS", "U0LEO"]
    members = [*four, "U0AIKO"]  # five, and whoever asks is one of them
    world.happens("add_channel", "C0SMALL", "small", members=members)
    assert "5" in error(world, "names", channel="C0SMALL", names="anonymous")


def test_a_channel_without_the_bot_is_refused_with_how_to_invite_it(world: World) -> None:
    says = error(world, "channel", channel="C0RELEASE")
    assert "#releases" in says and "/invite @Trellis" in says
    world.happens("add_member", "C0RELEASE", world.sandbox.workspaces[ORCHARD].bot_user_id)
    assert world.maya.asks(channel="C0RELEASE") == {}
    assert "would like feedback" in words(world.noor.in_channel("C0RELEASE"))


@pytest.mark.parametrize("with_bot", [True, False])
@pytest.mark.parametrize("archived", [True, False])
def test_a_private_channels_name_is_not_told_to_an_outsider(
    world: World, with_bot: bool, archived: bool
) -> None:
    """The menu does not offer it; a payload may still name it."""
    details = {"members": ["U0NOOR", "U0TOMAS"], "private": True, "with_bot": with_bot}
    world.happens("add_channel", "C0LAYOFF", "lay-offs", **details)
    if archived:
        world.happens("archive", "C0LAYOFF")
    says = error(world, "channel", channel="C0LAYOFF")
    assert "lay-offs" not in says and "invite" in says
    assert not world.noor.in_channel("C0LAYOFF")


def test_an_archived_channel_is_refused(world: World) -> None:
    world.happens("archive", "C0DESIGN")
    assert "archived" in error(world, "channel", channel="C0DESIGN")


def test_a_subject_is_needed_and_must_fit_a_glance(world: World) -> None:
    for blank in ("   ", "\u202e\u200f", "\u200b\ufeff\u2060"):
        assert "Say in a line" in error(world, "about", about=blank, people=["U0NOOR"])
    assert "1,000" in forged(world, about="x" * 40_000, people=["U0NOOR"])["about"]


def test_more_than_twenty_people_are_refused_whatever_is_sent(world: World) -> None:
    crowd = [f"U0CROWD{number}" for number in range(21)]
    for person in crowd:
        world.happens("add_person", person, f"Crowd {person[7:]}")
    assert "20" in forged(world, people=crowd)["people"]
    assert world.maya.asks(*crowd[:20]) == {}
    assert "asks you for feedback" in world.person(crowd[19]).dm_words


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("form", {"type": "static_select", "selected_option": {"value": "unasked"}}),
        ("form", {"type": "static_select", "selected_option": {"value": "no such form"}}),
        ("deadline", {"type": "datetimepicker", "selected_date_time": "tomorrow"}),
        ("deadline", {"type": "datetimepicker", "selected_date_time": 2**60}),
        ("deadline", {"type": "datetimepicker", "selected_date_time": None}),
        ("people", {"type": "multi_users_select", "selected_users": "U0NOOR"}),
        ("people", {"type": "multi_users_select", "selected_users": [{"id": "U0NOOR"}, 7]}),
        ("about", {"type": "plain_text_input", "value": {"text": "x"}}),
        ("channel", {"type": "conversations_select", "selected_conversation": "'; DROP"}),
    ],
)
def test_a_forged_field_is_refused_under_its_name(world: World, field: str, value: Any) -> None:
    people = [] if field == "channel" else ["U0NOOR"]
    assert field in forged(world, **({"people": people} | {field: value}))
    assert not world.tables()["feedback_requests"]


def test_oneself_among_others_is_left_out(world: World) -> None:
    assert world.maya.asks("U0NOOR", "U0MAYA") == {}
    assert "asks you" not in world.maya.dm_words
    assert "asks you" in world.noor.dm_words


def test_the_form_says_when_it_closes_and_offers_five_working_days(world: World) -> None:
    world.maya.types("/feedback ask")
    offered = fields(world.maya.modal)["deadline"]["initial_date_time"]
    # Eleven o'clock in Stockholm, a Tuesday later.
    assert offered == int((world.now + timedelta(days=7, hours=1)).timestamp())
    assert world.maya.fills(about="My talk", people=["U0NOOR"], names="named") == {}
    assert f"<!date^{offered}^" in words(world.maya.modal)


@pytest.mark.parametrize("form", ["start-stop-continue", "review", "after-project", "observation"])
def test_each_form_has_its_three_boxes(world: World, form: str) -> None:
    assert world.maya.asks("U0NOOR", form=form) == {}
    world.noor.presses("Give feedback")
    boxes = fields(world.noor.modal)
    assert len(boxes) == 3
    assert world.noor.fills(**{list(boxes)[2]: "The third box"}) == {}
    assert "The third box" in world.maya.dm_words


def forged(world: World, **values: Any) -> dict[str, str]:
    """Send a filled form as no client of Slack's would, and return the errors answered."""
    deadline = int((world.now + timedelta(days=7)).timestamp())
    state: dict[str, Any] = {
        "about": forger.text("My talk"),
        "people": {"type": "multi_users_select", "selected_users": []},
        "channel": {"type": "conversations_select", "selected_conversation": None},
        "form": {"type": "static_select", "selected_option": {"value": "review"}},
        "names": {"type": "radio_buttons", "selected_option": {"value": "named"}},
        "deadline": {"type": "datetimepicker", "selected_date_time": deadline},
    }
    for name, value in values.items():
        state[name] = state[name] | (value if isinstance(value, dict) else {KEYS[name]: value})
    delivery = world.deliver(
        "interactive", forger.submission(ORCHARD, "U0MAYA", "feedback:ask", "", state)
    )
    assert delivery.ok and delivery.body["response_action"] == "errors", delivery.body
    return dict(delivery.body["errors"])
