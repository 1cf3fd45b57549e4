"""The arguments of a Web API call, sent as JSON, as a form, or in the address."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request

from sandbox.forms import multipart_fields, urlencoded_fields
from sandbox.refusals import Refusal, invalid_arguments

_STRUCTURES = ("blocks", "attachments", "metadata", "view", "files")


class Arguments(Mapping[str, Any]):
    """What a call was given, decoded when it is asked for.

    Args:
        values: as they came; text where they came in a form.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {k: v for k, v in values.items() if v is not None}

    def __getitem__(self, name: str) -> Any:
        return self.structure(name) if name in _STRUCTURES else self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def text(self, name: str, default: str = "") -> str:
        """Give an argument as text.

        Args:
            name: of the argument.
            default: when it is missing.
        """
        value = self._values.get(name, default)
        if isinstance(value, (dict, list)):
            raise invalid_arguments(f"must be a string [json-pointer:/{name}]")
        return str(value)

    def needed(self, name: str) -> str:
        """Give an argument that the method cannot do without, or refuse the call."""
        value = self.text(name)
        if not value:
            raise invalid_arguments(f"missing required field: {name}")
        return value

    def boolean(self, name: str) -> bool:
        """Give a truth value; Slack takes `true`, `1` and their opposites."""
        return str(self._values.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int, most: int) -> int:
        """Give a whole number, at least 1.

        Args:
            name: of the argument.
            default: when it is missing or 0.
            most: the greatest that counts.
        """
        try:
            value = int(self._values.get(name) or default)
        except (TypeError, ValueError):
            raise Refusal("invalid_limit") from None
        if value < 1:
            raise Refusal("invalid_limit")
        return min(value, most)

    def names(self, name: str) -> list[str]:
        """Give a list sent with commas or as JSON."""
        value = self._values.get(name) or []
        if isinstance(value, str):
            value = json.loads(value) if value.startswith("[") else value.split(",")
        return [str(item).strip() for item in value if str(item).strip()]

    def structure(self, name: str) -> Any:
        """Give a list or object, which a form carries as JSON text; None when it is missing."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            codes = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
            raise Refusal(codes.get(name, "invalid_arguments")) from None

    def plain(self) -> dict[str, Any]:
        """Give everything but the token, decoded, for the record of calls."""
        found: dict[str, Any] = {}
        for name in self._values:
            if name not in ("token", "client_secret"):
                try:
                    found[name] = self[name]
                except Refusal:
                    found[name] = self._values[name]
        return found


async def read_arguments(request: Request) -> Arguments:
    """Read a call's arguments from wherever it put them.

    Args:
        request: of the call.

    Raises:
        Refusal: `invalid_json` or `json_not_object`.
    """
    values: dict[str, Any] = dict(request.query_params)
    values |= _client(request.headers.get("authorization", ""))
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        values |= _object(await request.body())
    elif kind == "application/x-www-form-urlencoded":
        values |= urlencoded_fields(await request.body())
    elif kind == "multipart/form-data":
        parts = multipart_fields(await request.body(), request.headers["content-type"])
        values |= {name: part.decode(errors="replace") for name, part in parts.items()}
    return Arguments(values)


def _client(authorization: str) -> dict[str, str]:
    """Read the app's own id and secret, which `oauth.v2.access` takes as a basic authorization."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        name, _, password = base64.b64decode(encoded).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": name, "client_secret": password}


def _object(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        raise Refusal("invalid_json") from None
    if not isinstance(value, dict):
        raise Refusal("json_not_object")
    # A token in a JSON body is not read (docs.slack.dev/apis/web-api, "JSON-encoded bodies").
    value.pop("token", None)
    return value
