"""Every feature by name: one look-up finds who answers, however many there are."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any

import rituals
from rituals.engine.feature import Feature, Handler, MessageKind, Shortcut, Word
from rituals.engine.outcome import Outcome
from rituals.engine.usage import unanswered, usage


class Registry:
    """What every surface of Slack's leads to.

    Args:
        features: the features, in any order.

    Raises:
        ValueError: two features claim one name.
    """

    def __init__(self, features: Iterable[Feature]) -> None:
        self.features = tuple(features)
        self.commands = _joined({f.command: f} for f in self.features if f.command)
        self.words = {command: self._words_of(f) for command, f in self.commands.items()}
        self.shortcuts: dict[str, Shortcut] = _joined(f.shortcuts for f in self.features)
        self.actions: dict[str, Handler] = _joined(f.actions for f in self.features)
        self.views: dict[str, Handler] = _joined(f.views for f in self.features)
        self.reactions = _joined(f.reactions for f in self.features)
        self.messages: dict[str, MessageKind] = _joined(f.messages for f in self.features)
        self.rules = _joined(f.rules for f in self.features)
        self.departures = [run for f in self.features for run in f.departures]
        self.deactivations = [run for f in self.features for run in f.deactivations]
        home = _joined(f.home_sections for f in self.features)
        self.home_sections = [home[rank] for rank in sorted(home)]
        self._usage = {each: self._usage_of(each) for each in self.commands}

    def command(self, command: str, text: str) -> tuple[Handler | None, Outcome, str]:
        """Find who answers a command.

        Args:
            command: with its slash.
            text: all that was typed after it.

        Returns:
            The function, or None where the outcome beside it says all there is to say; that
            outcome; and the text left after the first word, or all of it where the feature takes
            any text.
        """
        feature = self.commands.get(command)
        if feature is None:
            return None, Outcome(says=unanswered(command)), ""
        first, rest = [*text.split(maxsplit=1), "", ""][:2]
        if not first and feature.alone:
            return feature.alone[0], self._usage[command], ""
        word = self.words[command].get(first.lower())
        if word is not None and (word.usage or not rest):
            return word.run, self._usage[command], rest.strip()
        is_help = first.lower() in ("", "help")
        if feature.any_text and (rest or not is_help):
            return feature.any_text[0].run, self._usage[command], text.strip()
        if is_help:
            return None, self._usage[command], ""
        return None, self._usage_of(command, unknown=text if word else first), ""

    def hint(self, command: str) -> str:
        """Return what Slack shows after a command while somebody types it."""
        free = [word.usage.strip("[]") for word in self.commands[command].any_text]
        return f"[{' | '.join([*free, *self.words[command], 'help'])}]"

    def _words_of(self, feature: Feature) -> dict[str, Word]:
        lent = (f.lent for f in self.features)
        others = {
            name: word
            for each in lent
            for (at, name), word in each.items()
            if at == feature.command
        }
        return _joined([feature.words, others])

    def _usage_of(self, command: str, unknown: str = "") -> Outcome:
        feature = self.commands[command]
        words = [*feature.any_text, *self.words[command].values()]
        return Outcome(says=usage(feature, words, unknown))


def discover() -> Registry:
    """Find every feature in its folder below `rituals/`.

    Raises:
        ImportError: a folder cannot be imported; the bot does not start with a part missing.
    """
    features = []
    for found in pkgutil.iter_modules(rituals.__path__):
        if found.ispkg:
            module = importlib.import_module(f"rituals.{found.name}")
            if isinstance(feature := getattr(module, "feature", None), Feature):
                features.append(feature)
    return Registry(features)


def gather(package: str) -> None:
    """Import every module of a feature's folder, so that each registers what it answers to.

    Args:
        package: the feature's `__name__`.

    Raises:
        ImportError: a module cannot be imported.
    """
    path = importlib.import_module(package).__path__
    for found in pkgutil.walk_packages(path, f"{package}."):
        importlib.import_module(found.name)


def _joined(tables: Iterable[dict[Any, Any]]) -> dict[Any, Any]:
    joined: dict[Any, Any] = {}
    for table in tables:
        if twice := joined.keys() & table.keys():
            raise ValueError(f"registered twice: {', '.join(map(str, twice))}")
        joined |= table
    return joined
