"""The process in which a file of a stranger is decoded: `python child.py pdf|picture LIMITS`, the file on its input.

Its answer: a line of JSON, then bytes. It sets its own limits before it reads a byte, knows no secret of the
product (its environment is empty) and ends after one file. Started by `complaints/files/apart.py`.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, BinaryIO


def _limit(said: dict[str, Any]) -> None:
    os.nice(5)  # who reads and writes text comes first
    for limit, most in (
        (resource.RLIMIT_AS, said["memory"]),
        (resource.RLIMIT_CPU, said["seconds"]),
        (resource.RLIMIT_FSIZE, 0),  # it writes to its pipe, to no file
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (most, most))


def _pdf(data: bytes, said: dict[str, Any], out: BinaryIO) -> None:
    from complaints.files import pages, pdfs
    from complaints.files.verdicts import BadFile

    def tell(count: int) -> None:
        _line(out, {"pages": count})

    try:
        shown = pdfs.drawn(data, most_pages=said["pages"], most_bytes=said["bytes"], tell=tell)
    except BadFile as refused:
        _line(out, {"refused": refused.code.value})
    except pages.TooLarge:
        return
    else:
        out.write(shown or b"")


def _picture(data: bytes, said: dict[str, Any], out: BinaryIO) -> None:
    from complaints.files import pictures
    from complaints.files.kinds import Kind
    from complaints.files.verdicts import BadFile

    try:
        kept = pictures.redrawn(data, Kind(said["kind"]))
    except BadFile as refused:
        _line(out, {"refused": refused.code.value})
    else:
        _line(out, {**kept._asdict(), "data": None, "shown": None, "is_shown": kept.shown is not None})
        out.write(kept.data)


def _line(out: BinaryIO, answer: dict[str, Any]) -> None:
    out.write(json.dumps(answer).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    limits = json.loads(sys.argv[2])
    _limit(limits)
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    work = {"pdf": _pdf, "picture": _picture}[sys.argv[1]]
    work(sys.stdin.buffer.read(), limits, sys.stdout.buffer)
