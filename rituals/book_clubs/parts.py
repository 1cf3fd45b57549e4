"""The parts of a book: proposed from its pages or chapters, and read from what people edited."""

from rituals.words.mrkdwn import cut, tidy
from rituals.words.templates import Words

PAGES = "pages"
# How a book is counted, each with the name of its words.
UNITS = {PAGES: "in_pages", "chapters": "in_chapters"}
# A message shows so many with a button each.
MOST_PARTS, MOST_CHARACTERS = 20, 80
MOST_PAGES = 5000


def propose(unit: str, count: int, each: int) -> list[str]:
    """Return the parts of a book in words, such as "pages 1 to 60".

    A rest of less than half a part is read with the last one.

    Args:
        unit: one of `UNITS`.
        count: how many the book has, at least one.
        each: how many a part has, at least one.
    """
    starts = list(range(1, count + 1, each))
    if len(starts) > 1 and 2 * (count - starts[-1] + 1) < each:
        starts.pop()
    ends = [start - 1 for start in starts[1:]] + [count]
    return [
        str(getattr(Words("book_clubs/plan", first_of=first, last_of=last), unit))
        for first, last in zip(starts, ends, strict=True)
    ]


def read(text: str) -> list[str]:
    """Return the parts that somebody wrote, one a line; empty lines say nothing."""
    lines = [tidy(each) for each in text.splitlines()]
    return [cut(" ".join(each.split()), MOST_CHARACTERS) for each in lines if each]
