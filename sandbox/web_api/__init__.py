"""Slack's Web API: one module a family of methods, and the endpoint in front of them."""

from __future__ import annotations

from sandbox.web_api import app, chat, conversations, files, oauth, reactions, users, views
from sandbox.web_api.methods import METHODS

__all__ = [
    "METHODS",
    "app",
    "chat",
    "conversations",
    "files",
    "oauth",
    "reactions",
    "users",
    "views",
]
