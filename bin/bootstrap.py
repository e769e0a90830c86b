"""Makes `.venv` beside this folder and goes on inside it. Standard library only; an old Python reads it too.

A stamp in `.venv` tells what is installed: the kind of requirements and the hashes of their files. No stamp,
as after a kill, means that nothing in it can be trusted: it is made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "tuntas.json"
KINDS = ("embedded", "dev")  # each holds the ones before it: requirements/*.in
OLDEST = (3, 11)


def enter(kind: str) -> None:
    """Return in `.venv`, with these requirements (of KINDS) installed and the repository importable."""
    _refuse_old_python()
    if not _satisfied(kind):
        lock = os.open(ROOT, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _satisfied(kind):
            _install(kind, lock)
        os.close(lock)
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
    sys.path.insert(0, str(ROOT))


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST:
        sys.exit(
            f"Tuntas needs Python {OLDEST[0]}.{OLDEST[1]} or newer; {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}. If a newer one is there: python3.11 {sys.argv[0]}"
        )


def _hashes() -> dict[str, str]:
    files = {kind: ROOT / "requirements" / f"{kind}.txt" for kind in KINDS}
    return {kind: hashlib.sha256(file.read_bytes()).hexdigest() for kind, file in files.items()}


def _stamp() -> dict[str, Any]:
    try:
        stamp: dict[str, Any] = json.loads(STAMP.read_text())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return stamp if stamp["python"] == _python() else {}


def _python() -> str:
    return str(PYTHON.resolve())


def _satisfied(kind: str) -> bool:
    stamp = _stamp()
    return (
        bool(stamp)
        and PYTHON.exists()
        and KINDS.index(stamp["kind"]) >= KINDS.index(kind)
        and stamp["sha256"][kind] == _hashes()[kind]
    )


def _install(kind: str, lock: int) -> None:
    sys.path.insert(0, str(ROOT))
    from install import Installer  # not before the Python is known to be new enough

    before = _stamp()
    if before and KINDS.index(before["kind"]) > KINDS.index(kind):
        kind = before["kind"]
    installer = Installer(VENV, lock)
    if not before or not PYTHON.exists():
        installer.make()
    STAMP.unlink(missing_ok=True)
    folder = ROOT / "requirements"
    installer.install(folder / f"{kind}.txt", folder / "uv.txt")
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps({"kind": kind, "python": _python(), "sha256": _hashes()}))
    half.replace(STAMP)
