"""One form for all the addresses of one page."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

TRACKING = re.compile(
    r"""(?:utm|mtm|pk|piwik|hsa|mc|ns|oly|vero|wt|at|trk|itm|cm|spm|icid|ncid|ocid|algo)_[\w.]*
    | utm[a-z]* | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | msclkid | yclid | twclid | igshid | igsh | ttclid
    | _ga | _gl | _hs[a-z]+ | __twitter_impression | mkt_tok | ml_subscriber(?:_hash)? | ceid | emci | emdi | nl_?id
    | ref | ref_?src | ref_?url | referr?er | cmpid? | campaign(?:_?id)? | smid | smtyp | soc_(?:src|trk) | sr_share
    | share | shared | sharetype | feature | ftag | xtor | cid_source | taid | guccounter | guce_referrer(?:_sig)?
    | amp | amp_js_v | amp_gsa | usqp | outputtype | output | print | printable | from_?rss | rss | source_?rss""",
    re.VERBOSE | re.IGNORECASE,
)
"""Query parameters that say where a reader came from or how the page is dressed, never which article it is.

Named after what senders document: Google, Meta, Microsoft, Yandex, X, TikTok, HubSpot, Mailchimp, Matomo, Marketo,
Adobe, AMP. Names that some outlets use for articles (id, p, cid, sid, story, page) stay.
"""
_DRESSED_HOST = re.compile(r"^(?:(?:www\d?|m|mobile|amp|wap)\.)+(?=[^.]+\.[^.]+)")
_AMP_CACHE = re.compile(r"^https?://[^/]+\.cdn\.ampproject\.org/(?:[a-z]/)?(s/)?(?=[^/]+\.)", re.IGNORECASE)
_AMP_VIEWER = re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(s/)?(?=[^/]+\.)", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:/)", re.IGNORECASE)
_AMP_PATH = re.compile(r"^/amp(?=/.)|(?:/amp|\.amp|/amp\.html)$|\.amp(?=\.html$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_MOST_LAYERS = 8


def canonical_url(url: str) -> str:
    """Return the form that all links to one page share; idempotent, and never an error.

    Dropped: http against https, www and mobile hosts, default ports, user names, AMP and archive wrappers, tracking
    parameters, the order of parameters, fragments (but #! routes), trailing slashes and index pages. Addresses that
    are not http, or cannot be parsed, come back trimmed.
    """
    current = url.strip()
    for _ in range(_MOST_LAYERS):
        simpler = _simplify(current)
        if simpler == current:
            break
        current = simpler
    return current


def _simplify(url: str) -> str:
    try:
        parts = urlsplit(_unwrap(url))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return url
        fragment = parts.fragment if parts.fragment.startswith("!") else ""
        plain = SplitResult("https", _host(parts), _path(parts.path), _query(parts.query), fragment)
        return canonicalize_url(urlunsplit(plain), keep_fragments=bool(fragment)).removesuffix("/")
    except ValueError:
        return url


def _unwrap(url: str) -> str:
    for wrapper in (_AMP_CACHE, _AMP_VIEWER):
        if match := wrapper.match(url):
            return ("https://" if match[1] else "http://") + url[match.end() :]
    unarchived = _ARCHIVED.sub("", url)
    return re.sub(r"^(https?:)/+", r"\1//", unarchived, flags=re.IGNORECASE)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    bare = host if re.fullmatch(r"[\d.]+|.*:.*", host) else _DRESSED_HOST.sub("", host)
    bare = f"[{bare}]" if ":" in bare else bare
    return bare if parts.port in {None, 80, 443} else f"{bare}:{parts.port}"


def _path(path: str) -> str:
    collapsed = re.sub(r"/{2,}", "/", path).rstrip("/")
    return _INDEX.sub("", _AMP_PATH.sub("", collapsed)).rstrip("/")


def _query(query: str) -> str:
    kept = (item for item in query.split("&") if item and not TRACKING.fullmatch(item.partition("=")[0]))
    return "&".join(kept)
