"""Asking for feedback without a mouse, and hearing what is wrong."""

from tests.browser.orchard import Orchard
from tests.browser.visitor import Visitor


def test_somebody_with_only_a_keyboard_asks_and_hears_what_is_wrong(
    at_a_desk: Visitor, town: Orchard
) -> None:
    maya = at_a_desk
    maya.tabs_to("Ask for feedback")
    maya.keys("Enter")
    maya.reads("About what?")
    assert maya.focused.startswith("About what?"), "the form takes the focus to its first field"
    maya.types("The way I ran the planning on Monday")
    maya.tabs_to("Ask")
    maya.keys("Enter")
    maya.is_told("From whom?", "Choose at least one person here")
    assert maya.focused.startswith("From whom?"), "the first field with an error takes the focus"
    assert "Choose at least one person here" in maya.described()

    maya.types("haddad")
    maya.keys("ArrowDown", "Enter")
    maya.types("lind")
    maya.keys("Escape")
    maya.reads("About what?", "Noor Haddad")  # Escape closed the list, and not the form
    maya.keys("Shift+Tab")
    assert maya.focused == "Remove Noor Haddad"
    maya.keys("Shift+Tab")
    assert maya.focused.startswith("About what?")
    maya.tabs_to("Ask")
    maya.keys("Enter")
    maya.reads("@Noor Haddad will hear from me")
    maya.keys("Escape")
    maya.sees_no_form()
    assert maya.focused == "Ask for feedback", "the focus is back where the form was opened"
    assert "The way I ran the planning on Monday" in town.person("U0NOOR").dm_words


def test_escape_closes_a_form_and_arrows_reach_every_message(at_a_desk: Visitor) -> None:
    maya = at_a_desk
    maya.goes_to("design")
    maya.reads("The empty state is my favourite")
    maya.tabs_to("Maya Lindqvist")
    maya.keys("ArrowUp")
    assert "Tomás Oliveira" in maya.focused
    maya.goes_to("Trellis Home")
    maya.tabs_to("Give feedback")
    maya.keys("Enter")
    maya.reads("For whom?")
    maya.keys("Escape")
    maya.sees_no_form()
    assert maya.focused == "Give feedback"


def test_a_home_tab_drawn_anew_leaves_the_focus_where_it_was(
    at_a_desk: Visitor, town: Orchard
) -> None:
    maya = at_a_desk
    maya.goes_to("Trellis Home")
    maya.tabs_to("Give feedback")
    maya.while_drawn_anew(lambda: town.do(town.person("U0MAYA").actor.open_home()))
    assert maya.focused == "Give feedback"
