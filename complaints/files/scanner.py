"""Asking a virus scanner (clamd) about a file: command INSTREAM of its protocol, over TCP or a Unix socket.

Source: clamd(8). Every wait has an end; a scanner that is away, slow or does not keep to its protocol has said nothing.
"""

import logging
import socket
import struct
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from prometheus_client import Counter

CHUNK: Final = 64 * 1024
LONGEST_ANSWER: Final = 4_096
FOUND: Final = Counter("tuntas_files_infected", "Files that the virus scanner found infected.", registry=None)
logger = logging.getLogger(__name__)


class Verdict(StrEnum):
    """What is known of a file."""

    UNASKED = ""
    """No scanner is set up."""
    PENDING = "pending"
    """The scanner did not answer."""
    CLEAN = "clean"
    INFECTED = "infected"


def verdict(data: bytes, *, address: str, seconds: float) -> Verdict:
    """The scanner's word. `address`: tcp://host:port, unix:///path or nothing; `seconds` of each wait."""
    if not address:
        return Verdict.UNASKED
    try:
        with _connected(address, seconds) as connection:
            _send(connection, data)
            answer = _answer(connection)
    except (OSError, ValueError) as error:
        logger.warning("scanner_away", extra={"code": type(error).__name__})
        return Verdict.PENDING
    if answer.endswith(b" FOUND"):
        logger.warning("scanner_found")
        FOUND.inc()
        return Verdict.INFECTED
    if answer == b"stream: OK":
        return Verdict.CLEAN
    logger.warning("scanner_unsure")
    return Verdict.PENDING


def _connected(address: str, seconds: float) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(seconds)
        connection.connect(parts.path)
        return connection
    if parts.scheme != "tcp" or parts.hostname is None:
        raise ValueError(address)
    return socket.create_connection((parts.hostname, parts.port or 3310), timeout=seconds)


def _send(connection: socket.socket, data: bytes) -> None:
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), CHUNK):
        part = data[start : start + CHUNK]
        connection.sendall(struct.pack("!I", len(part)) + part)
    connection.sendall(struct.pack("!I", 0))


def _answer(connection: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        part = connection.recv(LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n")
