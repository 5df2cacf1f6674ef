"""A small site on loopback: every fault at /faults/<name>, and whatever a test puts elsewhere."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.intake.client import ClientSettings, PoliteClient
from tests.newsroom.faults import FAULTS

ROBOTS = "User-agent: *\nDisallow: /faults/robots_refused\n"
NOW = datetime(2024, 10, 8, 12, tzinfo=UTC)
Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """One request as the site saw it; seconds of the monotonic clock."""

    path: str
    headers: dict[str, str]
    began_at: float
    ended_at: float = 0.0


@dataclass
class Site:
    """A running server, what it serves and what it was asked."""

    port: int
    robots: str | HTTPStatus = ROBOTS
    routes: dict[str, Handler] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, body: bytes | str, content_type: str = "text/html", **headers: str) -> str:
        """Answer a path with a body and return its address; header names are written with underscores."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = lambda handler: send(handler, data, {"Content-Type": content_type, **named})
        return self.url(path)

    def paths(self) -> list[str]:
        """Return the paths asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]


def send(handler: BaseHTTPRequestHandler, body: bytes, headers: dict[str, str], status: int = 200) -> None:
    """Answer a request."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of one test."""
    shown = Site(port=0)

    class _Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, time.monotonic())
            shown.asked.append(asked)
            _route(shown, self)
            asked.ended_at = time.monotonic()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.block_on_close = False
    shown.port = server.server_port
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield shown
    server.shutdown()
    server.server_close()


def _route(site: Site, handler: BaseHTTPRequestHandler) -> None:
    path = handler.path.partition("?")[0]
    fault = FAULTS.get(path.removeprefix("/faults/"))
    if chosen := site.routes.get(handler.path) or site.routes.get(path):
        chosen(handler)
    elif path == "/robots.txt" and isinstance(site.robots, str):
        send(handler, site.robots.encode(), {"Content-Type": "text/plain"})
    elif path == "/robots.txt":
        send(handler, b"", {}, status=int(site.robots))
    elif fault and path.startswith("/faults/"):
        fault(handler)
    else:
        send(handler, b"nothing here", {}, status=404)


QUICK = ClientSettings(
    user_agent="CorridorWatch/9 (+https://watch.invalid/about)",
    delay_s=0.0,
    deadline_s=2.0,
    connect_timeout_s=1.0,
    read_timeout_s=1.5,
    max_bytes=2_000_000,
    allow_private_addresses=True,
)
"""Settings of a client that may ask this machine and does not wait long."""


@pytest.fixture
def client() -> Iterator[PoliteClient]:
    """A quick client."""
    made = PoliteClient(QUICK)
    yield made
    made.close()
