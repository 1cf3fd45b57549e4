"""What show and review is called."""

from rituals.engine.feature import Feature

feature = Feature(
    "show_and_review",
    command="/show",
    does="show what you work on, and hear from those it matters to",
)
