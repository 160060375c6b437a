"""Which addresses of the internet protocol crawls may reach: public ones, and those allowed."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

EMBEDDING = {
    ip_network("64:ff9b::/96"): 0,  # NAT64
    ip_network("2002::/16"): 80,  # 6to4
}
"""IPv6 networks whose addresses lead to an IPv4 address, and how many bits stand behind it."""


class Allowed:
    """What an operator allows besides public addresses."""

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self.networks = [ip_network(network) for network in networks]

    def permits(self, address: str) -> bool:
        """Return whether an address may be reached."""
        target = _behind(ip_address(address.partition("%")[0]))
        if any(target in network for network in self.networks):
            return True
        return target.is_global and not target.is_multicast


def literal(host: str) -> str | None:
    """Return the address that a host's name is itself, None if it has to be looked up."""
    try:
        return str(ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        return None


def _behind(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, if it stands for one."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    for network, shift in EMBEDDING.items():
        if address in network:
            return IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return address
