"""Where a request comes from, as a keyed hash: equal for equal addresses, and nothing that could be read back."""

import hmac
import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings


def of(meta: Mapping[str, Any]) -> str:
    """The hash for the META of a request. An IPv6 address counts by its /64, which is what one line gets."""
    return _of(settings.SECRET_KEY, _address(meta))


def network_of(meta: Mapping[str, Any]) -> str:
    """The hash of the network around that address: the /24 of an IPv4 address, the /48 of an IPv6 one, which is what
    an office has."""
    return _network_of(settings.SECRET_KEY, _address(meta))


def keyed(purpose: str, text: str) -> str:
    """A short hash that only the holder of SECRET_KEY can make."""
    return _keyed(settings.SECRET_KEY, purpose, text)


@lru_cache(maxsize=256)
def _of(secret: str, address: str) -> str:
    return _keyed(secret, "address", _network(address))


@lru_cache(maxsize=256)
def _network_of(secret: str, address: str) -> str:
    return _keyed(secret, "network", _around(address))


def _keyed(secret: str, purpose: str, text: str) -> str:
    message = f"tuntas.limits.{purpose}\n{text}".encode()
    return hmac.digest(secret.encode(), message, "sha256").hex()[:24]


def _address(meta: Mapping[str, Any]) -> str:
    """The caller's. What stands in X-Forwarded-For is believed as far as proxies of ours wrote it (setting PROXIES)."""
    direct = str(meta.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return direct
    told = [each.strip() for each in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if each.strip()]
    return told[-settings.PROXIES] if len(told) >= settings.PROXIES else direct


def _network(address: str) -> str:
    number = _number(address)
    if isinstance(number, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((number, 64), strict=False))
    return address if number is None else str(number)


def _around(address: str) -> str:
    number = _number(address)
    if number is None:
        return address
    if number.version == 4:
        return f"{ipaddress.IPv4Address(int(number) & 0xFFFFFF00)}/24"
    return str(ipaddress.ip_network((number, 48), strict=False))


def _number(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address, an IPv4 one also where it came as IPv6; None for what is none."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(number, ipaddress.IPv6Address) and number.ipv4_mapped is not None:
        return number.ipv4_mapped
    return number
