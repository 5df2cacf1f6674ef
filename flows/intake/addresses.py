"""The addresses behind a host name, and which of them a crawler may connect to."""

import socket
from collections.abc import Iterable
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from extractors.errors import Rejected, RetryLater

NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are the IPv4 address meant."""


class Scope(StrEnum):
    """Where an address can be reached from."""

    PUBLIC = "public"
    LOOPBACK = "loopback"
    LINK_LOCAL = "link-local"
    PRIVATE = "private"
    RESERVED = "reserved"
    """Multicast, unspecified, documentation and whatever else is nobody's web site."""


def resolve(host: str, port: int, where: str) -> tuple[str, ...]:
    """Return the numeric addresses of a host, in the resolver's order.

    Raises RetryLater("dns_failure") and Rejected("bad_url").
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise RetryLater(
            "dns_failure",
            f"The name {host} has no address ({error.strerror})",
            where=where,
            remedy="Check the spelling, and this machine's network.",
        ) from error
    except (UnicodeError, OverflowError, ValueError) as error:
        raise Rejected("bad_url", f"{host}:{port} is no address of a host ({error})", where=where) from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def refuse_private(addresses: Iterable[str], allowed: Iterable[Scope], where: str) -> None:
    """Raise Rejected("private_address") where any address lies neither on the public internet nor in an allowed scope.

    One is enough: a name that mixes both kinds is an attack or a mistake.
    """
    for address in addresses:
        scope = scope_of(address)
        if scope is not Scope.PUBLIC and scope not in allowed:
            raise Rejected(
                "private_address",
                f"The host is {address}, a {scope} address",
                where=where,
                remedy="Set allow_private_addresses to fetch from your own network; redirects into it stay refused.",
            )


def scope_of(address: str) -> Scope:
    """Return the scope of a numeric address; an IPv4 address wrapped in an IPv6 one counts as itself."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and (inner := _wrapped(ip)) is not None:
        return scope_of(str(inner))
    if ip.is_loopback:
        return Scope.LOOPBACK
    if ip.is_link_local:
        return Scope.LINK_LOCAL
    if ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return Scope.RESERVED
    if ip.is_global and not (isinstance(ip, IPv6Address) and ip.is_site_local):
        return Scope.PUBLIC
    return Scope.PRIVATE


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
