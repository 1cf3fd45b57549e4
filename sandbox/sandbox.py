"""The sandbox: workspaces, the server before them, and the people who act in them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime

from sandbox.actor import Actor
from sandbox.clock import Clock, Stamps
from sandbox.delivery import Courier, Delivery
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.http_delivery import HttpCarrier
from sandbox.identifiers import Identifiers, secret
from sandbox.manifest import AppManifest
from sandbox.passage import LiveThrough, Passage
from sandbox.rates import Rates
from sandbox.response_urls import ResponseUrls
from sandbox.server import Server
from sandbox.shapes import Json
from sandbox.socket_mode import SocketHub
from sandbox.triggers import Triggers
from sandbox.under_way import UnderWay
from sandbox.web_api.endpoint import CallRecord
from sandbox.workspace import Workspace


class Sandbox:
    """A stand-in for Slack on this machine.

    Args:
        clock: what time it is; the sandbox's own ticking clock when None.
        manifest: the app's manifest: its commands, shortcuts, scopes and events.
    """

    def __init__(self, clock: Clock | None = None, manifest: Json | None = None) -> None:
        self.clock = clock or Clock()
        self.stamps = Stamps(self.clock)
        self.manifest = AppManifest(manifest)
        self.identifiers = Identifiers()
        self.app_id = "A0SANDBOX0"
        self.app_token = secret(f"xapp-1-{self.app_id}-")
        self.verification_token = secret("")
        self.client_id, self.client_secret = "100.200", secret("")
        self.codes: dict[str, str | None] = {}
        self.workspaces: dict[str, Workspace] = {}
        self.under_way = UnderWay()
        self.sockets = SocketHub(self.app_id)
        self.courier = Courier(self.under_way, self.sockets)
        self.events = Events(self)
        self.triggers = Triggers(self.identifiers)
        self.response_urls = ResponseUrls(self.clock)
        self.faults = Faults()
        self.rates = Rates(self.clock.pace)
        self.rate_limits = False
        self.short_pages: int | None = None
        self.calls: list[CallRecord] = []
        self.on_clock: LiveThrough | None = None
        self.revision = 0
        self.on_change = asyncio.Event()
        self._server = Server(self)
        self._carriers: list[HttpCarrier] = []
        self.passage = Passage(self.clock, self.changed)

    # Life

    async def start(self, port: int = 0) -> None:
        """Serve on 127.0.0.1.

        Args:
            port: to listen on; any free one when 0.
        """
        await self._server.start(port)
        self.response_urls.base_url = self.url

    async def stop(self) -> None:
        """Stop serving, and give up deliveries under way."""
        await self.passage.stop()
        await self.under_way.cancel()
        await self._server.stop()
        for carrier in self._carriers:
            await carrier.close()

    @property
    def running(self) -> bool:
        """Whether it serves at present."""
        return self._server.running

    @property
    def url(self) -> str:
        """Where it serves, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def api_url(self) -> str:
        """The base of the Web API, for a client's `base_url`."""
        return f"{self.url}/api/"

    # Composition

    def add_workspace(self, id: str, name: str) -> Workspace:
        """Make a workspace with the app installed in it.

        Args:
            id: `T…`.
            name: as people see it.
        """
        self.workspaces[id] = Workspace(self, id, name)
        return self.workspaces[id]

    def deliver_over_http(self, url: str, signing_secret: str) -> None:
        """Send every delivery as a signed request, in place of Socket Mode.

        Args:
            url: the app's address.
            signing_secret: shared with the app.
        """
        self._carriers.append(HttpCarrier(url, signing_secret))
        self.courier.carrier = self._carriers[-1]

    def as_person(self, team_id: str, user_id: str) -> Actor:
        """Give the hands and eyes of somebody.

        Args:
            team_id: of the workspace.
            user_id: of the person.
        """
        return Actor(self.workspaces[team_id], user_id)

    # Time

    async def move_clock(self, to: datetime) -> None:
        """Move the clock forward, asking the composition first to live through the time.

        Args:
            to: an aware instant.

        Raises:
            ValueError: when `to` lies in the past.
        """
        await self.passage.move(to, self.on_clock)

    # Deliveries

    async def deliver(
        self,
        workspace_id: str,
        payload_kind: str,
        payload: Json | str | bytes,
        headers: Mapping[str, str] | None = None,
    ) -> Delivery:
        """Send something raw or forged, once, and leave its answer unapplied.

        Args:
            workspace_id: for the record.
            payload_kind: `command`, `interactive` or `event`.
            payload: to send; text or bytes go out as they are.
            headers: to add or forge.
        """
        return await self.courier.carry(workspace_id, payload_kind, payload, headers)

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything that was sent to the app so far, retries included."""
        return self.courier.sent

    async def settled(self) -> None:
        """Wait until all deliveries and calls under way are finished."""
        await self.under_way.settled()

    def changed(self) -> None:
        """Count a change and wake the pages that show it."""
        self.revision += 1
        self.on_change.set()
        self.on_change = asyncio.Event()
