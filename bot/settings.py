"""Settings from the environment or a `.env` file, checked before anything starts."""

from functools import partial
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

S = TypeVar("S", bound=BaseSettings)

# Where each setting comes from, for whoever finds one missing or malformed.
WHERE = {
    "SLACK_BOT_TOKEN": "the page of your app at api.slack.com/apps, OAuth & Permissions; "
    "it begins with xoxb-",
    "SLACK_SIGNING_SECRET": "the page of your app, Basic Information, App Credentials; without "
    "it only Socket Mode is possible, which needs SLACK_APP_TOKEN",
    "SLACK_APP_TOKEN": "the page of your app, Basic Information, App-Level Tokens, with the scope "
    "connections:write; it begins with xapp-",
    "SLACK_API_URL": "an address of the Web API, such as https://slack.com/api/",
    "TRELLIS_DATABASE_URL": "a database, such as sqlite:///trellis.db or "
    "postgresql://user@host/trellis",
    "TRELLIS_ANONYMITY_THRESHOLD": "how many must answer before anonymous answers are "
    "shown, 3 to 50",
    "TRELLIS_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
}


class CannotStart(Exception):
    """Why the bot cannot start, and what to do about it."""


def _token(beginning: str, token: SecretStr) -> SecretStr:
    value = token.get_secret_value()
    if not value.startswith(beginning) or not value.isascii() or not value.isprintable():
        raise ValueError("not a token of this kind")
    return token


def _ends_in_slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"


def _database(url: str) -> str:
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise ValueError("not an address of a database") from error
    if backend not in ("sqlite", "postgresql"):
        raise ValueError("neither SQLite nor PostgreSQL")
    return url


class ApiSettings(BaseSettings):
    """Where Slack's Web API is; everything else that is set comes from the same places."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    slack_api_url: Annotated[
        str, Field(pattern=r"^https?://\S+$"), AfterValidator(_ends_in_slash)
    ] = "https://slack.com/api/"


class BotSettings(ApiSettings):
    """What it takes to speak to Slack; tokens never show up when it is printed."""

    slack_bot_token: Annotated[SecretStr, AfterValidator(partial(_token, "xoxb-"))]


class AppSettings(ApiSettings):
    """What it takes to hear from Slack over a socket, where that is wished."""

    slack_app_token: Annotated[SecretStr, AfterValidator(partial(_token, "xapp-"))] | None = None


class DatabaseSettings(BaseSettings):
    """What the commands need that speak to the database alone."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    trellis_database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///trellis.db"


class WorkerSettings(BotSettings, DatabaseSettings):
    """What a process needs that sends, and hears nothing."""

    trellis_anonymity_threshold: Annotated[int, Field(ge=3, le=50)] = 5
    trellis_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class Settings(WorkerSettings, AppSettings):
    """What the whole bot needs: it hears over a socket, or over HTTP."""

    slack_signing_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None

    @field_validator("slack_signing_secret")
    @classmethod
    def _has_a_transport(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        # Where the app token is set but malformed, that alone is to be said.
        if secret is None and others.data.get("slack_app_token", "malformed") is None:
            raise PydanticCustomError("missing", "neither transport is possible")
        return secret


def load(kind: type[S]) -> S:
    """Read settings.

    Raises:
        CannotStart: with a line for each that is missing or malformed, and where to get it.
    """
    try:
        return kind()
    except ValidationError as error:
        intro = "Trellis cannot start yet. Set these in the environment or in a file named .env:"
        lines = [f"  {each}" for each in _explain(error)]
        raise CannotStart("\n".join([intro, *lines])) from None


def problems(kind: type[BaseSettings]) -> list[str]:
    """Return a sentence for each setting that is missing or malformed, and where to get it."""
    try:
        kind()
    except ValidationError as error:
        return _explain(error)
    return []


def _explain(error: ValidationError) -> list[str]:
    lines = []
    for each in error.errors(include_input=False):
        name = str(each["loc"][0]).upper()
        what = "is missing" if each["type"] == "missing" else "is malformed"
        lines.append(f"{name} {what}: {WHERE[name]}")
    return lines


def no_database(error: Exception) -> CannotStart:
    """Return why the database cannot be used, without its address, which may hold a password."""
    cause = type(getattr(error, "orig", None) or error).__name__
    expected = WHERE["TRELLIS_DATABASE_URL"]
    return CannotStart(
        f"The database at TRELLIS_DATABASE_URL cannot be used ({cause}). Give {expected}."
    )
