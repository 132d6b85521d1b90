"""Which addresses may be asked: those of the open internet, checked once and then connected to as checked.

A name may resolve to an address inside the network of whoever runs whoholds, at once or at the second asking (DNS
rebinding), and a redirect may lead there. So each name is resolved here, every address it has must be global, and the
connection is made to the address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

from whoholds.fetch.answer import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_OLD_MAPPED = ipaddress.ip_network("::/96")
_INNER = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "fec0::/10", "3fff::/20", "5f00::/16"),
    )
)
"""Networks of IANA's registries of special addresses that older Pythons hold for the open internet."""


def checked(host: str, port: int, *, allowed: Collection[str] = ()) -> list[str]:
    """The addresses of a host, all of them fit to be asked. Raises FetchError where one is not, or there is none.

    `allowed` names hosts or addresses that may be asked although they are not global, as in a test.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no such host: {host}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if host not in allowed and address not in allowed and not is_global(address):
            raise FetchError(f"refused: {host} is {address}, which is no address of the open internet")
    if not addresses:
        raise FetchError(f"no such host: {host}")
    return addresses


def is_global(address: str) -> bool:
    """Whether an address is of the open internet, and so is each address that it stands for."""
    try:
        own = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_open, _meant(own)))


def _is_open(own: Address) -> bool:
    inner = any(own in network for network in _INNER)
    return own.is_global and not (inner or own.is_multicast or own.is_reserved)


def _meant(own: Address) -> list[Address]:
    """The address, and the IPv4 address within one of IPv6 that only wraps it."""
    if isinstance(own, ipaddress.IPv4Address):
        return [own]
    if own.ipv4_mapped:
        return [own.ipv4_mapped]
    if own in _NAT64 or own in _OLD_MAPPED:
        return [own, ipaddress.IPv4Address(int(own) & 0xFFFFFFFF)]
    if own.sixtofour:
        return [own, own.sixtofour]
    return [own, *own.teredo] if own.teredo else [own]
