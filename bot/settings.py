"""Settings from the environment or a `.env` file, checked before anything starts."""

from typing import Annotated, Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
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


class Settings(BaseSettings):
    """What the operator sets; tokens never show up when it is printed."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = None
    slack_signing_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    slack_api_url: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://slack.com/api/"
    trellis_database_url: str = "sqlite:///trellis.db"
    trellis_anonymity_threshold: Annotated[int, Field(ge=3, le=50)] = 5
    trellis_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _is_token(cls, token: SecretStr | None, of: ValidationInfo) -> SecretStr | None:
        if token is None:
            return None
        beginning = "xoxb-" if of.field_name == "slack_bot_token" else "xapp-"
        value = token.get_secret_value()
        if not value.startswith(beginning) or not value.isascii() or not value.isprintable():
            raise ValueError("not a token of this kind")
        return token

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_slash(cls, url: str) -> str:
        return url if url.endswith("/") else url + "/"

    @field_validator("trellis_database_url")
    @classmethod
    def _is_database(cls, url: str) -> str:
        return checked_database(url)

    @field_validator("slack_signing_secret")
    @classmethod
    def _has_a_transport(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        # Where the app token is set but malformed, that alone is to be said.
        if secret is None and others.data.get("slack_app_token", "malformed") is None:
            raise PydanticCustomError("missing", "neither transport is possible")
        return secret


class DatabaseSettings(BaseSettings):
    """What the commands need that speak to the database alone."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    trellis_database_url: str = "sqlite:///trellis.db"

    @field_validator("trellis_database_url")
    @classmethod
    def _is_database(cls, url: str) -> str:
        return checked_database(url)


def checked_database(url: str) -> str:
    """Return a database's address if the bot can use it.

    Raises:
        ValueError: it is none, or another kind of database.
    """
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise ValueError("not an address of a database") from error
    if backend not in ("sqlite", "postgresql"):
        raise ValueError("neither SQLite nor PostgreSQL")
    return url


def load(kind: type[S]) -> S:
    """Read settings.

    Raises:
        CannotStart: with a line for each that is missing or malformed, and where to get it.
    """
    try:
        return kind()
    except ValidationError as error:
        raise CannotStart(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    lines = ["Trellis cannot start yet. Set these in the environment or in a file named .env:"]
    for each in error.errors(include_input=False):
        name = str(each["loc"][0]).upper()
        what = "is missing" if each["type"] == "missing" else "is malformed"
        lines.append(f"  {name} {what}: {WHERE[name]}")
    return "\n".join(lines)
