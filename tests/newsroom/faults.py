"""Faults of real sites, each really produced on the socket of a standard-library HTTP handler.

Every handler answers one request and closes the connection. The pages and feeds are our own, about
invented people and places.
"""

import gzip
import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

Fault = Callable[[BaseHTTPRequestHandler], None]

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
RETRY_AFTER_S = 120
CHAIN_LENGTH = 12
PRIVATE_ADDRESS = "http://10.11.12.13/internal"
SLOW_BYTES = 600
MEBIBYTE = 1 << 20
BOMB_MEBIBYTES = 1024
LARGE_BYTES = 20_000_000

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1>{body}</main></body></html>
"""
STORY = (
    "<p>Two engineers were hurt on Tuesday when a device went off beside their van near the village of Tor Kanda, "
    "the district office said.</p><p>The van was carrying staff of a tunnel project back to their camp. Police "
    "closed the road and questioned the drivers of three lorries.</p><p>No group has said that it was behind the "
    "blast. The company said that work would go on after a day’s pause.</p>"
)
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Faulty Gazette</title><link>http://gazette.invalid/</link>
<description>News that is hard to fetch</description>{items}</channel></rss>
"""
BOMB_ENTITIES = "\n".join(
    [
        '<!ENTITY a0 "ha">',
        *(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)),
    ]
)
BOMB_FEED = f"""<?xml version="1.0"?>
<!DOCTYPE rss [
{BOMB_ENTITIES}
]>
<rss version="2.0"><channel><title>&a9;</title><link>http://gazette.invalid/</link>
<item><title>&a9;</title><link>http://gazette.invalid/1</link></item></channel></rss>
"""


def page(title: str, body: str) -> bytes:
    """Return a small web page."""
    return PAGE.format(title=title, body=body).encode()


def reset_midway(handler: BaseHTTPRequestHandler) -> None:
    """Promise a page, send half, then break the connection off with a RST."""
    body = page("Blast near Tor Kanda", STORY)
    _head(handler, HTTPStatus.OK, HTML, {"Content-Length": str(len(body))})
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    # A reset is what closing sends when nothing may linger; the handler's reader holds the socket open.
    time.sleep(0.05)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.rfile.close()
    handler.connection.close()


def one_byte_a_second(handler: BaseHTTPRequestHandler) -> None:
    """Send a page a byte a second: every read gets something, the response never ends."""
    body = page("Blast near Tor Kanda", STORY)[:SLOW_BYTES]
    _head(handler, HTTPStatus.OK, HTML, {"Content-Length": str(len(body))})
    _stream(handler, _slowly(body))


def redirect_loop(handler: BaseHTTPRequestHandler) -> None:
    """Lead to a second address that leads back."""
    path = urlsplit(handler.path)
    _redirect(handler, path.path if path.query else f"{path.path}?again=1")


def redirect_chain(handler: BaseHTTPRequestHandler) -> None:
    """Lead on and on, to a new address each time; there is a page at the end for who goes that far."""
    path = urlsplit(handler.path)
    hop = int(parse_qs(path.query).get("hop", ["0"])[0])
    if hop >= CHAIN_LENGTH:
        _answer(handler, page("The end of the chain", STORY))
    else:
        _redirect(handler, f"{path.path}?hop={hop + 1}")


def redirect_private(handler: BaseHTTPRequestHandler) -> None:
    """Lead to an address inside somebody's network."""
    _redirect(handler, PRIVATE_ADDRESS)


def not_found(handler: BaseHTTPRequestHandler) -> None:
    """Answer 404."""
    _answer(handler, page("Not found", "<p>There is no such page.</p>"), status=HTTPStatus.NOT_FOUND)


def gone(handler: BaseHTTPRequestHandler) -> None:
    """Answer 410."""
    _answer(handler, page("Gone", "<p>The page was taken down.</p>"), status=HTTPStatus.GONE)


def forbidden(handler: BaseHTTPRequestHandler) -> None:
    """Answer 403."""
    _answer(handler, page("Forbidden", "<p>Not for you.</p>"), status=HTTPStatus.FORBIDDEN)


