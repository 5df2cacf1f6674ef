"""Connections that go only to addresses that were checked, and end when their time is up.

One connection a request. httpx resolves names itself and times each read apart, so a name could change
its address after a check, and a server that sends a byte a second could hold a reader for ever; both are
settled here, below httpx, in httpcore's network backend.
"""

import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from extractors.errors import CorridorError, RetryLater

SHORT_BODY = "peer closed connection without sending complete message body"
"""How h11 words a body shorter than its Content-Length, or a last chunk that never came."""

CAUSES: tuple[tuple[tuple[type[OSError], ...], str, str], ...] = (
    ((ssl.SSLError,), "tls_error", "The secure connection failed"),
    ((ConnectionRefusedError,), "refused", "The server refused the connection"),
    ((ConnectionResetError, ConnectionAbortedError, BrokenPipeError), "reset", "The server broke the connection off"),
)


@dataclass(frozen=True, slots=True)
class TransportLimits:
    """Seconds a request may take in all, to connect, and between two pieces of the answer."""

    deadline_s: float
    connect_timeout_s: float
    read_timeout_s: float


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport that raises this project's errors; safe to use from many threads."""

    def __init__(self, limits: TransportLimits) -> None:
        self._limits = limits
        self._tls = httpx.create_ssl_context()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request to `request.extensions["addresses"]`; raises RetryLater, now and while the body is read."""
        where = str(request.url)
        outgoing = self._translate(request)
        backend = _PinnedBackend(request.extensions["addresses"], Deadline(self._limits.deadline_s))
        connection = httpcore.HTTPConnection(outgoing.url.origin, ssl_context=self._tls, network_backend=backend)
        try:
            answer = connection.handle_request(outgoing)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            connection.close()
            raise network_fault(error, where) from error
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer, connection, where))

    def _translate(self, request: httpx.Request) -> httpcore.Request:
        timeouts = {
            "connect": self._limits.connect_timeout_s,
            "read": self._limits.read_timeout_s,
            "write": self._limits.read_timeout_s,
        }
        url = request.url
        return httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions={"timeout": timeouts},
        )


class DeadlinePassed(httpcore.TimeoutException):
    """The whole response took longer than it may."""


class Deadline:
    """A moment on the monotonic clock, and the seconds that are left."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends_at = time.monotonic() + seconds

    def limit(self, timeout: float | None) -> float:
        """Return the shorter of a timeout and the time left; raises DeadlinePassed where none is."""
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise DeadlinePassed(f"{self.seconds:g} seconds")
        return left if timeout is None else min(timeout, left)


class _PinnedBackend(httpcore.NetworkBackend):
    """Connects to the addresses given, whatever the host's name says by now."""

    def __init__(self, addresses: tuple[str, ...], deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Try each address in turn; the name itself is not looked up again."""
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses:
            limit = self._deadline.limit(timeout)
            try:
                stream = self._plain.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _TimedStream(stream, self._deadline)
        raise last


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is, waiting no longer than the deadline."""
        limit = self._deadline.limit(timeout)
        try:
            return self._stream.read(max_bytes, limit)
        except httpcore.ReadTimeout:
            self._deadline.limit(timeout)
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, waiting no longer than the deadline."""
        self._stream.write(buffer, self._deadline.limit(timeout))

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Shake hands under the host's name, whatever address the connection goes to."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.limit(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Return what the stream beneath knows."""
        return self._stream.get_extra_info(info)


class _Body(httpx.SyncByteStream):
    """The raw body; closing it closes the connection."""

    def __init__(self, answer: httpcore.Response, connection: httpcore.HTTPConnection, where: str) -> None:
        self._answer = answer
        self._connection = connection
        self._where = where

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise network_fault(error, self._where) from error

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


def network_fault(error: Exception, where: str) -> CorridorError:
    """Return the typed error that a failure of the network or the protocol stands for."""
    if isinstance(error, DeadlinePassed):
        return _later("slow", f"The response took longer than {error}", where)
    if isinstance(error, httpcore.TimeoutException):
        return _later("timeout", "The server did not answer in time", where)
    for causes, kind, message in CAUSES:
        if isinstance(error.__cause__, causes):
            return _later(kind, f"{message} ({error.__cause__})", where)
    if isinstance(error, httpcore.ProtocolError):
        return _protocol_fault(str(error), where)
    return _later("unreachable", f"The server cannot be reached: {error}", where)


def _protocol_fault(said: str, where: str) -> CorridorError:
    if said.startswith(SHORT_BODY):
        return _later("short_body", f"The body ended early: {said.removeprefix(SHORT_BODY).strip(' ()')}", where)
    if said.startswith("Server disconnected"):
        return _later("reset", "The server closed the connection without an answer", where)
    return _later("bad_response", f"The answer is not valid HTTP: {said}", where)


def _later(kind: str, message: str, where: str) -> RetryLater:
    return RetryLater(kind, message, where=where, remedy="It is asked again by itself.")
