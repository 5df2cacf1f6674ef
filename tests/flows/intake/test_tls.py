"""Secure connections go to the checked address, under the host's own name."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from extractors.errors import RetryLater
from flows.intake.client import PoliteClient
from tests.flows.intake.conftest import QUICK, send

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with openssl")
SETTINGS = replace(QUICK, obey_robots=False)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        send(self, self.headers["Host"].encode(), {})

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for "localhost" and no other name, with its key beside it."""
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out cert.pem"
    names = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command.split(), *names], cwd=folder, check=True, capture_output=True)
    return folder / "cert.pem"


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """The port of a secure server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_trusted_name_is_read(port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with closing(PoliteClient(SETTINGS)) as client:
        assert client.get(f"https://localhost:{port}/").body == f"localhost:{port}".encode()


@pytest.mark.parametrize("trusted", [True, False])
def test_another_name_or_an_unknown_issuer_is_refused(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    host = "127.0.0.1" if trusted else "localhost"
    with closing(PoliteClient(SETTINGS)) as client, pytest.raises(RetryLater) as caught:
        client.get(f"https://{host}:{port}/")
    assert caught.value.kind == "tls_error"
