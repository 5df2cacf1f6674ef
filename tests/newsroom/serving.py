"""Answering over HTTP: validators and 304, gzip where the outlet does it, redirects, a log of who asked for what."""

import gzip
import itertools
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.newsroom.articles import Edition
from tests.newsroom.outlets import Outlet
from tests.newsroom.routes import Page, not_found

CONTROL = "/__edition"
IDLE_S = 10
BACKLOG = 64
EDITIONS: tuple[Edition, ...] = ("morning", "evening")


@dataclass(frozen=True, slots=True)
class Request:
    """One answered request."""

    outlet: str
    """An outlet's id, or `faulty/<name>`."""
    method: str
    path: str
    status: int
    at: float
    """time.monotonic() when the answer began."""
    headers: dict[str, str]
    """Names in lower case."""


class RequestLog:
    """The requests in the order they were answered; threads may add at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[Request] = []

    def add(self, request: Request) -> None:
        """Keep one request."""
        with self._lock:
            self._requests.append(request)

    def taken(self) -> tuple[Request, ...]:
        """Return what was kept so far."""
        with self._lock:
            return tuple(self._requests)


class LoggedHandler(BaseHTTPRequestHandler):
    """A handler that keeps a log instead of printing one."""

    outlet: str
    log: RequestLog
    protocol_version = "HTTP/1.1"
    server_version = "newsroom"
    timeout = IDLE_S

    def do_GET(self) -> None:
        """Answer the request."""
        self.answer()

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self.answer()

    def answer(self) -> None:
        """Answer a GET or HEAD."""
        raise NotImplementedError

    def send_response(self, code: int, message: str | None = None) -> None:
        """Keep the request as its answer begins."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.log.add(Request(self.outlet, self.command, self.path, int(code), time.monotonic(), headers))
        super().send_response(code, message)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def send(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> None:
        """Send a whole answer; its body only where the request asks for one."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    request_queue_size = BACKLOG

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, or a fault that breaks off, is nothing to print."""


def open_server(address: tuple[str, int], kind: type[LoggedHandler], **attributes: object) -> ThreadingHTTPServer:
    """Open a port whose requests go to a handler of that kind with these attributes."""
    return _Server(address, type(kind.__name__, (kind,), attributes))


@dataclass
class Desk:
    """One outlet at its address, with the pages of the edition on show."""

    outlet: Outlet
    show: Callable[[Edition], None]
    """Changes the edition of the whole newsroom."""
    base: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    lies: "itertools.count[int]" = field(default_factory=itertools.count)

    def page(self, path: str) -> Page:
        """Return what a path answers: with its query where that is a page of its own, else without."""
        return self.pages.get(path) or self.pages.get(path.partition("?")[0]) or not_found(self.outlet)


def open_desk(
    outlet: Outlet, address: tuple[str, int], log: RequestLog, show: Callable[[Edition], None]
) -> tuple[Desk, ThreadingHTTPServer]:
    """Open the outlet's port; the desk has no pages yet."""
    desk = Desk(outlet, show)
    server = open_server(address, _DeskHandler, desk=desk, outlet=outlet.id, log=log)
    desk.base = f"http://{address[0]}:{server.server_port}"
    return desk, server


class _DeskHandler(LoggedHandler):
    """Requests to one outlet."""

    desk: Desk

    def answer(self) -> None:
        """Answer with the page, or 304 where the client has it already."""
        page = self.desk.page(self.path)
        headers = self._headers_of(page)
        if page.modified and self._is_unchanged(page, headers["ETag"]):
            self.send(HTTPStatus.NOT_MODIFIED, headers, b"")
            return
        body = page.body
        if self.desk.outlet.gzip and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            body = gzip.compress(body, mtime=0)
        self.send(page.status, headers, body)

    def do_POST(self) -> None:
        """Change the edition: the body of a POST to /__edition is its name."""
        wanted = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode().strip()
        chosen = next((edition for edition in EDITIONS if edition == wanted), None)
        if self.path != CONTROL or chosen is None:
            self.send(HTTPStatus.BAD_REQUEST, {}, b"POST morning or evening to /__edition\n")
            return
        self.desk.show(chosen)
        self.send(HTTPStatus.OK, {"Content-Type": "application/json"}, json.dumps({"edition": chosen}).encode())

    def _headers_of(self, page: Page) -> dict[str, str]:
        headers = {"Content-Type": page.content_type}
        if page.location:
            headers["Location"] = page.location
        if page.modified:
            headers["ETag"] = f'"{next(self.desk.lies)}"' if page.lying_etag else page.etag
            headers["Last-Modified"] = format_datetime(page.modified.astimezone(UTC), usegmt=True)
        return headers

    def _is_unchanged(self, page: Page, etag: str) -> bool:
        if asked := self.headers.get("If-None-Match"):
            return etag in asked
        since = self.headers.get("If-Modified-Since")
        return bool(since and page.modified and not page.lying_etag and page.modified <= parsedate_to_datetime(since))
