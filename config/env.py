"""What an address in the environment means to the library that connects to it.

Two forms are understood for each server: host and port, and a Unix socket.

    postgres://user:password@host:5432/name?sslmode=require    postgres://user:password@/name?host=/folder
    redis://user:password@host:6379/0 (rediss:// with TLS)     unix://user:password@/socket/file?db=0
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database(url: str) -> dict[str, Any]:
    """Django's description of a PostgreSQL database; what the query adds besides `host` becomes `OPTIONS`.

    Raises ImproperlyConfigured, never showing the password, when the address is not one of PostgreSQL's.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured(
            f"A database address is postgres://user:password@host:port/name, not {_safe(parts)}."
        )
    query = dict(parse_qsl(parts.query))
    settings: dict[str, Any] = {
        "ENGINE": "complaints.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
    }
    return settings | ({"OPTIONS": query} if query else {})


def redis_py_url(redis_url: str) -> str:
    """The address as redis-py wants it (`Redis.from_url`); raises ImproperlyConfigured for any other."""
    parts = urlsplit(redis_url)
    if parts.scheme not in {"redis", "rediss", "unix"}:
        form = "redis://:password@host:port/0 or unix://:password@/socket"
        raise ImproperlyConfigured(f"A Redis address is {form}, not {_safe(parts)}.")
    return redis_url


def broker_url(redis_url: str) -> str:
    """The address as Celery wants it: a Unix socket is `redis+socket://`, its database `virtual_host`."""
    parts = urlsplit(redis_py_url(redis_url))
    if parts.scheme != "unix":
        return redis_url
    number = dict(parse_qsl(parts.query)).get("db", "0")
    user, password = (quote(unquote(part or ""), safe="") for part in (parts.username, parts.password))
    credentials = f"{user}:{password}@" if user or password else ""
    return f"redis+socket://{credentials}{parts.path}?virtual_host={number}"


def bucket(url: str) -> dict[str, Any]:
    """What django-storages wants to know of a bucket: `s3://key:secret@host:port/bucket/folder?region=...&tls=false`,
    without a host of Amazon's own. Raises ImproperlyConfigured, never showing the secret."""
    parts = urlsplit(url)
    name, _slash, folder = unquote(parts.path.removeprefix("/")).partition("/")
    if parts.scheme != "s3" or not name or not parts.username or not parts.password:
        raise ImproperlyConfigured(
            f"A storage address is s3://key:secret@host/bucket?region=name, not {_safe(parts)}."
        )
    query = dict(parse_qsl(parts.query))
    host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    scheme = "http" if query.get("tls") == "false" else "https"
    return {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": name,
        "location": folder,
        "region_name": query.get("region", "us-east-1"),
        "endpoint_url": f"{scheme}://{host}" if host else None,
        "addressing_style": "path" if host else None,
        "file_overwrite": True,  # names are random: nobody need be asked whether one is taken
        "default_acl": None,
        "querystring_auth": False,
    }


GATEWAYS: Final = {
    "sms": ("SMS_URL", "SMS_TOKEN", "SMS_SENDER", "SMS_TEMPLATE", "SMS_MOST_A_DAY", "SMS_REPORTS_SECRET"),
    "whatsapp": (
        "WHATSAPP_URL",
        "WHATSAPP_TOKEN",
        "WHATSAPP_SENDER",
        "WHATSAPP_TEMPLATE",
        "WHATSAPP_MOST_A_DAY",
        "WHATSAPP_REPORTS_SECRET",
    ),
}
"""By medium, the variables that tell of its gateway."""
SHORTEST_SECRET: Final = 32


def phone(given: Mapping[str, str], folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """Through what short messages leave, by medium: what `SMS_*` and `WHATSAPP_*` say of a gateway, else this folder, else
    nothing. Raises ImproperlyConfigured for an address or a limit that is none, never showing a token."""
    found: dict[str, dict[str, Any]] = {}
    for medium, names in GATEWAYS.items():
        of_url, of_token, of_sender, of_template, of_most, of_reports = names
        url = given.get(of_url, "") or ("" if folder is None else f"file://{folder}")
        if not url:
            continue
        parts, most = urlsplit(url), given.get(of_most, "") or "0"
        if parts.scheme not in {"http", "https", "file"} or (parts.scheme != "file" and not parts.hostname):
            raise ImproperlyConfigured(f"{of_url} is https://host/path, not {_safe(parts)}.")
        if not most.isascii() or not most.isdecimal():
            raise ImproperlyConfigured(f"{of_most} is a number.")
        token = given.get(of_token, "")
        if not token.isascii() or not token.isprintable():
            raise ImproperlyConfigured(f"{of_token} holds what no header can carry.")
        secret = given.get(of_reports, "")
        if secret and len(secret) < SHORTEST_SECRET:
            raise ImproperlyConfigured(f"{of_reports} has at least {SHORTEST_SECRET} characters.")
        found[medium] = {
            "url": url,
            "token": token,
            "sender": given.get(of_sender, ""),
            "template": given.get(of_template, ""),
            "most_a_day": int(most),
            "reports_secret": secret,
        }
    return found


def _safe(parts: SplitResult) -> str:
    return f"{parts.scheme or '?'}://{parts.hostname or ''}{parts.path if parts.scheme else ''}"
