"""Rating a one-to-one: once a quarter, without a name, to be changed and taken back."""

from tests.supervision.scene import ENDS, INGRID, TEAM, a_quarter, filled, over, rates, sees
from tests.world import World, forger
from tests.world.loop import Loop
from tests.world.people import fields, labels, words

TEAM_ID = "T0ORCHARD"


def test_above_the_questions_stands_who_reads_what_and_when(world: World) -> None:
    world.maya.types("/autonomy check @ingrid")
    shown = words(world.maya.modal)
    assert "Nobody ever reads your answer" in shown and "at least 5 people" in shown
    assert "January to March 2026" in shown
    asked = fields(world.maya.modal)
    assert asked["leader"]["initial_user"] == INGRID
    for name in filled(1):
        assert "initial_option" not in asked[name], "nothing that stands there already may lead"
        options = [each["text"]["text"] for each in asked[name]["options"]]
        assert options == ["1: not at all", "2", "3", "4", "5: very much"]


def test_enough_answers_become_one_picture_when_the_quarter_is_over(world: World) -> None:
    for user, rating in zip(TEAM, (2, 3, 3, 4, 4, 3), strict=True):
        assert rates(world.person(user), rating, 1, 5, 3) == {}
    assert "January to March 2026 is still open" in sees(world.ingrid)
    assert "There is no picture yet" in sees(world.ingrid)
    over(world)
    shown = sees(world.ingrid)
    assert (
        "January to March 2026: more autonomous 3, more creative 1.5 or less, "
        "more confident 4.5 or more, more resilient 3." in shown
    )
    kept = world.tables()
    assert not kept["supervision_windows"]
    assert not any(user in str(kept["supervision_pictures"]) for user in TEAM)


def test_too_few_answers_are_gone_and_look_like_none(world: World) -> None:
    a_quarter(world, 4, team=TEAM[:4])
    after_four = sees(world.ingrid)
    assert "There is no picture yet" in after_four
    assert after_four == sees(world.noor), "as for somebody whom nobody has rated"
    assert not world.tables()["supervision_windows"]
    a_quarter(world, 4)
    over(world)
    shown = sees(world.ingrid)
    assert "April to June 2026: more autonomous 4" in shown
    assert "July to September 2026: not enough answers" in shown
    assert "January to" not in shown


def test_an_answer_is_changed_from_its_own_message(world: World) -> None:
    for user in TEAM:
        rates(world.person(user), 1)
    before = len(world.maya.kept)
    assert "here alone: this message holds the only key" in words(world.maya.last)
    world.maya.presses("Change")
    asked = fields(world.maya.modal)
    assert asked["creative"]["initial_option"]["value"] == "1" and "leader" not in asked
    assert "<@U0INGRID> sees one picture" in words(world.maya.modal)
    assert world.maya.fills(**filled(5)) == {}
    assert "Nothing is kept of what you said before" in words(world.maya.modal)
    world.maya.closes()
    assert len(world.maya.kept) == before, "the same message holds the key"
    world.maya.presses("Change")
    assert fields(world.maya.modal)["creative"]["initial_option"]["value"] == "5"
    world.maya.closes()
    for user in TEAM[1:]:
        world.person(user).presses("Change")
        assert world.person(user).fills(**filled(5)) == {}
    over(world)
    assert sees(world.ingrid).count("4.5 or more") == 4


def test_an_answer_that_is_withdrawn_counts_no_more_and_can_be_given_again(world: World) -> None:
    for user in TEAM[:5]:
        rates(world.person(user), 4)
    world.maya.presses("Withdraw")
    assert "Nothing of it is kept" in words(world.maya.last)
    assert "U0MAYA" not in str(world.tables()["supervision_windows"])
    assert labels(world.maya.last) == ["Rate again"]
    world.maya.presses("Rate again")
    assert world.maya.fills(**filled(4)) == {}
    world.noor.presses("Withdraw")
    over(world)
    assert "There is no picture yet" in sees(world.ingrid)


