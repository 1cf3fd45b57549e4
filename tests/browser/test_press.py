"""A press that something else happens in the middle of."""

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor


def test_a_message_that_changes_under_the_finger_does_not_swallow_the_press(
    at_a_desk: Visitor, town: Orchard
) -> None:
    """The edit comes between pressing and letting go: what was pressed is still what was meant."""
    at_a_desk.goes_to("Trellis Messages")
    at_a_desk.reads("@Noor Haddad asks you for feedback.")

    at_a_desk.presses_while(
        "Give feedback", lambda: react(town), of="@Noor Haddad asks you for feedback."
    )
    at_a_desk.reads("Who reads this: @Noor Haddad alone, with your name.")


def test_the_menu_of_the_browser_does_not_hold_the_page(at_a_desk: Visitor, town: Orchard) -> None:
    at_a_desk.goes_to("Trellis Messages")
    at_a_desk.reads("@Noor Haddad asks you for feedback.")
    at_a_desk.opens_the_browsers_menu(of="@Noor Haddad asks you for feedback.")
    react(town)
    at_a_desk.reads("👀")


def react(town: Orchard) -> str:
    """Have Maya's message with the request change, and return what the page hears of it."""
    maya = town.person("U0MAYA")
    asked = maya.message_with("Give feedback")
    maya.reacts(asked, "eyes", channel=maya.actor.dm_channel)
    return '\\"name\\":\\"eyes\\"'
