"""Where one request ends in the bytes of a connection. Pure.

It only has to know how much to wait for: gunicorn's parser judges the same bytes again, strictly. Wherever the two
could disagree, nothing is waited for and the connection ends with the answer, so no second request hides in it.
"""

import re
from dataclasses import dataclass
from typing import Final

LARGEST_HEAD: Final = 32 * 1024
"""Bytes of request line and headers; a browser sends 1 to 4 kB."""
LARGEST_BODY: Final = 64 * 1024 * 1024
"""Bytes. More than any door takes: a request that says more reaches its door without its body, to be refused."""
END: Final = b"\r\n\r\n"
_DIGITS: Final = re.compile(rb"[0-9]{1,18}")


@dataclass(frozen=True)
class Frame:
    """What follows a head: this many bytes of body; `last` when the connection must end with this request."""

    body: int = 0
    last: bool = False
    expects_continue: bool = False


def head_ends(received: bytearray, searched: int) -> int:
    """Where the head ends (behind its empty line), -1 when it has not yet; `searched` bytes hold no end of it."""
    found = received.find(END, max(0, searched - len(END) + 1))
    return -1 if found < 0 else found + len(END)


def frame(head: bytes) -> Frame:
    """What follows this head. A length that is odd, given twice, too large or beside a Transfer-Encoding is none."""
    lengths, continues = list[bytes](), False
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        match name.strip().lower():
            case b"content-length":
                lengths.append(value.strip(b" \t"))
            case b"transfer-encoding":
                return Frame(last=True)
            case b"expect":
                continues = value.strip().lower() == b"100-continue"
    if not lengths:
        return Frame()
    if len(lengths) > 1 or not _DIGITS.fullmatch(lengths[0]) or int(lengths[0]) > LARGEST_BODY:
        return Frame(last=True)
    return Frame(int(lengths[0]), expects_continue=continues)