def rate_limited_seconds(handler: BaseHTTPRequestHandler) -> None:
    """Answer 429 with Retry-After in seconds."""
    _busy(handler, HTTPStatus.TOO_MANY_REQUESTS, str(RETRY_AFTER_S))


def rate_limited_date(handler: BaseHTTPRequestHandler) -> None:
    """Answer 429 with Retry-After as an HTTP-date."""
    moment = datetime.now(UTC) + timedelta(seconds=RETRY_AFTER_S)
    _busy(handler, HTTPStatus.TOO_MANY_REQUESTS, format_datetime(moment, usegmt=True))


def server_error(handler: BaseHTTPRequestHandler) -> None:
    """Answer 500."""
    _answer(handler, page("Error", "<p>Something broke.</p>"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable(handler: BaseHTTPRequestHandler) -> None:
    """Answer 503 with Retry-After."""
    _busy(handler, HTTPStatus.SERVICE_UNAVAILABLE, str(RETRY_AFTER_S))


def robots_refused(handler: BaseHTTPRequestHandler) -> None:
    """A page like any other, at an address that the site's robots.txt disallows."""
    _answer(handler, page("Blast near Tor Kanda", STORY))


def gzip_bomb(handler: BaseHTTPRequestHandler) -> None:
    """Send a megabyte that unpacks to a gigabyte."""
    _head(handler, HTTPStatus.OK, HTML, {"Content-Encoding": "gzip"})
    _stream(handler, _bomb())


def entity_bomb_feed(handler: BaseHTTPRequestHandler) -> None:
    """Send a feed whose entities expand to gigabytes ("billion laughs")."""
    _answer(handler, BOMB_FEED.encode(), RSS)


def truncated_gzip(handler: BaseHTTPRequestHandler) -> None:
    """Send compressed data that ends early, under a Content-Length that fits what is sent."""
    packed = gzip.compress(page("Blast near Tor Kanda", STORY * 20))
    _answer(handler, packed[: len(packed) * 2 // 3], headers={"Content-Encoding": "gzip"})


def wrong_charset(handler: BaseHTTPRequestHandler) -> None:
    """Say ISO-8859-1 and send UTF-8, in Urdu."""
    body = PAGE.replace('<meta charset="utf-8">', "").format(
        title="تور کنڈہ کے قریب دھماکہ",
        body="<p>ضلعی دفتر کے مطابق منگل کو تور کنڈہ گاؤں کے قریب ایک گاڑی کے پاس دھماکہ ہوا "
        "جس میں دو انجینئر زخمی ہوئے۔</p><p>پولیس نے سڑک بند کر دی اور تین ڈرائیوروں سے پوچھ گچھ کی۔ "
        "کمپنی نے کہا کہ کام ایک دن کے وقفے کے بعد جاری رہے گا۔</p>",
    )
    _answer(handler, body.encode(), "text/html; charset=iso-8859-1")


def html_as_feed(handler: BaseHTTPRequestHandler) -> None:
    """Send a web page where a feed should be, under a feed's media type."""
    _answer(handler, page("We are moving house", "<p>The Gazette is being rebuilt. Come back soon.</p>"), RSS)


def empty_feed(handler: BaseHTTPRequestHandler) -> None:
    """Send a feed without entries."""
    _answer(handler, FEED.format(items="").encode(), RSS)


def twenty_megabytes(handler: BaseHTTPRequestHandler) -> None:
    """Send a page of twenty megabytes whose length is not announced."""
    _head(handler, HTTPStatus.OK, HTML, {})
    filler = b"<p>and so on</p>" * 4096
    _stream(handler, (filler for _ in range(LARGE_BYTES // len(filler) + 1)))


def short_body(handler: BaseHTTPRequestHandler) -> None:
    """Send less than the Content-Length promises, and close in an orderly way."""
    body = page("Blast near Tor Kanda", STORY)
    _head(handler, HTTPStatus.OK, HTML, {"Content-Length": str(len(body) + 500)})
    _stream(handler, iter([body]))


def consent_wall(handler: BaseHTTPRequestHandler) -> None:
    """Answer 200 with a question about cookies in place of the article."""
    _answer(
        handler,
        page(
            "Before you continue",
            "<form action='/consent' method='post'><h2>We value your privacy</h2><p>We and our 214 partners store "
            "and read cookies on your device to show you personalised advertising.</p><button>Accept all</button>"
            "<button>Reject all</button><button>Manage cookie preferences</button></form>",
        ),
    )


def soft_404(handler: BaseHTTPRequestHandler) -> None:
    """Answer 200 with a page that says there is none."""
    _answer(
        handler,
        page(
            "404 - Page not found",
            "<p>Sorry, the page you are looking for could not be found. It may have been moved or deleted.</p>"
            "<p><a href='/'>Go to the home page</a></p>",
        ),
    )


def paywall_stub(handler: BaseHTTPRequestHandler) -> None:
    """Answer 200 with the first sentences of an article, declared as not free."""
    declared = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Inside the guard force of the tunnel road", "isAccessibleForFree": false, '
        '"datePublished": "2024-03-05T09:30:00+05:00", "hasPart": {"@type": "WebPageElement", '
        '"isAccessibleForFree": false, "cssSelector": ".rest"}}</script>'
    )
    _answer(
        handler,
        page(
            "Inside the guard force of the tunnel road",
            f"{declared}<p>The guards of the tunnel road rise before dawn.</p><div class='rest'><p>Subscribe to "
            "read the rest of this article. Already a subscriber? Sign in.</p></div>",
        ),
    )


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        reset_midway,
        one_byte_a_second,
        redirect_loop,
        redirect_private,
        redirect_chain,
        not_found,
        gone,
        forbidden,
        rate_limited_seconds,
        rate_limited_date,
        server_error,
        unavailable,
        robots_refused,
        gzip_bomb,
        entity_bomb_feed,
        truncated_gzip,
        wrong_charset,
        html_as_feed,
        empty_feed,
        twenty_megabytes,
        short_body,
        consent_wall,
        soft_404,
        paywall_stub,
    )
}


def _head(handler: BaseHTTPRequestHandler, status: HTTPStatus, content_type: str, headers: dict[str, str]) -> None:
    handler.close_connection = True
    handler.send_response(status)
    for name, value in {"Content-Type": content_type, "Connection": "close", **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()


def _answer(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    content_type: str = HTML,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    headers: dict[str, str] | None = None,
) -> None:
    _head(handler, status, content_type, {"Content-Length": str(len(body)), **(headers or {})})
    _stream(handler, iter([body]))


def _redirect(handler: BaseHTTPRequestHandler, location: str) -> None:
    _head(handler, HTTPStatus.FOUND, HTML, {"Location": location, "Content-Length": "0"})


def _busy(handler: BaseHTTPRequestHandler, status: HTTPStatus, retry_after: str) -> None:
    body = page("Too busy", "<p>Please come back later.</p>")
    _answer(handler, body, status=status, headers={"Retry-After": retry_after})


def _stream(handler: BaseHTTPRequestHandler, pieces: Iterator[bytes]) -> None:
    """Send pieces until they end or the other side has had enough."""
    try:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
    except (BrokenPipeError, ConnectionResetError):
        return


def _slowly(body: bytes) -> Iterator[bytes]:
    for byte in body:
        yield bytes([byte])
        time.sleep(1)


def _bomb() -> Iterator[bytes]:
    """One gzip member of a gigabyte of blanks: one packed block, sent again and again."""
    blanks = b" " * MEBIBYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    checksum = 0
    for _ in range(BOMB_MEBIBYTES):
        yield block
        checksum = zlib.crc32(blanks, checksum)
    yield packer.flush(zlib.Z_FINISH)
    yield struct.pack("<II", checksum, (BOMB_MEBIBYTES * MEBIBYTE) & 0xFFFFFFFF)
