"""What Slack accepts as blocks, from its documentation and from nothing of the product's own."""

from __future__ import annotations

from sandbox.limits.surfaces import message_findings, view_findings

__all__ = ["message_findings", "view_findings"]
