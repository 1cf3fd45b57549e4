"""The formats: under which headings a team looks back."""

from typing import Any

from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.gatherings.gathering import Column
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import tidy
from rituals.words.templates import Words

START_STOP_CONTINUE, OWN = "start_stop_continue", "own"
# The headings of each, with what is asked under them.
FORMATS = {
    START_STOP_CONTINUE: {
        "start": "what_to_start",
        "stop": "what_to_stop",
        "continue": "what_to_continue",
    },
    "went_well": {
        "well": "what_went_well",
        "improve": "what_to_improve",
        "puzzles": "what_puzzles",
    },
    "four_ls": {
        "liked": "what_was_liked",
        "learned": "what_was_learned",
        "lacked": "what_was_lacking",
        "longed": "what_was_longed_for",
    },
    "mad_sad_glad": {
        "mad": "what_made_mad",
        "sad": "what_made_sad",
        "glad": "what_made_glad",
    },
}
FEWEST_OWN, MOST_OWN, MOST_CHARACTERS = 2, 6, 60


def columns(options: dict[str, Any]) -> list[Column]:
    """Return the headings of a session, from what was chosen when it was set up."""
    if options["format"] == OWN:
        return [Column(f"own_{place}", title) for place, title in enumerate(options["columns"])]
    said = Words("retrospectives/formats")
    return [
        Column(name, getattr(said, name), getattr(said, question))
        for name, question in FORMATS[options["format"]].items()
    ]


def fields() -> list[Block]:
    """Return the fields in which a format is chosen."""
    said = Words("retrospectives/formats")
    formats = [blocks.option(getattr(said, name), name) for name in (*FORMATS, OWN)]
    picker = blocks.select("format", formats, START_STOP_CONTINUE)
    own = blocks.text_input("columns", lines=True)
    return [
        blocks.field_of("format", said.format, picker),
        blocks.field_of("columns", said.columns, own, hint=said.columns_hint, optional=True),
    ]


def read(form: Form) -> dict[str, Any]:
    """Return what was chosen.

    Raises:
        Refusal: it is no format, or the team's own headings are too few, too many or too long.
    """
    said = Words("retrospectives/formats", fewest=FEWEST_OWN, most=MOST_OWN, long=MOST_CHARACTERS)
    chosen = form.text("format") or START_STOP_CONTINUE
    if chosen in FORMATS:
        return {"format": chosen, "columns": []}
    if chosen != OWN:
        raise Refusal(said.choose, "format")
    titles = list(dict.fromkeys(filter(None, map(tidy, form.text("columns").splitlines()))))
    if not FEWEST_OWN <= len(titles) <= MOST_OWN:
        raise Refusal(said.how_many, "columns")
    if any(len(title) > MOST_CHARACTERS for title in titles):
        raise Refusal(said.too_long, "columns")
    return {"format": OWN, "columns": titles}
