"""The polite HTTP client: asks seldom, reads within bounds, says exactly what went wrong."""

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpx

from extractors.errors import Rejected
from extractors.records import EXTRACTOR_VERSION
from flows.intake.addresses import Scope, refuse_private, resolve, scope_of
from flows.intake.decoding import ACCEPT_ENCODING, decode
from flows.intake.lanes import Lane, Lanes
from flows.intake.response import Response
from flows.intake.robots import Robots
from flows.intake.statuses import fault_of
from flows.intake.transport import GuardedTransport, TransportLimits

ACCEPT_PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
LAST_PORT = 65535
Headers = dict[bytes, bytes]


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """How the client behaves; times in seconds, sizes in bytes."""

    user_agent: str = f"CorridorWatch/{EXTRACTOR_VERSION}"
    """The product token before the slash is the one looked up in robots.txt."""
    delay_s: float = 2.0
    """Least pause between two requests to one host and port."""
    deadline_s: float = 60.0
    """For one whole response, from connecting to the last byte."""
    connect_timeout_s: float = 15.0
    read_timeout_s: float = 30.0
    """For each wait on the server."""
    max_bytes: int = 10_000_000
    """Of a decoded body."""
    max_redirects: int = 5
    allow_private_addresses: bool = False
    """Lets a person name addresses on their own network; a redirect may then stay there, but not lead into another."""
    obey_robots: bool = True


