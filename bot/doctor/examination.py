"""The whole examination, from the settings to the work; each check stands alone."""

import asyncio
from collections.abc import Iterator

from bot.doctor import database, slack
from bot.doctor.finding import Finding, Mark
from bot.settings import (
    ApiSettings,
    AppSettings,
    BotSettings,
    DatabaseSettings,
    Settings,
    WorkerSettings,
    load,
    problems,
)
from rituals.cadence.clock import Clock


def examine(clock: Clock) -> Iterator[Finding]:
    """Give one finding after another, as they are made."""
    yield _settings()
    if not problems(ApiSettings):
        bot = None if problems(BotSettings) else load(BotSettings).slack_bot_token
        app = None if problems(AppSettings) else load(AppSettings).slack_app_token
        yield from asyncio.run(slack.examine(load(ApiSettings).slack_api_url, bot, app, clock))
    if not problems(DatabaseSettings):
        yield from database.examine(load(DatabaseSettings).trellis_database_url, clock)


def _settings() -> Finding:
    found = problems(Settings)
    if not found:
        return Finding(Mark.OK, "Settings", "all that is needed is set.")
    if not problems(WorkerSettings) and not problems(AppSettings):
        return Finding(
            Mark.LOOK,
            "Settings",
            "`trellis worker` can run here, `trellis run` cannot: it would not hear Slack.",
            tuple(found),
            "nothing, where only a worker runs; otherwise set one of the two.",
        )
    return Finding(
        Mark.WRONG,
        "Settings",
        "the bot cannot start.",
        tuple(found),
        "set these in the environment or in a file named .env, in the folder the bot starts in.",
    )
