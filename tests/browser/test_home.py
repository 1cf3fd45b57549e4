"""What somebody sees first, and where the app takes no messages."""

from tests.browser.visitor import Visitor


def test_home_explains_itself_on_the_first_visit_and_not_again(visitor: Visitor) -> None:
    visitor.goes_to("Trellis Home")
    visitor.reads("Welcome to Trellis", "Three boxes, one is enough", "who will read it")
    visitor.reads("What waits for you", "@Noor Haddad, until", "My talk at the all-hands")
    visitor.goes_to("design")
    visitor.goes_to("Trellis Home")
    visitor.reads("What waits for you")
    visitor.does_not_read("Welcome to Trellis")
    visitor.presses("Open the inbox")
    visitor.reads("What you gave with your name")
    visitor.presses("Done")
    visitor.sees_no_form()
    visitor.presses("Answer", beside="My talk at the all-hands")
    visitor.reads("Who reads this: @Noor Haddad alone, with your name.")


def test_the_app_takes_no_messages_and_its_shortcuts_stay_in_reach(visitor: Visitor) -> None:
    visitor.goes_to("Trellis Messages")
    visitor.reads("Trellis reads no messages")
    assert not visitor.can_write()
    visitor.presses("Shortcuts")
    visitor.picks_from_the_menu("Give feedback")
    visitor.reads("For whom?")
    visitor.presses("Cancel")
    visitor.sees_no_form()
    visitor.goes_to("design")
    visitor.reads("The empty state is my favourite")
    assert visitor.can_write()
