"""The faulty outlet: a host for every fault, so that one fault's back-off never hides another.

A host's fault is at /faults/<name>, for a source that points straight at it; a second host for each
fault of pages has a sound feed at /feed.xml whose only article is the fault.
"""

import socket
from collections.abc import Iterator
from http import HTTPStatus
from http.server import ThreadingHTTPServer

from tests.newsroom.faults import FAULTS
from tests.newsroom.serving import LoggedHandler, RequestLog, open_server

FAULTY = "faulty"
OF_FEEDS = frozenset({"entity_bomb_feed", "html_as_feed", "empty_feed"})
UNRESOLVED = "http://no-such-host.invalid/feed.xml"
ROBOTS = b"User-agent: *\nDisallow: /faults/robots_refused\n"
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Faulty Post</title><link>/</link><description>All that goes wrong</description>
<item><title>Chinese engineers hurt in blast near Tor Kanda ({name})</title><link>{link}</link>
<pubDate>Tue, 10 Feb 2026 12:00:00 +0500</pubDate></item></channel></rss>
"""


def open_faulty(host: str, ports: Iterator[int], log: RequestLog) -> tuple[dict[str, str], list[ThreadingHTTPServer]]:
    """Open the ports (0 is any free one); return the addresses sources point at, by name, and the servers."""
    closed = next(ports) or _closed_port(host)
    addresses = {"dns_failure": UNRESOLVED, "refused": f"http://{host}:{closed}/feed.xml"}
    servers = []
    for (name, path), port in zip(_hosts(), ports, strict=False):
        server = open_server((host, port), _FaultyHandler, outlet=f"{FAULTY}/{name}", log=log)
        addresses[name] = f"http://{host}:{server.server_port}{path}"
        servers.append(server)
    return addresses, servers


def _hosts() -> Iterator[tuple[str, str]]:
    """Yield each host's name and the path its source points at."""
    for name in FAULTS:
        yield name, f"/faults/{name}"
        if name not in OF_FEEDS:
            yield f"article_{name}", "/feed.xml"


def _closed_port(host: str) -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


class _FaultyHandler(LoggedHandler):
    """Requests to a host of the faulty outlet."""

    def answer(self) -> None:
        """Produce the fault, or answer what leads to it."""
        path = self.path.partition("?")[0]
        if fault := FAULTS.get(path.removeprefix("/faults/")):
            fault(self)
        elif path == "/robots.txt":
            self.send(HTTPStatus.OK, {"Content-Type": "text/plain"}, ROBOTS)
        elif path == "/feed.xml":
            name = self.outlet.partition("/article_")[2]
            feed = FEED.format(name=name, link=f"http://{self.headers['Host']}/faults/{name}")
            self.send(HTTPStatus.OK, {"Content-Type": "application/rss+xml"}, feed.encode())
        else:
            self.send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain"}, b"There is no such page.\n")
