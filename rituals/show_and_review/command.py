"""`/show`: the most likely thing, a new one, something to be shown or asked."""

from rituals.gatherings.lifecycle.command import answers_to
from rituals.show_and_review.showing import show

answers_to(
    show,
    new="show something in this channel",
    add="say what you will show, or what you would like to know",
    usage="[what]",
    example="/show add How do you test the import?",
)
