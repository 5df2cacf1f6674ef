"""The newsroom served on loopback: a host and port for each outlet, two editions of the day."""

import selectors
import threading
from http.server import ThreadingHTTPServer
from itertools import count, repeat
from pathlib import Path
from typing import Self

from tests.newsroom.articles import Edition, NewsArticle, articles_of
from tests.newsroom.faulty import FAULTY, open_faulty
from tests.newsroom.outlets import every_outlet
from tests.newsroom.routes import routes_of
from tests.newsroom.serving import Desk, Request, RequestLog, open_desk
from tests.newsroom.settings import settings_text, sources_text

LOOPBACK = "127.0.0.1"
POLL_S = 0.1


class Newsroom:
    """The outlets and, beside them, a host for every fault; serving between `start` and `stop`.

    `first_port` gives the hosts the ports from there on, so that urls stay the same from one run to
    the next; 0 takes whatever is free.
    """

    def __init__(self, edition: Edition = "morning", *, first_port: int = 0) -> None:
        self._edition: Edition = edition
        self._log = RequestLog()
        self._desks: dict[str, Desk] = {}
        self._servers: list[ThreadingHTTPServer] = []
        self._faults: dict[str, str] = {}
        self._stopping = threading.Event()
        self._loop = threading.Thread(target=self._serve, name="newsroom", daemon=True)
        self._first_port = first_port

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Open every port, render the edition and serve it from a thread of its own."""
        ports = count(self._first_port) if self._first_port else repeat(0)
        for outlet in every_outlet():
            desk, server = open_desk(outlet, (LOOPBACK, next(ports)), self._log, self.set_edition)
            self._desks[outlet.id] = desk
            self._servers.append(server)
        self._faults, servers = open_faulty(LOOPBACK, ports, self._log)
        self._servers.extend(servers)
        self.set_edition(self._edition)
        self._loop.start()

    def stop(self) -> None:
        """Stop serving and close every port."""
        self._stopping.set()
        self._loop.join()
        for server in self._servers:
            server.server_close()

    @property
    def edition(self) -> Edition:
        """The edition on show."""
        return self._edition

    def set_edition(self, edition: Edition) -> None:
        """Show another edition from the next request on."""
        self._edition = edition
        articles = articles_of(edition)
        for desk in self._desks.values():
            own = [article for article in articles if article.outlet == desk.outlet.id]
            desk.pages = routes_of(desk.outlet, desk.base, own)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request answered so far, in order."""
        return self._log.taken()

    @property
    def addresses(self) -> dict[str, str]:
        """The outlets' addresses by id, without a closing slash; the faults' as `faulty/<name>`."""
        outlets = {name: desk.base for name, desk in self._desks.items()}
        return outlets | {f"{FAULTY}/{name}": url for name, url in self._faults.items()}

    def url(self, outlet: str, path: str = "/") -> str:
        """Return the address of a path at an outlet."""
        return self._desks[outlet].base + path

    def article_url(self, article: NewsArticle) -> str:
        """Return the canonical address of an article."""
        return self.url(article.outlet, article.path)

    def sources_toml(self, path: Path, *, faults: bool = False) -> Path:
        """Write a sources.toml of every listing, with `faults` of every fault too, and return its path."""
        text = sources_text(self._desks.values(), self._faults if faults else {})
        path.write_text(text, encoding="utf-8")
        return path

    def settings_toml(self, path: Path, sources: Path) -> Path:
        """Write a corridor.toml that fetches from loopback without long waits, and return its path."""
        path.write_text(settings_text(sources), encoding="utf-8")
        return path

    def _serve(self) -> None:
        with selectors.DefaultSelector() as selector:
            for server in self._servers:
                selector.register(server.socket, selectors.EVENT_READ, server)
            while not self._stopping.is_set():
                for key, _ in selector.select(POLL_S):
                    key.data.handle_request()
