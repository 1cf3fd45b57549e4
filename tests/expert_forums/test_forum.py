from tests.expert_forums.scene import FORUM_DAY, asks, channel_reads, holds, sets_up, wishes
from tests.gatherings.scene import HERE, at, moments, phases, rows, runs
from tests.world import World
from tests.world.people import fields, labels, words


def test_from_the_invitation_to_the_wish_to_be_mentored(world: World) -> None:
    assert sets_up(world) == {}
    read = channel_reads(world)
    assert "*Vera Ek* speaks" in read
    assert "named by <@U0MAYA>. About them: Led research at three hospitals (" in read
    assert "<@U0NOOR> is in touch" in read
    asks(world.tomas, "How do you begin?", "What would you not do again?")
    world.noor.types("/forum add Who pays?")
    assert "column" not in fields(world.noor.modal)
    assert world.noor.fills() == {}
    world.noor.closes()
    assert "Who pays?" in channel_reads(world)
    world.wait_until(at("2026-03-10", 9, 1))
    assert phases(world) == ["choose"]
    assert "The vote on the questions is open" in channel_reads(world)
    for person in (world.noor, world.ingrid):
        person.presses("Vote", channel=HERE)
        options = fields(person.modal)["vote_0"]["options"]
        wanted = next(each for each in options if each["text"]["text"] == "Who pays?")
        assert person.fills(vote_0=wanted["value"]) == {}
        person.closes()
    world.wait_until(FORUM_DAY)
    holds(world)
    read = channel_reads(world)
    assert "1. Who pays? (2 votes)" in read
    assert "*Vera Ek* spoke. About them: Led research at three hospitals" in read
    assert wishes(world.ingrid, "I would like to learn to ask.") == {}
    world.wait(minutes=5)
    assert "<@U0INGRID> would like to be mentored by *Vera Ek*" in world.noor.dm_words
    assert "I would like to learn to ask." in world.noor.dm_words


def test_the_next_one_comes_by_itself_and_nobody_speaks_in_it_yet(world: World) -> None:
    assert sets_up(world) == {}
    runs(world.maya, "Close it now")
    world.wait_until(FORUM_DAY)
    world.wait(minutes=5)
    assert phases(world) == ["closed", "ask"]
    assert "Nobody speaks yet" in channel_reads(world)
    assert "I would like to be mentored" not in channel_reads(world)
    [(recurrence,)] = rows(world, "SELECT recurrence FROM rituals")
    assert "FREQ=MONTHLY" in recurrence


def test_whoever_facilitates_is_reminded_a_week_before_until_somebody_is_named(
    world: World,
) -> None:
    assert sets_up(world, name="", line="", link="", contact="") == {}
    world.wait_until(at("2026-03-05", 10))
    assert moments(world.maya.kept, "nobody is named yet") == [at("2026-03-05", 9)]
    assert "nobody is named yet" not in world.noor.dm_words
    world.maya.presses("Who speaks?")
    assert "Everybody in <#C0DESIGN> reads who speaks" in words(world.maya.modal)
    assert world.maya.fills(name="Ola Berg") == {}
    world.wait(minutes=2)
    assert "nothing more is asked of you here" in words(world.maya.last)
    assert "*Ola Berg* speaks" in channel_reads(world)
    assert "<@U0MAYA> is in touch" in channel_reads(world)


def test_where_somebody_is_named_in_time_nobody_is_reminded(world: World) -> None:
    assert sets_up(world) == {}
    world.wait_until(at("2026-03-05", 10))
    assert "nobody is named yet" not in world.maya.dm_words


def test_a_speaker_in_this_slack_is_invited_sees_the_questions_and_may_say_no(
    world: World,
) -> None:
    world.happens("add_person", "U0PIA", "Pia Partner", tz="Europe/Stockholm")
    pia = world.person("U0PIA")
    assert sets_up(world, person="U0PIA", name="", contact="") == {}
    assert "<@U0MAYA> asks you to speak" in pia.dm_words
    asks(world.tomas, "How do you begin?")
    pia.presses("See what is written down")
    assert "How do you begin?" in words(pia.modal)
    pia.closes()
    pia.presses("I can't come")
    world.wait_until(at("2026-03-05", 10))
    assert "<@U0PIA> cannot come. Who speaks instead?" in world.maya.dm_words
    world.noor.presses("Who speaks?", channel=HERE)
    assert world.noor.fills(person="U0LEO") == {}
    world.wait(minutes=2)
    assert "asks you to speak" in world.person("U0LEO").dm_words
    assert "Somebody else is invited" in words(pia.last)
    holds(world, "Go on", "Begin")
    assert wishes(world.ingrid) == {}
    world.wait(minutes=5)
    assert "<@U0INGRID> would like to be mentored" in world.person("U0LEO").dm_words
    assert "would like to be mentored" not in pia.dm_words + world.noor.dm_words


def test_what_is_wrong_with_who_is_named_is_said_beside_it(world: World) -> None:
    world.happens("add_person", "U0APP", "Helper App", is_bot=True)
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    wrong = {
        "name": [{"person": "U0LEO"}, {"name": ""}],
        "link": [{"link": "ftp://example.org"}, {"link": "example.org"}],
        "contact": [{"contact": "U0STRANGER"}],
        "person": [{"person": "U0APP", "name": ""}],
    }
    for field, forms in wrong.items():
        for values in forms:
            assert set(sets_up(world, **values)) == {field}
    assert rows(world, "SELECT id FROM rituals") == []


def test_it_goes_to_the_library_and_of_a_private_channel_for_its_members_alone(
    world: World,
) -> None:
    people = ["U0MAYA", "U0NOOR", "U0TOMAS"]
    world.happens("add_channel", "C0SECRET", "project-x", members=people, private=True)
    world.maya.types("/forum new", channel="C0SECRET")
    assert "of a private channel, for those in it alone" in words(world.maya.modal)
    world.maya.closes()
    assert sets_up(world, channel="C0SECRET") == {}
    world.tomas.types("/forum add Who pays?", channel="C0SECRET")
    assert world.tomas.fills() == {}
    world.tomas.closes()
    for label in ("Go on", "Begin", "Close"):
        world.maya.presses("Run it", channel="C0SECRET")
        world.maya.presses(label, where="modal")
        world.maya.closes()
        world.wait(minutes=20)
    query = "SELECT kind, title, channel, link FROM library_entries"
    link = "https://example.org/vera"
    assert rows(world, query) == [("forum", "Expert forum: Vera Ek", "C0SECRET", link)]
    assert "Who pays?" in rows(world, "SELECT summary FROM library_entries")[0][0]


def test_what_people_ask_is_called_a_question_wherever_it_stands(world: World) -> None:
    assert sets_up(world) == {}
    asks(world.tomas, "How do you begin?", "What would you not do again?")
    runs(world.maya, "Go on")
    world.noor.presses("Vote", channel=HERE)
    seen = words(world.noor.modal)
    world.noor.closes()
    card = world.noor.message_with("Run it", HERE)
    assert labels(card)[:3] == ["Vote", "See the questions", "Who speaks?"]
    runs(world.maya, "Begin")
    assert "2 questions, in this order" in channel_reads(world)
    world.maya.presses("Next question", channel=HERE)
    world.wait(minutes=10)
    world.maya.presses("See the questions", channel=HERE)
    seen += words(world.maya.modal) + channel_reads(world)
    for word in ("topic", "Topic", "1 card", "cards"):
        assert word not in seen
