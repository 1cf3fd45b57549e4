"""What a leader sees: words while they say it better, then a picture that says the same."""

from datetime import date
from io import BytesIO

from PIL import Image

from rituals.supervision.drawing import draw
from rituals.supervision.looking import Seen, line
from rituals.supervision.quarters import Quarter
from tests.supervision.scene import TEAM, a_quarter, over, sees
from tests.world import World
from tests.world.people import labels, words


def test_one_or_two_quarters_are_words_and_three_a_picture_that_says_the_same(
    world: World,
) -> None:
    a_quarter(world, 3)
    a_quarter(world, 2, 3, 4, 5)
    world.ingrid.types("/autonomy check")
    world.ingrid.presses("What mine left behind", where="modal")
    assert labels(world.ingrid.modal or {}) == []
    world.ingrid.closes()
    over(world)
    a_quarter(world, 1)
    shown = sees(world.ingrid)
    assert "July to September 2026: not enough answers for a picture" in shown
    world.ingrid.types("/autonomy check")
    world.ingrid.presses("What mine left behind", where="modal")
    world.ingrid.presses("Show it as a picture", where="modal")
    assert "to your conversation with me" in words(world.ingrid.modal)
    (file,) = world.ingrid.files
    assert file["name"] == "one-to-ones-2026-10.png" and len(file["alt_txt"]) <= 1000
    said = [each for each in shown.splitlines() if "2026: " in each]
    assert len(said) == 4 and all(each in file["alt_txt"] for each in said)
    assert not any(user in str(file) for user in [*TEAM, "U0INGRID"])
    picture = Image.open(BytesIO(file["content"]))
    # As wide as a phone at two pixels a point, and higher than wide.
    assert picture.format == "PNG" and picture.width >= 750 and picture.height > picture.width


def test_home_tells_a_leader_once_of_a_new_picture(world: World) -> None:
    assert "new picture" not in world.ingrid.opens_home()
    a_quarter(world, 3)
    assert "A new picture of your one-to-ones" in world.ingrid.opens_home()
    assert not any("new picture" in world.person(user).opens_home() for user in TEAM)
    world.ingrid.presses("See it", where="home")
    assert "more autonomous 3" in words(world.ingrid.modal)
    world.ingrid.closes()
    assert "new picture" not in words(world.ingrid.actor.home)
    a_quarter(world, 3, team=TEAM[:4])
    assert "new picture" not in world.ingrid.opens_home(), "nothing tells that some answered"


def test_a_picture_has_gaps_fits_its_words_and_is_told_without_colour() -> None:
    seen = [Seen(Quarter(date(2024, 10, 1)), [9] * 4)]
    for steps in ([], [3] * 4, [9] * 4, [9] * 4, [9] * 4):
        seen.append(Seen(seen[-1].quarter.following, steps))
    assert len(" ".join(map(line, seen))) < 940, "Slack takes a thousand characters"
    filled = [each if each.steps else Seen(each.quarter, [6] * 4) for each in seen]
    assert ink(draw(filled)) > ink(draw(seen)) > 1000, "a quarter without a picture is a gap"


def ink(png: bytes) -> int:
    """How many points of a picture are darker than its paper, in grey."""
    return sum(Image.open(BytesIO(png)).convert("L").histogram()[:128])
