"""The forms of feedback: which boxes each has, and what they ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from rituals.engine.call import Form
from rituals.words.limits import INPUT_TEXT
from rituals.words.templates import Words


@dataclass(frozen=True, slots=True)
class Box:
    """One box to fill.

    Args:
        name: how it is kept.
        title: what it is called, over the box and over its answers.
        hint: what to write.
    """

    name: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """One form.

    Args:
        name: how it is kept.
        title: what it is called where it is chosen.
        purpose: when to choose it, at most 75 characters.
        boxes: its boxes, in order.
    """

    name: str
    title: str
    purpose: str
    boxes: tuple[Box, ...]

    def filled(self, form: Form) -> dict[str, str]:
        """Return the boxes that were filled, by name."""
        typed = {box.name: form.text(box.name) for box in self.boxes}
        return {name: text for name, text in typed.items() if text}

    def errors(self, boxes: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the boxes, by name: none filled, or too long."""
        if not boxes:
            return {self.boxes[0].name: Words("feedback/form_errors").none_filled}
        return {
            name: Words("feedback/form_errors", over=len(text) - INPUT_TEXT, most=INPUT_TEXT).long
            for name, text in boxes.items()
            if len(text) > INPUT_TEXT
        }


START_STOP_CONTINUE = FeedbackForm(
    "start-stop-continue",
    "Start, stop, continue",
    "For how somebody works, at any time",
    (
        Box("start", "Start", "What would you like to see that is not there yet?"),
        Box("stop", "Stop", "What gets in the way, and what does it do?"),
        Box("continue", "Continue", "What works, and should stay as it is?"),
    ),
)
REVIEW = FeedbackForm(
    "review",
    "Review of a piece of work",
    "For a draft, a design, a change, a talk",
    (
        Box("strong", "Strong", "What works, and for whom?"),
        Box("unclear", "Unclear", "Where did you stop, wonder or get lost?"),
        Box("try", "Worth a try", "What one change would do the most?"),
    ),
)
AFTER_PROJECT = FeedbackForm(
    "after-project",
    "After a project",
    "For those who worked with you, guests and stakeholders too",
    (
        Box("helped", "Helped", "What of their part helped the project?"),
        Box("missed", "Missed", "What did you need that was not there?"),
        Box("next", "Next time", "What would you do differently together?"),
    ),
)
OBSERVATION = FeedbackForm(
    "observation",
    "Observation",
    "For those who watch a talk or a meeting for you",
    (
        Box("seen", "Seen", "What did you see and hear? Facts first."),
        Box("effect", "Effect", "What did it do, to you or to the room?"),
        Box("question", "A question", "What would you like to ask them about it?"),
    ),
)
UNASKED = FeedbackForm(
    "unasked",
    "Unasked",
    "For something you saw and want them to know",
    (
        Box("seen", "What I saw", "What happened, and when? As a camera would have seen it."),
        Box("effect", "What it did", "To you, to the work, to others. No advice is needed."),
    ),
)
ASKED_FOR = (START_STOP_CONTINUE, REVIEW, AFTER_PROJECT, OBSERVATION)
FORMS = {form.name: form for form in (*ASKED_FOR, UNASKED)}
