"""The manifest: what Slack would refuse in it, all that the bot answers to, and no more.

Facts and lengths: https://docs.slack.dev/reference/app-manifest
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.manifest import OPTIONAL_SCOPES, SCOPES, as_yaml, manifest
from handlers.events import SUBSCRIBED
from rituals.engine.registry import Registry, discover
from tests.bot.trellis_process import run

ROOT = Path(__file__).parents[2]
KEYS = {
    "": {"_metadata", "display_information", "features", "oauth_config", "settings"},
    "display_information": {"name", "description", "long_description", "background_color"},
    "features": {"app_home", "bot_user", "shortcuts", "slash_commands"},
    "oauth_config": {"redirect_urls", "scopes"},
    "settings": {
        *("event_subscriptions", "interactivity", "org_deploy_enabled"),
        *("socket_mode_enabled", "token_rotation_enabled"),
    },
}
MOST_COMMANDS, MOST_SHORTCUTS_OF_A_KIND, MOST_EVENTS, MOST_SCOPES = 50, 5, 100, 255


@pytest.fixture(scope="module")
def registry() -> Registry:
    return discover()


@pytest.fixture(scope="module")
def made(registry: Registry) -> dict[str, Any]:
    return manifest(registry)


def test_every_key_is_one_that_slack_knows(made: dict[str, Any]) -> None:
    assert set(made) == KEYS[""]
    for part, known in KEYS.items():
        assert part == "" or set(made[part]) <= known


def test_every_word_fits_its_place(made: dict[str, Any]) -> None:
    shown = made["display_information"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert 175 <= len(shown.get("long_description", "x" * 175)) <= 4000
    assert 1 <= len(made["features"]["bot_user"]["display_name"]) <= 80
    for command in made["features"]["slash_commands"]:
        assert command["command"].startswith("/")
        assert 2 <= len(command["command"]) <= 32
        assert 1 <= len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
        # Without it a name typed after the command is text, and nobody is found by it.
        assert command["should_escape"] is True
    for shortcut in made["features"]["shortcuts"]:
        assert 1 <= len(shortcut["name"]) <= 24
        assert 1 <= len(shortcut["description"]) <= 150
        assert 1 <= len(shortcut["callback_id"]) <= 255


def test_nothing_is_there_more_often_than_slack_takes(made: dict[str, Any]) -> None:
    features, scopes = made["features"], made["oauth_config"]["scopes"]
    kinds = [shortcut["type"] for shortcut in features["shortcuts"]]
    assert set(kinds) == {"global", "message"}
    assert all(kinds.count(kind) <= MOST_SHORTCUTS_OF_A_KIND for kind in kinds)
    assert len(features["slash_commands"]) <= MOST_COMMANDS
    assert len(made["settings"]["event_subscriptions"]["bot_events"]) <= MOST_EVENTS
    assert len(scopes["bot"]) + len(scopes["bot_optional"]) <= MOST_SCOPES
    for names in (
        [command["command"] for command in features["slash_commands"]],
        [shortcut["callback_id"] for shortcut in features["shortcuts"]],
        [shortcut["name"] for shortcut in features["shortcuts"]],
    ):
        assert len(names) == len(set(names))


def test_all_that_the_bot_answers_to_is_declared_and_nothing_else(
    made: dict[str, Any], registry: Registry
) -> None:
    features, settings = made["features"], made["settings"]
    assert {c["command"] for c in features["slash_commands"]} == set(registry.commands)
    declared = {s["callback_id"]: s["type"] == "message" for s in features["shortcuts"]}
    assert declared == {name: s.on_message for name, s in registry.shortcuts.items()}
    assert settings["event_subscriptions"]["bot_events"] == list(SUBSCRIBED)
    assert settings["interactivity"] == {"is_enabled": True}
    assert features["app_home"]["home_tab_enabled"] is True
    assert features["app_home"]["messages_tab_enabled"] is True


def test_every_scope_and_every_event_has_its_reason_in_the_readme(made: dict[str, Any]) -> None:
    scopes = made["oauth_config"]["scopes"]
    assert set(SCOPES) <= set(scopes["bot"]) <= set(SCOPES) | set(OPTIONAL_SCOPES)
    assert set(scopes["bot_optional"]) == set(OPTIONAL_SCOPES)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for scope, reason in SCOPES.items():
        assert f"| `{scope}` | {reason} |" in readme
    for scope, reason in OPTIONAL_SCOPES.items():
        assert f"| `{scope}` (optional) | {reason} |" in readme
    assert all(reason for reason in SUBSCRIBED.values())


def test_the_file_is_the_manifest_and_the_command_tells_when_it_is_not(
    made: dict[str, Any], registry: Registry, tmp_path: Path
) -> None:
    text = (ROOT / "app.yaml").read_text(encoding="utf-8")
    assert text == as_yaml(registry)
    assert yaml.safe_load(text) == made
    assert run("manifest", folder=tmp_path).stdout == text
    assert run("manifest", "--check", folder=ROOT).returncode == 0
    for wrong in (None, text.replace("Trellis", "Trestle", 1)):
        if wrong is not None:
            (tmp_path / "app.yaml").write_text(wrong, encoding="utf-8")
        ended = run("manifest", "--check", folder=tmp_path)
        assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
        assert "trellis manifest > app.yaml" in ended.stderr