class PoliteClient:
    """Fetches over HTTP(S); safe to use from many threads.

    One request at a time to a host, with a pause; robots.txt obeyed at every hop; only checked public
    addresses are connected to; bodies are capped while they are decoded; no cookies are kept between calls.
    """

    def __init__(self, settings: ClientSettings | None = None) -> None:
        self._settings = settings or ClientSettings()
        self._transport = GuardedTransport(
            TransportLimits(
                deadline_s=self._settings.deadline_s,
                connect_timeout_s=self._settings.connect_timeout_s,
                read_timeout_s=self._settings.read_timeout_s,
            )
        )
        self._lanes = Lanes(self._settings.delay_s)
        self._robots = Robots(self._fetch_robots, re.split(r"[/\s]", self._settings.user_agent, maxsplit=1)[0])

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = ACCEPT_PAGES
    ) -> Response:
        """Fetch an address; with `etag` or `last_modified` the answer may be a 304 with an empty body.

        Raises RetryLater (dns_failure, refused, reset, unreachable, timeout, slow, tls_error, short_body,
        bad_gzip, bad_response, rate_limited, unavailable, server_error, robots_unavailable,
        unexpected_status) and Rejected (bad_url, bad_scheme, private_address, robots, redirect_loop,
        too_many_redirects, bad_redirect, not_found, gone, forbidden, client_error, too_large,
        unsupported_encoding).
        """
        conditions: Headers = {}
        if etag:
            conditions[b"If-None-Match"] = etag.encode("latin-1", "ignore")
        if last_modified:
            conditions[b"If-Modified-Since"] = last_modified.encode("latin-1", "ignore")
        return self._follow(url, accept, conditions, obey_robots=self._settings.obey_robots)

    def close(self) -> None:
        """Release what the client holds."""
        self._transport.close()

    def _fetch_robots(self, url: str) -> bytes:
        return self._follow(url, "text/plain,*/*;q=0.5", {}, obey_robots=False).body

    def _follow(self, url: str, accept: str, conditions: Headers, *, obey_robots: bool) -> Response:
        """Go from hop to hop; each is checked as if it had been asked for by itself."""
        with httpx.Client(transport=self._transport, trust_env=False) as session:
            request = self._first_request(url, accept, conditions)
            seen: set[tuple[str, str]] = set()
            home: set[Scope] | None = None
            for _ in range(self._settings.max_redirects + 1):
                _refuse_repetition(request, seen, url)
                addresses = _addresses(request.url)
                home = home or {scope_of(address) for address in addresses}
                refuse_private(addresses, home if self._settings.allow_private_addresses else (), str(request.url))
                request.extensions["addresses"] = addresses
                self._ask_leave(request.url, obey_robots)
                answer = self._exchange(session, request, url)
                if isinstance(answer, Response):
                    return answer
                request = answer
        raise Rejected(
            "too_many_redirects",
            f"The address leads on more than {self._settings.max_redirects} times",
            where=url,
            remedy="Give the address that it ends at.",
        )

    def _first_request(self, url: str, accept: str, conditions: Headers) -> httpx.Request:
        headers = {
            b"User-Agent": self._settings.user_agent.encode("latin-1", "replace"),
            b"Accept": accept.encode("ascii"),
            b"Accept-Encoding": ACCEPT_ENCODING.encode("ascii"),
            b"Connection": b"close",
            **conditions,
        }
        try:
            return httpx.Request("GET", url, headers=headers)
        except (httpx.InvalidURL, ValueError) as error:
            raise Rejected("bad_url", f"The address cannot be read: {error}", where=url) from error

    def _ask_leave(self, url: httpx.URL, obey_robots: bool) -> None:
        if obey_robots and (delay_s := self._robots.check(url)):
            self._lanes.at_least(_lane_name(url), delay_s)

    def _exchange(self, session: httpx.Client, request: httpx.Request, asked: str) -> Response | httpx.Request:
        """Send one request; return the response, or the next request where it redirects."""
        with self._lanes.turn(_lane_name(request.url)) as lane:
            try:
                answer = session.send(request, stream=True, follow_redirects=False)
            except (httpx.RemoteProtocolError, httpx.InvalidURL) as error:
                raise Rejected("bad_redirect", f"The server leads on to no address: {error}", where=asked) from error
            with closing(answer):
                _adapt(lane, answer.status_code)
                return answer.next_request or self._read(answer, asked)

    def _read(self, answer: httpx.Response, asked: str) -> Response:
        now = datetime.now(UTC)
        final_url = str(answer.url)
        unmodified = answer.status_code == HTTPStatus.NOT_MODIFIED and _is_conditional(answer.request)
        if not unmodified and (fault := fault_of(answer.status_code, answer.headers, final_url, now)):
            raise fault
        content_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Response(
            url=asked,
            final_url=final_url,
            status=answer.status_code,
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw),
            body=b"" if unmodified else self._body(answer, final_url),
            content_type=content_type or None,
            charset=answer.charset_encoding,
            etag=answer.headers.get("ETag"),
            last_modified=answer.headers.get("Last-Modified"),
            fetched_at=now,
        )

    def _body(self, answer: httpx.Response, where: str) -> bytes:
        encoding = answer.headers.get("Content-Encoding", "")
        announced = answer.headers.get("Content-Length", "")
        if not encoding and announced.isdecimal() and int(announced) > self._settings.max_bytes:
            raise self._too_large(f"announces {announced} bytes", where)
        body = bytearray()
        for block in decode(answer.iter_raw(), encoding, where):
            body += block
            if len(body) > self._settings.max_bytes:
                raise self._too_large("goes on", where)
        return bytes(body)

    def _too_large(self, fault: str, where: str) -> Rejected:
        limit = self._settings.max_bytes
        remedy = "Allow larger responses in the settings if this site's pages are that large."
        message = f"The body {fault}, where {limit} bytes are read at most"
        return Rejected("too_large", message, where=where, remedy=remedy)


def _addresses(url: httpx.URL) -> tuple[str, ...]:
    if url.scheme not in ("http", "https"):
        raise Rejected("bad_scheme", f"Only http and https are fetched, not {url.scheme or 'nothing'}", where=str(url))
    host = url.raw_host.decode("ascii")
    if not re.fullmatch(r"[\w.:-]+", host, re.ASCII) or _port(url) > LAST_PORT:
        raise Rejected("bad_url", "The address names no host and port that can be", where=str(url))
    return resolve(host, _port(url), str(url))


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _lane_name(url: httpx.URL) -> str:
    return f"{url.host}:{_port(url)}"


def _refuse_repetition(request: httpx.Request, seen: set[tuple[str, str]], asked: str) -> None:
    """A request made before would be answered as before; with another cookie it need not be."""
    made = (str(request.url.copy_with(fragment=None)), request.headers.get("Cookie", ""))
    if made in seen:
        raise Rejected("redirect_loop", f"The address leads back to {made[0]}", where=asked)
    seen.add(made)


def _is_conditional(request: httpx.Request) -> bool:
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


def _adapt(lane: Lane, status: int) -> None:
    if status in BUSY:
        lane.ask_less()
    else:
        lane.ask_normally()
