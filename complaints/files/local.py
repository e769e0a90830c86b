"""Files in a folder of this machine, or in one that several machines share: the storage where STORAGE_URL is not set."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.storage import FileSystemStorage


class Local(FileSystemStorage):
    """Written whole and to the disk itself, with the permission of nobody else."""

    def _save(self, name: str, content: Any) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content.read())
            file.flush()
            os.fsync(file.fileno())
        return name

    def stream(self, name: str) -> BinaryIO:
        return Path(self.path(name)).open("rb")

    def every(self, folder: str = "") -> Iterator[tuple[str, datetime]]:
        """Each file and when it was written. What goes meanwhile is passed over."""
        root = Path(self.location)
        for inside, folders, names in os.walk(root / folder):
            folders.sort()
            for name in sorted(names):
                file = Path(inside, name)
                with suppress(FileNotFoundError):
                    written = file.stat().st_mtime
                    yield str(file.relative_to(root)), datetime.fromtimestamp(written, UTC)
