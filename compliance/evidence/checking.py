"""Whether every file of evidence is there, byte for byte, and its steps are of one that is."""

import hashlib
from collections.abc import Iterator
from typing import Final

from complaints.files import store
from compliance.evidence.models import EvidenceFile

CHUNK: Final = 1024 * 1024


def paths() -> Iterator[str]:
    """Every path of a file of evidence in the storage."""
    for path in EvidenceFile.objects.values_list("path", flat=True).iterator():
        if path is not None:
            yield path


def differences() -> Iterator[str]:
    """Each file that is gone or is not what was handed in, one sentence each."""
    for row in EvidenceFile.objects.order_by("pk").iterator():
        if row.path is None:
            if hashlib.sha256(row.link.encode()).hexdigest() != row.sha256:
                yield f"evidence {row.pk}: its address is not what was handed in"
            continue
        try:
            if _digest(row.path) != row.sha256:
                yield f"file {row.path} is not what was stored"
        except FileNotFoundError:
            yield f"file {row.path} is missing"


def _digest(path: str) -> str:
    found = hashlib.sha256()
    with store.opened(path) as file:
        while part := file.read(CHUNK):
            found.update(part)
    return found.hexdigest()
