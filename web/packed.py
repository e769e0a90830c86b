"""A page that shows a secret, packed for a slow line so that its length tells nothing of the secret (docs/adr/0090)."""

import zlib
from typing import Final

HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Of a gzip file without name and time (RFC 1952)."""
MOST: Final = 0xFFFF
"""Bytes of a block that is stored as it is (RFC 1951)."""


def around(page: bytes, secret: bytes) -> bytes:
    """The page as gzip. The secret is stored as it is, in a block of its own, and nothing before or after it is packed with it in
    view: whatever else stands on the page, another secret of the same length gives the same number of bytes."""
    parts = page.split(secret)
    packed = [HEAD]
    for part in parts[:-1]:
        packed += [_packed(part, zlib.Z_FULL_FLUSH), _stored(secret)]
    packed.append(_packed(parts[-1], zlib.Z_FINISH))
    ends = zlib.crc32(page).to_bytes(4, "little") + (len(page) % 2**32).to_bytes(4, "little")
    return b"".join(packed) + ends


def _packed(part: bytes, end: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(part) + packer.flush(end)


def _stored(secret: bytes) -> bytes:
    assert 0 < len(secret) <= MOST
    size = len(secret).to_bytes(2, "little")
    return b"\x00" + size + bytes(byte ^ 0xFF for byte in size) + secret
