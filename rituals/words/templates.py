"""Where sentences are kept: a template a message, each sentence in a block of its own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rituals.words import mrkdwn

# Enough of a text to know it by.
EXCERPT = 200
ROOT = Path(__file__).parent.parent


class Words:
    """The sentences of one message, said with one set of values.

    `words.text` is what the template's block `text` says, in Slack's format.

    Args:
        name: the feature and the template, such as `feedback/asked`.
        values: what the sentences speak of; strings are escaped, Mrkdwn is not.
    """

    def __init__(self, name: str, /, **values: Any) -> None:
        self._template = _template(name)
        self._context = self._template.new_context(values)

    def __getattr__(self, block: str) -> mrkdwn.Mrkdwn:
        """Say one sentence.

        Raises:
            AttributeError: the template has no such block.
            jinja2.UndefinedError: the sentence needs a value that was not given.
        """
        if block not in self._template.blocks:
            raise AttributeError(f"{self._template.name} has no block {block}")
        said = "".join(self._template.blocks[block](self._context))
        lines = [line.strip() for line in said.splitlines()]
        return mrkdwn.Mrkdwn("\n".join(line for line in lines if line))


def errors_in(said: Words, checked: Mapping[str, str]) -> dict[str, str]:
    """Say what is wrong with the fields of a form; a field with nothing against it is left out.

    Args:
        said: the sentences.
        checked: by field, the name of a sentence, or a sentence that stands already.
    """
    return {
        field: why if isinstance(why, mrkdwn.Mrkdwn) else getattr(said, why)
        for field, why in checked.items()
        if why
    }


@cache
def _environment() -> Environment:
    # Jinja's own escaping is HTML's; Slack wants exactly three characters escaped.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(ROOT),
        undefined=StrictUndefined,
        finalize=mrkdwn.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "person": mrkdwn.person,
        "people": mrkdwn.people,
        "channel": mrkdwn.channel,
        "moment": mrkdwn.moment,
        "address": mrkdwn.address,
        "link": mrkdwn.link,
        "quoted": mrkdwn.quoted,
        "count": _count,
        "own": _own,
        "excerpt": lambda text: mrkdwn.cut(" ".join(text.split()), EXCERPT),
    }
    return environment


@cache
def _template(name: str) -> Template:
    feature, _, message = name.partition("/")
    return _environment().get_template(f"{feature}/words/{message}.j2")


def _own(ritual: Any, word: str) -> str:
    """Say a word as the kind of a ritual says it in its `session`; `a_card` is "a card" to most."""
    said = Words(f"{ritual.kind.partition(':')[0]}/session")
    return getattr(said, word, None) or word.replace("_", " ")


def _count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: "1 person", "3 people"."""
    return f"{number:,} {one if number == 1 else many}"
