"""A Slack workspace on this machine, for demonstrations and tests.

A bot built with Slack's own libraries talks to it with nothing changed but the base URL::

    sandbox = Sandbox(manifest=manifest)
    orchard = sandbox.add_workspace("T0ORCHARD", "Orchard")
    orchard.add_person("U0MAYA", "Maya Lindqvist", tz="Europe/Stockholm")
    await sandbox.start()
    maya = sandbox.as_person("T0ORCHARD", "U0MAYA")
    await maya.command("/feedback", "ask @noor")
"""

from __future__ import annotations

from sandbox.actor import Actor
from sandbox.channels import Channel
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.faults import Fault
from sandbox.notices import NotPossible
from sandbox.people import Person
from sandbox.sandbox import Sandbox
from sandbox.workspace import Workspace

__all__ = [
    "Actor",
    "Channel",
    "Clock",
    "Delivery",
    "Fault",
    "NotPossible",
    "Person",
    "Sandbox",
    "Workspace",
]