def test_a_second_answer_in_one_quarter_is_refused_in_kind_words(world: World) -> None:
    rates(world.maya, 4)
    before = world.tables()["supervision_windows"]
    world.maya.types("/autonomy check <@U0INGRID>")
    assert "The message I sent you then changes what you said" in world.maya.told("C0DESIGN")
    world.maya.types("/autonomy check")
    errors = world.maya.fills(leader=INGRID, **filled(1))
    assert "The message I sent you then" in errors["leader"]
    assert world.tables()["supervision_windows"] == before
    world.maya.closes()
    assert rates(world.maya, 2, leader="U0LEO") == {}, "another leader is another matter"


def test_the_last_minute_counts_and_the_next_one_is_another_quarter(world: World) -> None:
    for user in TEAM[:4]:
        rates(world.person(user), 4)
    world.wait_until(ENDS[0].replace(month=3, day=31, hour=23, minute=59))
    rates(world.person(TEAM[4]), 4)
    over(world)
    assert rates(world.person(TEAM[5]), 1) == {}
    assert "January to March 2026: more autonomous 4" in sees(world.ingrid)
    a_quarter(world, 2, team=TEAM[:4])
    # Four twos and the one of after midnight.
    assert "April to June 2026: more autonomous 2," in sees(world.ingrid)


def test_an_answer_before_a_late_tick_goes_to_the_new_quarter(world: World) -> None:
    for user in TEAM[:5]:
        rates(world.person(user), 4)
    world.sandbox.clock.set(ENDS[0])  # no tick yet

    async def late() -> None:
        actor = world.person(TEAM[5]).actor
        await actor.command("/autonomy", f"check <@{INGRID}>", channel="C0DESIGN")
        assert actor.modal is not None
        await actor.submit(actor.modal["id"], {"leader": INGRID, **filled(1)})
        await world.maya.actor.press(
            world.maya.actor.dm_channel, world.maya.last["ts"], "supervision:check_withdraw"
        )
        await world.program.tasks.finished()

    world.loop.do(late())
    assert "That quarter is over" in world.maya.told()
    world.do(world.maya.actor.open_home())
    assert "January to March 2026: more autonomous 4," in sees(world.ingrid)
    assert TEAM[5] in str(world.tables()["supervision_windows"])


def test_what_was_told_holds_where_the_operator_asks_for_fewer_later(
    loop: Loop, sqlite_url: str
) -> None:
    world = World.begin(sqlite_url, loop=loop)
    rates(world.maya, 4)
    world.end()
    world = World.begin(sqlite_url, loop=loop, threshold=3)
    # To say here that more are needed would tell that somebody has answered.
    for each in (world.tomas, world.ingrid):
        seen = []
        for leader in ("U0INGRID", "U0SAMUEL"):
            each.types(f"/autonomy check <@{leader}>")
            seen.append(words(each.modal).replace(leader, ""))
            each.closes()
        assert "at least 3 people" in seen[0] and seen[0] == seen[1]
    for user in TEAM[1:4]:
        assert rates(world.person(user), 4) == {}
        assert rates(world.person(user), 4, leader="U0LEO") == {}
    over(world)
    assert "There is no picture yet" in sees(world.ingrid)
    assert "more autonomous 4" in sees(world.person("U0LEO"))
    world.end()


def test_a_form_that_promised_more_than_holds_now_is_shown_anew(
    loop: Loop, sqlite_url: str
) -> None:
    world = World.begin(sqlite_url, loop=loop, threshold=3)
    ratings = filled(3).items()
    values = {
        name: {"type": "radio_buttons", "selected_option": {"value": of}} for name, of in ratings
    } | {"leader": {"type": "users_select", "selected_user": INGRID}}
    opened_before = forger.submission(TEAM_ID, "U0NOOR", "supervision:check", "5", values)
    answer = world.deliver("interactive", opened_before)
    assert "at least 3 people" in str(answer.body)
    assert not world.tables()["supervision_windows"]
    world.end()
