"""Who ends the servers: the last user that leaves, or, when users were killed, a small process of its own.

`python -m config.embedded TUNTAS_VAR` is that process. While somebody holds the servers it starts again
whichever died; when nobody does, it stops them and ends.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from config.embedded.place import EmbeddedError, Place, take
from config.embedded.postgres import Postgres
from config.embedded.valkey import Valkey

LOOK_SECONDS = 1.0
STOP_SECONDS = 5
ROOT = Path(__file__).resolve().parent.parent.parent
KINDS: dict[str, type[Postgres] | type[Valkey]] = {"postgres": Postgres, "valkey": Valkey}


def start(place: Place, kinds: Iterable[str]) -> dict[str, str]:
    """Start these servers and the keeper where they do not run; returns addresses. Only under the gate."""
    addresses: dict[str, str] = {}
    passwords = place.secrets()
    place.write("started.json", json.dumps(sorted({*kinds, *_started(place)})))
    for kind in kinds:
        server = KINDS[kind](place, passwords)
        server.start()
        addresses |= server.urls()
    _ensure_keeper(place)
    return addresses


def release(place: Place, held: int) -> None:
    """Stop being a user; the last one out stops the servers and the keeper. Only under the gate."""
    os.close(held)
    users = place.open_lock("users")
    last = take(users)
    os.close(users)
    if last:
        _stop_servers(place)
        _stop_keeper(place)


def keep(place: Place) -> None:
    """The keeper's life; ends at once when there is another keeper."""
    own, gate, users = place.open_lock("keeper"), place.open_lock("gate"), place.open_lock("users")
    if not take(own):
        return
    os.truncate(own, 0)
    os.write(own, str(os.getpid()).encode())
    while True:
        time.sleep(LOOK_SECONDS)
        if not take(gate):
            continue
        if take(users):
            _stop_servers(place)
            os.close(own)  # before the gate opens: whoever comes next must see that there is no keeper
            return
        for kind in _started(place):
            server = KINDS[kind](place, place.secrets())
            if not server.alive():
                sys.stderr.write(f"{kind} had died and is started again\n")
                with suppress(EmbeddedError):  # said in the server's own log; the next look tries again
                    server.start()
        fcntl.flock(gate, fcntl.LOCK_UN)


def _started(place: Place) -> list[str]:
    path = place.var / "started.json"
    kinds: list[str] = json.loads(path.read_text()) if path.exists() else []
    return kinds


def _stop_servers(place: Place) -> None:
    for kind in reversed(_started(place)):
        server = KINDS[kind](place, place.secrets())
        server.stop()
        with suppress(OSError):  # the other server's socket may still lie in it
            server.sockets.rmdir()
    (place.var / "started.json").unlink(missing_ok=True)


def _ensure_keeper(place: Place) -> None:
    lock = place.open_lock("keeper")
    free = take(lock)
    os.close(lock)
    if free:
        with place.open_log("keeper") as log:
            subprocess.Popen(
                [sys.executable, "-m", "config.embedded", str(place.var)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                umask=0o077,
                start_new_session=True,
            )


def _stop_keeper(place: Place) -> None:
    lock = place.open_lock("keeper")
    deadline = time.monotonic() + STOP_SECONDS
    while not take(lock) and time.monotonic() < deadline:
        pid = os.pread(lock, 20, 0)
        if pid:
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGTERM)
        time.sleep(0.02)
    os.close(lock)
